"""Departments side by side, the reader's own among them."""
