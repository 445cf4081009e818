"""Signatures: what the pieces of a closing block are."""
