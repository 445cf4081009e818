"""Finds recommendations, posts and organizations for a person's words, the most relevant first.

What the site's search box and `threadwise search` show. Two rankings are fused by reciprocal rank (Cormack, Clarke and
Büttcher 2009): FTS5's for the words themselves, and that of `kb.meaning` for what says the like in other words.
Whatever is typed is taken as words: FTS5's operators and quotation marks have no meaning here, so no input is an error.
Words are looked for all together; where nothing holds them all, any of them will do, and the answer says so.
"""

import sqlite3
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kb.abbreviations import in_full
from kb.asking import MOST_CHARACTERS, any_word, escaped, every_word, holding, words
from kb.meaning.index import MeaningIndex

OPEN, CLOSE = "\x02", "\x03"
"""Stand around a found word in an excerpt: characters that no post holds."""

CANDIDATES = 100
"""Places of each ranking that count, before a filter more."""
_FILTERED = 5_000
_RANK_OFFSET = 10
"""What is added to a rank before it is turned over, so that the first few do not decide alone.

The authors took 60 for rankings of a thousand places; for a hundred, 10 did better (`benchmarks/searching.py`).
"""
_SOME_WORDS = 0.25
"""How much the words' ranking counts beside the meaning's where no text holds them all: it then follows stray words."""

# Relevance is settled inside the full-text index, with a limit: a join inside would make SQLite read every hit.
_RECOMMENDATIONS_HOLDING = """
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
select hits.id, max(hits.quote)
from hits
join recommendations on recommendations.id = hits.id
group by hits.id
order by min(hits.relevance), recommendations.rank
limit :limit
"""

_POSTS_HOLDING = """
select posts.id, found.excerpt
from (
    select rowid, rank, snippet(posts_fts, 0, char(2), char(3), '…', 40) as excerpt
    from posts_fts where posts_fts match :query order by rank limit :limit
) as found
join posts on posts.rowid = found.rowid
order by found.rank
"""

# A thread by its subject, as its first post.
_TITLED = """
select posts.id
from threads
join posts on posts.thread_id = threads.id
where {condition}
    and posts.number = (select min(firsts.number) from posts as firsts where firsts.thread_id = threads.id)
order by threads.last_posted desc, threads.id
limit :limit
"""

_RECOMMENDATION = """
select
    recommendations.id,
    recommendations.title,
    recommendations.statement,
    recommendations.people_for,
    recommendations.people_against,
    topics.name as topic,
    iif(:band is null, null, coalesce(here.people_for, 0)) as people_for_at_size,
    iif(:band is null, null, coalesce(here.people_against, 0)) as people_against_at_size
from recommendations
left join topics on topics.id = recommendations.topic_id
left join support_by_size as here on here.recommendation_id = recommendations.id and here.size_band_id = :band
where recommendations.id = :id
"""

_POST = """
select
    posts.id,
    posts.thread_id,
    posts.number,
    posts.posted,
    posts.posted_precision,
    threads.subject,
    coalesce(authors.name, posts.author_name) as author,
    iif(length(posts.text) > 240, substr(posts.text, 1, 240) || '…', posts.text) as excerpt
from posts
join threads on threads.id = posts.thread_id
left join authors on authors.id = posts.author_id
where posts.id = ?
"""

# A size is that of the speaker's organization where one is known.
_RECOMMENDATIONS_IN_BAND = """
select distinct recommendation_id from advice_browse where size_band_id = :band and recommendation_id is not null
"""
_POSTS_IN_BAND = """
select post_id from structures where size_band_id = :band
union
select post_id from advice_browse where size_band_id = :band
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
    """A recommendation whose statement or one of whose voices holds the words; `quote` is that voice, marked.

    The last two count people of the size band that was asked for; None where none was.
    """

    id: str
    title: str
    statement: str
    topic: str | None
    people_for: int
    people_against: int
    quote: str | None
    people_for_at_size: int | None = None
    people_against_at_size: int | None = None

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
    """Everything found; `every_word` is false where no text held all the words and any of them had to do.

    `in_subjects` tells whether the subject of a thread holds them all.
    """

    recommendations: tuple[FoundRecommendation, ...]
    posts: tuple[FoundPost, ...]
    organizations: tuple[FoundOrganization, ...]
    every_word: bool
    in_subjects: bool = False

    def __bool__(self) -> bool:
        return bool(self.recommendations or self.posts or self.organizations)


def search(
    connection: sqlite3.Connection,
    typed: str,
    *,
    index: MeaningIndex | None = None,
    band: int | None = None,
    limit: int = 20,
) -> Found:
    """Return what the database holds for the words typed, at most `limit` of each kind.

    `index` adds what says the like in other words. `band` is the id of a size band: recommendations that somebody of
    that size speaks for or against, posts from there.
    """
    typed = typed[:MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    asked = bool(words(typed))
    recommendations, posts = _holding(connection, every_word(typed), band)
    together = bool(recommendations or posts)
    if not together:
        recommendations, posts = _holding(connection, any_word(typed), band)
    near: tuple[Iterable[str], Iterable[str]] = ((), ())
    if index and asked:
        spelled = in_full(words(typed))
        direction = index.direction(typed if spelled == words(typed) else " ".join(spelled))
        near = index.advice.nearest(direction), index.posts.nearest(direction)
    weights = (1.0 if together else _SOME_WORDS, 1.0)
    of_speakers, of_posts = _ids(connection, _RECOMMENDATIONS_IN_BAND, band), _ids(connection, _POSTS_IN_BAND, band)
    leading = fuse(recommendations, near[0], weights=weights, only=of_speakers)[:limit]
    titled = _titled(connection, typed, limit) if asked else []
    # Where posts hold the words themselves, the first post of a thread called so says less than they do.
    passing = fuse(posts, near[1], () if together else titled, weights=(*weights, 1.0), only=of_posts)[:limit]
    pattern = f"%{escaped(typed.strip())}%"
    organizations = _rows(connection, _ORGANIZATIONS, {"pattern": pattern, "limit": min(limit, 6)}) if asked else []
    return Found(
        recommendations=tuple(
            FoundRecommendation(**row, quote=recommendations.get(id_))
            for id_ in leading
            for row in _rows(connection, _RECOMMENDATION, {"id": id_, "band": band})
        ),
        posts=tuple(
            FoundPost(**{**row, "excerpt": posts.get(id_, row["excerpt"])})
            for id_ in passing
            for row in _rows(connection, _POST, (id_,))
        ),
        organizations=tuple(FoundOrganization(**row) for row in organizations),
        every_word=together or not (leading or passing),
        in_subjects=bool(titled),
    )


def fuse(
    *rankings: Iterable[str], weights: Sequence[float] | None = None, only: Container[str] | None = None
) -> list[str]:
    """Return the ids of several rankings, each the best first, as one.

    `weights` say how much each ranking counts (default: all the same); `only` are the ids that count.
    """
    points: dict[str, float] = {}
    for ranking, weight in zip(rankings, weights or (1.0,) * len(rankings), strict=True):
        allowed = (id_ for id_ in ranking if only is None or id_ in only)
        for rank, id_ in enumerate(islice(allowed, CANDIDATES), start=1):
            points[id_] = points.get(id_, 0.0) + weight / (_RANK_OFFSET + rank)
    return sorted(points, key=lambda id_: (-points[id_], id_))


def _holding(
    connection: sqlite3.Connection, query: str, band: int | None
) -> tuple[dict[str, str | None], dict[str, str]]:
    """Return what holds the words, the most relevant first, with the words marked: recommendations and posts."""
    parameters = {"query": query, "limit": CANDIDATES if band is None else _FILTERED}
    return (
        dict(connection.execute(_RECOMMENDATIONS_HOLDING, parameters)),
        dict(connection.execute(_POSTS_HOLDING, parameters)),
    )


def _titled(connection: sqlite3.Connection, typed: str, limit: int) -> list[str]:
    """Return the first posts of threads whose subject holds every word, the newest thread first."""
    condition, parameters = holding("threads.subject", typed)
    rows = connection.execute(_TITLED.format(condition=condition), {**parameters, "limit": limit})
    return [id_ for (id_,) in rows]


def _ids(connection: sqlite3.Connection, sql: str, band: int | None) -> frozenset[str] | None:
    return None if band is None else frozenset(id_ for (id_,) in connection.execute(sql, {"band": band}))


def _rows(
    connection: sqlite3.Connection, sql: str, parameters: Mapping[str, object] | Sequence[object]
) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
