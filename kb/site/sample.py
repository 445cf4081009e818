"""The fictional community that comes with the package: every page says when its people and districts are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.database import Database

SAMPLE = "sample"
"""The source under which `threadwise build --sample` keeps the sample community (`kb.commands.reading`)."""

_KEPT = """
select
    exists (select 1 from threads where source = :sample) as sample,
    exists (select 1 from threads where source <> :sample) as others
"""

ALL, SOME = "all", "some"


def is_sample(source: str) -> bool:
    """Tell whether a thread's source is the sample community."""
    return source == SAMPLE


async def sample_in(database: Database) -> str | None:
    """Return whether `ALL` or `SOME` of the conversations are the sample community's, None where none is."""
    row = (await database.execute(_KEPT, {"sample": SAMPLE})).first()
    return (SOME if row["others"] else ALL) if row["sample"] else None
