"""Keeping: threads and facts as rows of the database, whose they are, and what a build leaves alone."""
