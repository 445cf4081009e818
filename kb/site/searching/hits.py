"""What a search finds beside `kb.searching`, for its page and while somebody types: sentences that advise, threads."""

import re
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kb.distil.words.statement import is_clear
from kb.in_words import count
from kb.searching.asking import holding, telling_marks
from kb.searching.found import CLOSE, OPEN
from kb.site.searching.marking import mark_words
from kb.site.wording import day, headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: its title and an excerpt with the words marked, what else is known, the page it leads to.

    The excerpt may be `against` what the title says.
    """

    title: str
    path: str
    detail: str = ""
    excerpt: str = ""
    against: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What was found of one kind (`name`), the most relevant first; never empty.

    It `resembles` the words where nothing in it holds them all.
    """

    name: str
    hits: Sequence[Hit]
    resembles: bool = False

    @property
    def title(self) -> str:
        """The kind as a heading."""
        return "In figures" if self.name == "figures" else self.name.capitalize()


_IN_CONTEXT = re.compile(r"[:?…] ")
"""Stands in a title between a thread's subject and what is said there."""

_ADVICE = f"""
select advice.quote, advice.kind, advice.recommendation_id, advice.post_id, posts.thread_id, threads.subject,
    found.marked
from (
    select rowid, rank, highlight(advice_fts, 0, '{OPEN}', '{CLOSE}') as marked
    from advice_fts where advice_fts match :query order by rank limit :limit
) as found
join advice on advice.rowid = found.rowid
join posts on posts.id = advice.post_id
join threads on threads.id = posts.thread_id
order by found.rank
"""

_THREADS = """
select id, subject, posts, last_posted
from threads
where {conditions}
order by last_posted desc, id
limit :limit
"""


def called(title: str, statement: str) -> str:
    """Return what a recommendation is called where no thread is around it: of a statement that leans on its thread
    its title, which names what the thread is about ("Student help desk: DO IT").
    """
    known = headline(title, statement)
    return title if _IN_CONTEXT.search(title) and not is_clear(statement) else known


def find_advice(connection: sqlite3.Connection, query: str, limit: int, *, beside: Collection[str] = ()) -> list[Hit]:
    """Return sentences that advise, by an FTS5 query; each leads to its place in its thread.

    Those that lean on their thread come after the others. The voices of the recommendations `beside` them, by id, are
    left out: they stand on the pages of those.
    """
    rows = connection.execute(_ADVICE, {"query": query, "limit": limit}).fetchall()
    rows.sort(key=lambda row: not is_clear(row["quote"] or ""))
    return [
        Hit(
            title=telling_marks(row["marked"]),
            path=f"/threads/{row['thread_id']}#post-{row['post_id']}",
            detail=f"{row['kind']} in “{row['subject']}”",
        )
        for row in rows
        if row["quote"] and row["recommendation_id"] not in beside
    ]


def find_threads(connection: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """Return threads in whose subject words begin with every word typed, the newest first."""
    return find(connection, _THREADS, {"conditions": "threads.subject"}, typed, limit, _thread_hit)


def marked(hits: Sequence[Hit], typed: str) -> list[Hit]:
    """Return the hits with the words typed marked in their titles, as beginnings of words too."""
    titles = mark_words([hit.title for hit in hits], typed)
    return [replace(hit, title=title) for hit, title in zip(hits, titles, strict=True)]


def find(
    connection: sqlite3.Connection,
    sql: str,
    columns: Mapping[str, str],
    typed: str,
    limit: int,
    hit: Callable[[sqlite3.Row], Hit],
) -> list[Hit]:
    """Return what a query finds for the words typed: `columns` are those that hold them, by the condition that asks."""
    parameters: dict[str, str | int] = {"limit": limit}
    conditions = {}
    for place, column in columns.items():
        conditions[place], words = holding(column, typed)
        parameters |= words  # the same for every column
    return marked([hit(row) for row in connection.execute(sql.format(**conditions), parameters)], typed)


def _thread_hit(row: sqlite3.Row) -> Hit:
    detail = " · ".join(filter(None, (count(row["posts"], "post"), day(row["last_posted"]))))
    return Hit(title=row["subject"], path=f"/threads/{row['id']}", detail=detail)
