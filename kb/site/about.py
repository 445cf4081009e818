"""The page that tells what is kept here and why, what is held back, and whom to ask."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from datasette.utils.asgi import Response

from kb.site.answering import Question

_SOURCES = """
select coalesce(board, 'without a name') as board, platform, count(*) as threads, sum(posts) as posts,
    min(first_posted) as first_posted, max(last_posted) as last_posted
from threads
group by board, platform
order by threads desc, board
limit 100
"""

_LAST_RUN = "select max(finished) as finished, version, extractor_version from runs where finished is not null"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Where the conversations come from, and the last build; its columns are null where there was none."""

    sources: Sequence[sqlite3.Row]
    last_run: sqlite3.Row


async def about(question: Question) -> Response:
    """Answer `/about`."""
    return await question.page("about.html", {"about": await question.load(load_about)})


def load_about(connection: sqlite3.Connection) -> About:
    """Return what the page tells of the database."""
    return About(sources=connection.execute(_SOURCES).fetchall(), last_run=connection.execute(_LAST_RUN).fetchone())
