"""Marks: what the encoder is told of a token besides its pieces, which are in lower case and know no job titles.

A mark joins how the token is written and what the title grammar holds it for, as one number below `MARKS`.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from spacy.tokens import Span

from extract.titles.title import Title


class Written(IntEnum):
    """How a token's letters are written."""

    NO_LETTERS = 0
    LOWER = 1
    CAPITAL = 2
    UPPER = 3
    MIXED = 4


class Titled(IntEnum):
    """What the title grammar holds a token for."""

    NOTHING = 0
    KNOWN_ROLE = 1
    """The first token of a title that names a role of the taxonomy."""
    OTHER_JOB = 2
    """The first token of any other title."""
    OUTSIDER = 3
    """The first token of a title that is none of technology."""
    INSIDE = 4


MARKS = len(Written) * len(Titled)


def marks_of(tokens: Sequence[str], titles: Iterable[Span]) -> list[int]:
    """Return the mark of each token of a doc; its `titles` are spans with `span._.title`."""
    marks = [int(_written(token)) for token in tokens]
    for at, titled in _titled(titles):
        marks[at] = marks[at] % len(Written) + len(Written) * titled
    return marks


def _titled(titles: Iterable[Span]) -> Iterator[tuple[int, Titled]]:
    for span in titles:
        yield span.start, _begins(span._.title)
        for at in range(span.start + 1, span.end):
            yield at, Titled.INSIDE


def _begins(title: Title) -> Titled:
    if title.outsider:
        return Titled.OUTSIDER
    return Titled.KNOWN_ROLE if title.role is not None else Titled.OTHER_JOB


@lru_cache(maxsize=50_000)
def _written(token: str) -> Written:
    if not any(map(str.isalpha, token)):
        return Written.NO_LETTERS
    if token.islower():
        return Written.LOWER
    if token.isupper():
        return Written.UPPER if len(token) > 1 else Written.CAPITAL
    return Written.CAPITAL if token[0].isupper() and token[1:].islower() else Written.MIXED
