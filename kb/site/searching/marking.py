"""Marks the words of a search in any text, as the full-text indexes understand them (ticket finds ticketing)."""

import contextlib
import sqlite3
from collections.abc import Iterable

from kb.searching.asking import telling_parts
from kb.searching.found import CLOSE, OPEN, bare

_TABLE = "create virtual table texts using fts5(text, tokenize = 'porter')"
_MARKED = "select rowid, highlight(texts, 0, ?, ?) from texts where texts match ?"


SHORTEST_BEGINNING = 4
"""Letters from which a word typed may be the beginning of another: "per" is no part of "person"."""


def mark_words(texts: Iterable[str], typed: str) -> list[str]:
    """Return each text with the telling words typed, what begins with them, and their abbreviations or what those
    stand for, between `OPEN` and `CLOSE`.
    """
    parts = telling_parts(typed)
    asked = [f'"{word}"' + "*" * (len(word) >= SHORTEST_BEGINNING) for form, *_ in parts for word in form]
    asked += [f'"{" ".join(form)}"' for _, *others in parts for form in others]
    query = " OR ".join(asked) or '""'
    marked = [bare(text).replace("\0", " ") for text in texts]  # SQLite's functions end a text at a NUL
    if not marked:
        return []
    with contextlib.closing(sqlite3.connect(":memory:")) as index:
        index.execute(_TABLE)
        index.executemany("insert into texts(rowid, text) values (?, ?)", enumerate(marked))
        for place, text in index.execute(_MARKED, (OPEN, CLOSE, query)).fetchall():
            marked[place] = text
    return marked


def pieces(marked: str) -> list[tuple[str, bool]]:
    """Return a marked text as pieces, each with whether it was found."""
    cut = []
    for part in marked.split(OPEN):
        found, _, after = part.rpartition(CLOSE)
        cut += [(found, True), (after, False)]
    return [(text, found) for text, found in cut if text]
