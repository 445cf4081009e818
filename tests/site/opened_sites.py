"""Closes what a site opened."""

from datasette.app import Datasette


def close(datasette: Datasette) -> None:
    """Let go of the files that a site opened."""
    for database in datasette.databases.values():
        database.close()
