"""The page to print: two sheets for a board that has never heard of us."""
