"""The encoder: a small transformer, taught on annotated posts, that reads words in their context."""
