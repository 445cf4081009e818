"""The conversation as it was, with every fact marked where it was said."""
