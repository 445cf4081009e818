"""Finds recommendations, posts and organizations for a person's words, the most relevant first.

What the site's search box and `threadwise search` show. Whatever is typed is taken as words: FTS5's operators and
quotation marks have no meaning here, so no input is an error. All words must occur; where nothing holds them all, any
of them will do, and the answer says so.
"""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

OPEN, CLOSE = "\x02", "\x03"
"""Stand around a found word in an excerpt: characters that no post holds."""

MOST_WORDS = 32
MOST_CHARACTERS = 1_000
"""What was typed counts only so far: SQLite refuses patterns of 50,000 bytes."""

# Relevance is settled inside the full-text index, with a limit: a join inside would make SQLite read every hit.
_RECOMMENDATIONS = """
with hits as (
    select recommendations.id as id, null as quote, found.rank as relevance
    from (
        select rowid, rank from recommendations_fts where recommendations_fts match :query order by rank limit :limit
    ) as found
    join recommendations on recommendations.rowid = found.rowid
    union all
    select advice.recommendation_id, found.quote, found.rank
    from (
        select rowid, rank, highlight(advice_fts, 0, char(2), char(3)) as quote
        from advice_fts where advice_fts match :query order by rank limit 4 * :limit
    ) as found
    join advice on advice.rowid = found.rowid
    where advice.recommendation_id is not null
)
select
    recommendations.id,
    recommendations.title,
    recommendations.statement,
    recommendations.people_for,
    recommendations.people_against,
    topics.name as topic,
    max(hits.quote) as quote,
    min(hits.relevance) as relevance
from hits
join recommendations on recommendations.id = hits.id
left join topics on topics.id = recommendations.topic_id
group by recommendations.id
order by relevance, recommendations.rank
limit :limit
"""

_POSTS = """
select
    posts.id,
    posts.thread_id,
    posts.number,
    posts.posted,
    posts.posted_precision,
    threads.subject,
    coalesce(authors.name, posts.author_name) as author,
    found.excerpt
from (
    select rowid, rank, snippet(posts_fts, 0, char(2), char(3), '…', 40) as excerpt
    from posts_fts where posts_fts match :query order by rank limit :limit
) as found
join posts on posts.rowid = found.rowid
join threads on threads.id = posts.thread_id
left join authors on authors.id = posts.author_id
order by found.rank
"""

_ORGANIZATIONS = """
select
    organizations.id,
    organizations.name,
    organizations.city,
    organizations.state,
    (
        select structures.post_id from structures
        where structures.organization_id = organizations.id
        order by structures.as_of desc, structures.id desc limit 1
    ) as post_id
from organizations
where organizations.name like :pattern escape '\\'
order by length(organizations.name), organizations.name
limit :limit
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecommendation:
    """A recommendation whose statement or one of whose voices holds the words; `quote` is that voice, marked."""

    id: str
    title: str
    statement: str
    topic: str | None
    people_for: int
    people_against: int
    quote: str | None

    @property
    def says_itself(self) -> bool:
        """Whether the voice that was found speaks the statement."""
        return self.quote is not None and self.quote.replace(OPEN, "").replace(CLOSE, "") == self.statement


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPost:
    """A post that holds the words; `excerpt` marks them with `OPEN` and `CLOSE`."""

    id: str
    thread_id: str
    number: int
    subject: str
    author: str | None
    posted: str | None
    posted_precision: str | None
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrganization:
    """An organization whose name holds what was typed; `post_id` is the newest post that describes it."""

    id: str
    name: str
    city: str | None
    state: str | None
    post_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything found; `every_word` is false where no text held all the words and any of them had to do."""

    recommendations: tuple[FoundRecommendation, ...]
    posts: tuple[FoundPost, ...]
    organizations: tuple[FoundOrganization, ...]
    every_word: bool

    def __bool__(self) -> bool:
        return bool(self.recommendations or self.posts or self.organizations)


def search(connection: sqlite3.Connection, typed: str, *, limit: int = 20) -> Found:
    """Return what the database holds for the words typed, at most `limit` of each kind."""
    typed = typed[:MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    recommendations, posts = _match(connection, every_word(typed), limit)
    together = bool(recommendations or posts)
    if not together:
        recommendations, posts = _match(connection, any_word(typed), limit)
    pattern = "%" + re.sub(r"([\\%_])", r"\\\1", typed.strip()) + "%"
    organizations = (
        _rows(connection, _ORGANIZATIONS, {"pattern": pattern, "limit": min(limit, 6)}) if words(typed) else []
    )
    return Found(
        recommendations=recommendations,
        posts=posts,
        organizations=tuple(FoundOrganization(**row) for row in organizations),
        every_word=together or not (recommendations or posts),
    )


def words(typed: str) -> tuple[str, ...]:
    """Return the words of what was typed, each once, at most `MOST_WORDS`; "1:1" and "co-op" stay together."""
    return tuple(dict.fromkeys(re.findall(r"\w+(?:[:'’./-]\w+)*", typed[:MOST_CHARACTERS].casefold())))[:MOST_WORDS]


def every_word(typed: str) -> str:
    """Return an FTS5 query that asks for all the words typed; it finds nothing where there are none."""
    return " ".join(f'"{word}"' for word in words(typed)) or '""'


def any_word(typed: str) -> str:
    """Return an FTS5 query that asks for any of the words typed, leaving out short ones beside longer ones."""
    longer = tuple(word for word in words(typed) if len(word) > 3) or words(typed)
    return " OR ".join(f'"{word}"' for word in longer) or '""'


def _match(
    connection: sqlite3.Connection, query: str, limit: int
) -> tuple[tuple[FoundRecommendation, ...], tuple[FoundPost, ...]]:
    parameters = {"query": query, "limit": limit}
    recommendations = _rows(connection, _RECOMMENDATIONS, parameters)
    for row in recommendations:
        del row["relevance"]
    posts = _rows(connection, _POSTS, parameters)
    return tuple(FoundRecommendation(**row) for row in recommendations), tuple(FoundPost(**row) for row in posts)


def _rows(connection: sqlite3.Connection, sql: str, parameters: Mapping[str, object]) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
