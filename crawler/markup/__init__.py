"""Markup and scripts of pages, before anything is known of the board: selecting, cutting out, reading values."""
