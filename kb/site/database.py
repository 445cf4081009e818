"""The knowledge base among the databases that Datasette serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.metadata import DATABASE

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette
    from datasette.database import Database

_OURS = {"threads", "posts", "structures", "recommendations"}


async def holds_threads(database: Database) -> bool:
    """Return whether a database is a knowledge base of ours, by its tables."""
    return not database.is_memory and set(await database.table_names()) >= _OURS


async def knowledge_base(datasette: Datasette) -> Database | None:
    """Return the knowledge base that the pages show: `kb` before any other, None where there is none."""
    for database in sorted(datasette.databases.values(), key=lambda database: database.name != DATABASE):
        if await holds_threads(database):
            return database
    return None
