"""Scopes: of which organization, present, former or none, a stretch of a post speaks."""
