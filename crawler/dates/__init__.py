"""Moments as boards and mail programs write them: words, orders of day and month, zones, counts back from now."""
