"""Index: the vectors that a database keeps, ready to be asked which advice and which posts lie near a question."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kb.derived.vectors import loaded_vectors, passages, vector_id
from kb.distil.words.statement import stands_alone
from kb.meaning.encoder import MeaningEncoder, shipped_encoder
from kb.meaning.vectors import WIDTH, Vectors, directions

LEAST = 0.2
"""Cosine below which nothing is near: words about nothing here find nothing."""
_LEAST_OF_ADVICE = 0.3
"""The same for advice: a sentence alone comes nearer by chance than a post with its subject."""

_LEAST_OF_STRANGE_WORDS = 0.3
"""The same for posts and words that nothing here holds: pieces of "zxqv" come near to something, too."""

_ADVICE = "select recommendation_id, quote from advice where recommendation_id is not null order by id"
_THREADS = "select id, thread_id from posts"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Ids with a direction each; an id may be there often."""

    ids: Sequence[str]
    directions: Vectors
    least: float = LEAST

    def nearest(self, direction: Vectors, least: float | None = None) -> Iterator[str]:
        """Yield the ids near a direction, the nearest first, each once; `least` is another cosine than the shelf's."""
        cosines = self.directions @ direction
        order = np.argsort(-cosines, kind="stable")[: int((cosines >= (least or self.least)).sum())]
        yield from dict.fromkeys(self.ids[at] for at in order.tolist())


@dataclass(frozen=True, slots=True)
class MeaningIndex:
    """What a question is compared with: advice by its recommendation, and posts by their openings and threads."""

    encoder: MeaningEncoder
    advice: _Shelf
    posts: _Shelf

    @classmethod
    def of_database(cls, connection: sqlite3.Connection) -> "MeaningIndex":
        """Load what this encoder wrote; a database without it has nothing near anything."""
        encoder = shipped_encoder()
        kept = dict(connection.execute("select id, vector from vectors where encoder = ?", [encoder.version]))
        threads = dict(connection.execute(_THREADS))
        posts = _amid_threads(_shelf(passages(connection), kept), threads)
        told = ((id_, quote) for id_, quote in connection.execute(_ADVICE) if stands_alone(quote))
        return cls(encoder, replace(_shelf(told, kept), least=_LEAST_OF_ADVICE), posts)

    def direction(self, question: str) -> Vectors:
        """Return where a question points."""
        direction: Vectors = directions(self.encoder.vectors([question]))[0]
        return direction

    def near(self, direction: Vectors, *, is_strange: bool) -> tuple[Iterator[str], Iterator[str]]:
        """Return the recommendations and posts near a direction; for unknown words (`is_strange`) the nearest posts."""
        posts = self.posts.nearest(direction, _LEAST_OF_STRANGE_WORDS if is_strange else None)
        return self.advice.nearest(direction), posts


def _shelf(rows: Iterator[tuple[str, str]] | sqlite3.Cursor, kept: dict[str, bytes]) -> _Shelf:
    found = [(id_, kept[key]) for id_, words in rows if (key := vector_id(words)) in kept]
    return _Shelf([id_ for id_, _ in found], directions(loaded_vectors([stored for _, stored in found])))


def _amid_threads(posts: _Shelf, threads: Mapping[str, str]) -> _Shelf:
    """Return each post's direction halfway to the mean of its thread's, since an answer leaves unsaid what it is about.

    The product with a question is then half its cosine with the post, half its mean cosine with the thread's posts.
    """
    if not posts.ids:
        return posts
    _, places = np.unique([threads[id_] for id_ in posts.ids], return_inverse=True)
    sums = np.zeros((places.max() + 1, WIDTH), np.float32)
    np.add.at(sums, places, posts.directions)
    means = sums / np.bincount(places)[:, None]
    return _Shelf(posts.ids, ((posts.directions + means[places]) / 2).astype(np.float32))
