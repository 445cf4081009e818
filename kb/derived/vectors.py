"""A cache in the database: the vectors of sentences by their words, so that the encoder reads each once."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from sqlite_utils import Database

from crawler.identity import digest
from kb.meaning.encoder import MeaningEncoder
from kb.meaning.vectors import WIDTH, Vectors
from kb.recommendations import setting_of

_STORED = np.dtype("<f2")
_POSTS = """
select posts.id, threads.subject, posts.text from posts join threads on threads.id = posts.thread_id order by posts.id
"""


def passages(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield each post's id and the words that its vector speaks for: the subject and the opening."""
    for id_, subject, text in connection.execute(_POSTS):
        yield id_, setting_of(subject, text)


class KeptVectors:
    """Looks a sentence's vector up before the encoder reads it; `save` keeps what was asked for and drops the rest.

    It reads the table once, when it is made, and nobody else may write to it until `save`.
    """

    def __init__(self, db: Database, encoder: MeaningEncoder) -> None:
        self._db = db
        self._encoder = encoder
        self._kept: dict[str, bytes] = {}
        self._has_strange = False
        self._asked: dict[str, bytes] = {}
        for id_, version, vector in db.execute("select id, encoder, vector from vectors"):
            if version == encoder.version:
                self._kept[id_] = vector
            else:
                self._has_strange = True

    @property
    def is_current(self) -> bool:
        """Whether what is kept comes from this encoder, so that the groups of before were made by it."""
        return bool(self._kept) and not self._has_strange

    def vectors(self, texts: Iterable[str]) -> Vectors:
        """Return a row a text, as `MeaningEncoder.vectors` does."""
        return loaded_vectors([self._asked[id_] for id_ in self.keep(texts)])

    def keep(self, texts: Iterable[str]) -> list[str]:
        """Read the texts that nothing is kept of yet; return the id of each text's vector."""
        asked = [(vector_id(text), text) for text in texts]
        self._asked |= {id_: self._kept[id_] for id_, _ in asked if id_ in self._kept}
        new = {id_: text for id_, text in asked if id_ not in self._asked}
        self._asked |= zip(new, map(stored_vector, self._encoder.vectors(new.values())), strict=True)
        return [id_ for id_, _ in asked]

    def save(self) -> None:
        """Make the table hold what was asked for and nothing else; call it inside a transaction."""
        self._db.execute("delete from vectors where encoder <> ?", [self._encoder.version])
        unasked = sorted(self._kept.keys() - self._asked.keys())
        self._db.conn.executemany("delete from vectors where id = ?", [(id_,) for id_ in unasked])
        self._db.conn.executemany(
            "insert into vectors (id, encoder, vector) values (?, ?, ?)",
            [(id_, self._encoder.version, self._asked[id_]) for id_ in sorted(self._asked.keys() - self._kept)],
        )


def vector_id(text: str) -> str:
    """Return the id under which a text's vector is kept."""
    return digest("vector", text)


def stored_vector(vector: Vectors) -> bytes:
    """Return a vector as bytes: 16-bit numbers, the lowest byte first."""
    return vector.astype(_STORED).tobytes()


def loaded_vectors(stored: Sequence[bytes]) -> Vectors:
    """Return vectors that were stored, a row each."""
    vectors: Vectors = np.frombuffer(b"".join(stored), _STORED).reshape(len(stored), WIDTH).astype(np.float32)
    return vectors
