"""Refuses a filter of a table by what is no column of it: SQLite takes such a name for words, and finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Request

from kb.site.parameters import BadParameter, shorten

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette


async def only_columns(datasette: Datasette, request: Request, database: str, table: str) -> None:
    """Raise BadParameter where a filter of the address names no column of the table."""
    columns = await datasette.get_database(database).table_columns(table)
    for key in request.args:
        name, separator, _ = key.partition("__")
        if (separator or not key.startswith("_")) and name not in (*columns, "rowid"):
            raise BadParameter(f"{table} has no column “{shorten(name)}”. It has {', '.join(columns)}.")
