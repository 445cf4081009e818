"""Finds recommendations, posts and organizations for a person's words, the most relevant first.

What the site's search box and `threadwise search` show. Two rankings are fused by reciprocal rank (Cormack, Clarke and
Büttcher 2009): FTS5's for the words themselves, and that of `kb.meaning` for what says the like in other words.
Whatever is typed is taken as words: FTS5's operators and quotation marks have no meaning here, so no input is an error.
Words are looked for all together; where nothing holds them all, any of them will do, and the answer says so; so it is
with recommendations where only posts hold them all.
"""

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from kb.searching import queries
from kb.searching.abbreviations import in_full
from kb.searching.asking import (
    MOST_CHARACTERS,
    any_word,
    escaped,
    every_word,
    holding,
    telling_marks,
    telling_parts,
    words,
)
from kb.searching.found import Found, FoundOrganization, FoundPost, FoundRecommendation
from kb.searching.index import MeaningIndex
from kb.searching.support import by_support

CANDIDATES = 100
"""Places of each ranking that count, before a filter more."""
_FILTERED = 5_000
_MOST_ORGANIZATIONS = 6
_RANK_OFFSET = 10
"""What is added to a rank before it is turned over, so that the first few do not decide alone.

The authors took 60 for rankings of a thousand places; for a hundred, 10 did better (`benchmarks/searching.py`).
"""
_SOME_WORDS = 0.25
"""How much the words' ranking counts beside the meaning's where no text holds them all: it then follows stray words."""
_RAREST_WORD = 0.4
"""How much a recommendation gains there for the rarest word: "outsource" in "outsource the help desk"."""
_SOME_WORDS_ADVISE = 0.7
"""The same for recommendations: sentences have fewer stray words than posts."""


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
    recommendations = _recommendations_holding(connection, every_word(typed), band)
    posts = _posts_holding(connection, every_word(typed), band)
    advised = bool(recommendations)
    together = bool(recommendations or posts)
    if not advised:
        recommendations = _recommendations_holding(connection, any_word(typed), band)
    if not together:
        posts = _posts_holding(connection, any_word(typed), band)
    strange = not (recommendations or posts)
    near_advice, near_posts = _near(index, typed, is_strange=strange) if index and asked else ((), ())
    weights = (1.0 if together else _SOME_WORDS, 1.0)
    of_speakers = _ids(connection, queries.RECOMMENDATIONS_IN_BAND, band)
    rarest = {} if advised else _recommendations_holding(connection, _rarest(connection, typed), band)
    points = fused(
        *(recommendations, near_advice, rarest),
        weights=(1.0 if advised else _SOME_WORDS_ADVISE, 1.0, _RAREST_WORD),
        only=of_speakers,
    )
    leading = by_support(connection, points, rising=recommendations if advised else None)[:limit]
    titled = _titled(connection, typed, limit) if asked else []
    # Where posts hold the words themselves, the first post of a thread called so says less than they do.
    of_posts = _ids(connection, queries.POSTS_IN_BAND, band)
    passing = fuse(posts, near_posts, () if together else titled, weights=(*weights, 1.0), only=of_posts)[:limit]
    return Found(
        recommendations=tuple(
            FoundRecommendation(**row, quote=quote, quote_against=against)
            for id_ in leading
            for quote, against in [recommendations.get(id_, (None, False))]
            for row in _rows(connection, queries.RECOMMENDATION, {"id": id_, "band": band})
        ),
        posts=tuple(
            FoundPost(**{**row, "excerpt": posts.get(id_, row["excerpt"])})
            for id_ in passing
            for row in _rows(connection, queries.POST, (id_,))
        ),
        organizations=tuple(_organizations(connection, typed, min(limit, _MOST_ORGANIZATIONS)) if asked else ()),
        every_word=together or not (leading or passing),
        every_word_advised=advised or not leading,
        in_subjects=bool(titled),
    )


def fuse(
    *rankings: Iterable[str], weights: Sequence[float] | None = None, only: Container[str] | None = None
) -> list[str]:
    """Return the ids of several rankings, each the best first, as one (`fused`)."""
    points = fused(*rankings, weights=weights, only=only)
    return sorted(points, key=lambda id_: (-points[id_], id_))


def fused(
    *rankings: Iterable[str], weights: Sequence[float] | None = None, only: Container[str] | None = None
) -> dict[str, float]:
    """Return the points of the ids of several rankings, each the best first.

    `weights` say how much each ranking counts (default: all the same); `only` are the ids that count.
    """
    points: dict[str, float] = {}
    for ranking, weight in zip(rankings, weights or (1.0,) * len(rankings), strict=True):
        allowed = (id_ for id_ in ranking if only is None or id_ in only)
        for rank, id_ in enumerate(islice(allowed, CANDIDATES), start=1):
            points[id_] = points.get(id_, 0.0) + weight / (_RANK_OFFSET + rank)
    return points


def _posts_holding(connection: sqlite3.Connection, query: str, band: int | None) -> dict[str, str]:
    """Return posts that hold the words, the most relevant first, with the words marked."""
    posts = connection.execute(queries.POSTS_HOLDING, {"query": query, "limit": _places(band)})
    return {id_: telling_marks(excerpt) for id_, excerpt in posts}


def _near(index: MeaningIndex, typed: str, *, is_strange: bool) -> tuple[Iterable[str], Iterable[str]]:
    """Return what says the like, the nearest first, abbreviations read as what they stand for: advice and posts."""
    spelled = in_full(words(typed))
    direction = index.direction(typed if spelled == words(typed) else " ".join(spelled))
    return index.near(direction, is_strange=is_strange)


def _recommendations_holding(
    connection: sqlite3.Connection, query: str, band: int | None
) -> dict[str, tuple[str | None, bool]]:
    """Return recommendations with the voice that holds the words, if any, and whether that speaks against them."""
    rows = connection.execute(queries.RECOMMENDATIONS_HOLDING, {"query": query, "limit": _places(band)})
    return {id_: (quote and telling_marks(quote), bool(against)) for id_, quote, against in rows}


def _places(band: int | None) -> int:
    return CANDIDATES if band is None else _FILTERED


def _rarest(connection: sqlite3.Connection, typed: str) -> str:
    """Return an FTS5 query for the word typed, or its other forms, that the fewest sentences of advice hold."""
    asked = [" OR ".join(f'"{" ".join(form)}"' for form in part) for part in telling_parts(typed)]
    counts = {query: connection.execute(queries.ADVICE_HOLDING, (query,)).fetchone()[0] for query in asked}
    return min((query for query in asked if counts[query]), key=lambda query: counts[query], default='""')


def _titled(connection: sqlite3.Connection, typed: str, limit: int) -> list[str]:
    """Return the first posts of threads whose subject holds every word, the newest thread first."""
    condition, parameters = holding("threads.subject", typed)
    rows = connection.execute(queries.TITLED.format(condition=condition), {**parameters, "limit": limit})
    return [id_ for (id_,) in rows]


def _organizations(connection: sqlite3.Connection, typed: str, limit: int) -> Iterator[FoundOrganization]:
    pattern = f"%{escaped(typed.strip())}%"
    for row in _rows(connection, queries.ORGANIZATIONS, {"pattern": pattern, "limit": limit}):
        yield FoundOrganization(**row)


def _ids(connection: sqlite3.Connection, sql: str, band: int | None) -> frozenset[str] | None:
    return None if band is None else frozenset(id_ for (id_,) in connection.execute(sql, {"band": band}))


def _rows(
    connection: sqlite3.Connection, sql: str, parameters: Mapping[str, object] | Sequence[object]
) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
