"""Searching: what was typed, as words and as meaning, and what the database holds for it."""
