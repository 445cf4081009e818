"""Keeping: a thread and its facts as rows of the database, and what a build leaves alone."""
