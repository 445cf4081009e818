"""How large: the claims by which a post counts students, buildings, staff and grades."""
