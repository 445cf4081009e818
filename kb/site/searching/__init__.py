"""The search box: what it finds, what it offers while somebody types, and the words marked."""
