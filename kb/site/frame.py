"""What the frame of every page knows, of Datasette's pages too: where the tables are, what is open, whose people."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from kb.sample import SAMPLE
from kb.site.database import knowledge_base

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

_SAMPLE = """
select
    exists (select 1 from threads where source = :sample) as sample,
    exists (select 1 from threads where source <> :sample) as others
"""


async def framed(datasette: Datasette, request: Request | None, database: Database | None) -> dict[str, Any]:
    """Return what the frame knows.

    `raw_data` is where Datasette's tables are, `in_raw_data` whether the page is of them, `here` the page's own path,
    and `sample` whether "all" or "some" of the conversations are the fictional sample's, None where none is: every page
    says when its people and districts are made up.
    """
    here = own_path(request) if request else ""
    tables = f"/{database.name}" if database else None
    return {
        "raw_data": datasette.urls.database(database.name) if database else datasette.urls.instance(),
        "in_raw_data": tables is not None and (here == tables or here.startswith(f"{tables}/")),
        "here": here,
        "sample": await _sample_in(database) if database else None,
    }


async def framed_anyhow(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """Return what the frame of a page of Datasette's knows; a page that tells of a broken database has a frame too."""
    try:
        return await framed(datasette, request, await knowledge_base(datasette))
    except sqlite3.Error:
        return await framed(datasette, request, None)


def own_path(request: Request) -> str:
    """Return the path that a request asks for, without the base address under which the site is served."""
    return str(request.scope.get("route_path", request.path))


async def _sample_in(database: Database) -> str | None:
    row = (await database.execute(_SAMPLE, {"sample": SAMPLE})).first()
    return ("some" if row["others"] else "all") if row["sample"] else None
