"""Prose: what reading a sentence needs to know of the text around it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from extract.quantities.numerals import Numeral
from extract.titles.title import Title

_START = attrgetter("start")
LOOK = 400
"""Characters before or after a title, at most, that are read for what they say of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A post's text with its titles and numerals, in order."""

    text: str
    titles: Sequence[Title]
    numerals: Sequence[Numeral]

    def titles_between(self, start: int, end: int) -> Sequence[Title]:
        """Return the titles that begin between two offsets."""
        low = bisect_left(self.titles, start, key=_START)
        return self.titles[low : bisect_left(self.titles, end, key=_START)]
