"""Vectors of sentences, kept in the database by their words, so that no sentence is read by the encoder twice."""

import sqlite3
from collections.abc import Iterable, Iterator

import numpy as np
from sqlite_utils import Database

from crawler.identity import digest
from kb.meaning.encoder import MeaningEncoder, Vectors

_STORED = np.dtype("<f2")
_LONGEST_PASSAGE = 600
"""Characters of a post that its vector speaks for, beside the subject."""
_POSTS = """
select posts.id, threads.subject, posts.text from posts join threads on threads.id = posts.thread_id order by posts.id
"""


def passages(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield each post's id and the words that its vector speaks for: the subject and the opening."""
    for id_, subject, text in connection.execute(_POSTS):
        yield id_, f"{subject}. {text[:_LONGEST_PASSAGE]}"


class KeptVectors:
    """Looks a sentence's vector up before the encoder reads it; `save` keeps what was asked for and drops the rest."""

    def __init__(self, db: Database, encoder: MeaningEncoder) -> None:
        self._db = db
        self._encoder = encoder
        self._asked: dict[str, bytes] = {}

    @property
    def is_current(self) -> bool:
        """Whether what is kept comes from this encoder, so that the groups of before were made by it."""
        kept = [version for (version,) in self._db.execute("select distinct encoder from vectors")]
        return kept == [self._encoder.version]

    def vectors(self, texts: Iterable[str]) -> Vectors:
        """Return a row a text, as `MeaningEncoder.vectors` does."""
        rows = [loaded_vector(self._asked[id_]) for id_ in self.keep(texts)]
        return np.stack(rows) if rows else self._encoder.vectors([])

    def keep(self, texts: Iterable[str]) -> list[str]:
        """Read the texts that nothing is kept of yet; return the id of each text's vector."""
        known = dict(self._db.execute("select id, vector from vectors where encoder = ?", [self._encoder.version]))
        asked = [(vector_id(text), text) for text in texts]
        self._asked |= {id_: known[id_] for id_, _ in asked if id_ in known}
        new = {id_: text for id_, text in asked if id_ not in self._asked}
        self._asked |= zip(new, map(stored_vector, self._encoder.vectors(new.values())), strict=True)
        return [id_ for id_, _ in asked]

    def save(self) -> None:
        """Make the table hold what was asked for and nothing else; call it inside a transaction."""
        self._db.execute("delete from vectors where encoder <> ?", [self._encoder.version])
        kept = {id_ for (id_,) in self._db.execute("select id from vectors")}
        self._db.conn.executemany(
            "delete from vectors where id = ?", [(id_,) for id_ in sorted(kept - set(self._asked))]
        )
        self._db.conn.executemany(
            "insert into vectors (id, encoder, vector) values (?, ?, ?)",
            [(id_, self._encoder.version, self._asked[id_]) for id_ in sorted(set(self._asked) - kept)],
        )


def vector_id(text: str) -> str:
    """Return the id under which a text's vector is kept."""
    return digest("vector", text)


def stored_vector(vector: Vectors) -> bytes:
    """Return a vector as bytes: 16-bit numbers, the lowest byte first."""
    return vector.astype(_STORED).tobytes()


def loaded_vector(stored: bytes) -> Vectors:
    """Return a vector that was stored."""
    vector: Vectors = np.frombuffer(stored, _STORED).astype(np.float32)
    return vector
