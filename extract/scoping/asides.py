"""Asides: what an author adds in brackets about the own place, within a clause about others or other times."""

import re
from collections.abc import Iterator

from extract.pattern_files import word_lists

_OWN = re.compile(r"\((?:we|I)(?:['’](?:ve|re|m)| (?:have|are|am|run))\b[^()]*\)", re.IGNORECASE)
"""Matches "(we have three schools, 1,560 pupils)"."""
_SIZE = re.compile(
    r"\((?![^()]*\b(?:then|was|were|had|at the time|back|years?)\b)[^()]*?"
    rf"(?:\d\s+{word_lists()['student']}\b|\benroll?ment\b)[^()]*\)",
    re.IGNORECASE,
)
"""Matches "(Bluestem Technical, 3,480 students, three campuses)": a name and its size, as they are today."""


def without_asides(text: str, hole: tuple[int, int], *, past: bool) -> Iterator[tuple[int, int]]:
    """Yield a hole of a sentence in pieces, without the brackets in it that tell of the author's place as it is.

    Sizes in brackets are today's within a clause about the `past`; in one about others they are the others'.
    """
    begin, end = hole
    patterns = (_OWN, _SIZE) if past else (_OWN,)
    asides = sorted(match.span() for pattern in patterns for match in pattern.finditer(text, begin + 1, end))
    for low, high in asides:
        if low >= begin:
            yield begin, low
            begin = high
    yield begin, end
