"""The numbered sources of the page to print: the threads from which it quotes and takes its figures."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.site.caching import cached

_THREADS = """
select
    posts.id as post_id,
    threads.id,
    threads.subject,
    threads.board,
    threads.url,
    threads.last_posted
from json_each(:posts) as asked
join posts on posts.id = asked.value
join threads on threads.id = posts.thread_id
order by asked.key
"""

_BASIS = """
select
    (select count(*) from threads) as threads,
    (select count(*) from posts) as posts,
    (select count(*) from districts_now) as organizations,
    (select min(first_posted) from threads) as first_posted,
    (select max(last_posted) from threads) as last_posted
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Threads in the order of their numbers, from 1, and the number of the thread that holds each post."""

    threads: Sequence[sqlite3.Row]
    numbers: Mapping[str, int]


def load_sources(connection: sqlite3.Connection, posts: Iterable[str]) -> Sources:
    """Return the threads of these posts, each once, in the order in which the page comes to them."""
    threads: dict[str, sqlite3.Row] = {}
    places: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for row in connection.execute(_THREADS, {"posts": json.dumps(list(posts))}):
        threads.setdefault(row["id"], row)
        numbers[row["post_id"]] = places.setdefault(row["id"], len(places) + 1)
    return Sources(threads=tuple(threads.values()), numbers=numbers)


@cached
def load_basis(connection: sqlite3.Connection) -> sqlite3.Row:
    """Return how much the knowledge base holds, and from when."""
    row: sqlite3.Row = connection.execute(_BASIS).fetchone()
    return row
