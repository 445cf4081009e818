"""Phrasing: a sentence made plain for patterns: lower case, one blank at a time, "&" an "and", each quantity one sign.

"We have  about 3,200 kids" with its quantity number 7 of the post reads "we have ⟦7⟧ kids". Patterns then speak of
words and quantities and never of the ways to write a number. Every match leads back to characters of the post.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.document import spoken_sentences, text_of
from extract.numbers import Quantity, Unit
from extract.pattern_files import word_lists
from extract.quantities.marked import quantities_of
from extract.quantities.numerals import Writing

_UNITS = {Unit.FTE: " fte", Unit.PERCENT: " percent"}
_OWN = re.compile(r"\b(?:we|we're|we've|our|ours|us|i'm|i am|i have|my|who else (?:is|here))\b")
_BLANKS = re.compile(rf"\s+(?:(?!and){word_lists()['and']}\s+)?")
_COLUMN = re.compile(r" {4,}|\t+")
"""A gap so wide parts two cells: what is left of it counts nothing on its right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """A sentence from `start` to `end` of the post; `text` is plain, `before` is the plain text of the one before.

    `places` are pairs (offset in `text`, offset in the post), ascending: between two of them both count alike.
    `quantities` are all of the post's; the sign ⟦7⟧ stands for `quantities[7]`, its unit after it.
    """

    start: int
    end: int
    text: str
    before: str
    places: tuple[tuple[int, int], ...]
    quantities: Sequence[Quantity]

    @property
    def asks_others(self) -> bool:
        """Whether the sentence is a question that says nothing of the author's own place."""
        return self.text.endswith("?") and _OWN.search(self.text) is None

    def origin(self, offset: int) -> int:
        """Return where in the post a character of the plain text is."""
        at = bisect_right(self.places, (offset, self.end)) - 1
        plain, given = self.places[at]
        return min(given + offset - plain, self.end)

    def extent(self, match: re.Match[str]) -> tuple[int, int]:
        """Return where in the post a match begins and ends."""
        return self.origin(match.start()), self.origin(match.end() - 1) + 1 if match.end() > match.start() else self.end


def phrasings(doc: Doc) -> Iterator[Phrasing]:
    """Yield the author's own sentences in plain form."""
    quantities = quantities_of(doc)
    starts = [quantity.start for quantity in quantities]
    lower = lowered(text_of(doc))
    before = ""
    for sentence in spoken_sentences(doc):
        first = bisect_left(starts, sentence.start_char)
        last = bisect_left(starts, sentence.end_char)
        phrasing = _plain(lower, sentence.start_char, sentence.end_char, range(first, last), quantities, before)
        before = phrasing.text
        yield phrasing


def _plain(lower: str, start: int, end: int, within: range, quantities: Sequence[Quantity], before: str) -> Phrasing:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length, at = 0, start
    for index in within:
        quantity = quantities[index]
        if quantity.writing in (Writing.ARTICLE, Writing.VAGUE) or quantity.end > end:
            continue
        length = _append(parts, places, length, lower, at, quantity.start)
        places.append((length, quantity.start))
        sign = f"⟦{index}⟧{_UNITS[quantity.unit] if quantity.unit else ''}"
        parts.append(sign)
        length += len(sign)
        at = quantity.end
        places.append((length - 1, at - 1))
    _append(parts, places, length, lower, at, end)
    if not places:
        places.append((0, start))
    return Phrasing(
        start=start, end=end, text="".join(parts).rstrip(), before=before, places=tuple(places), quantities=quantities
    )


def _append(parts: list[str], places: list[tuple[int, int]], length: int, lower: str, start: int, end: int) -> int:
    """Add the words from `start` to `end` with single blanks; return the new length of the plain text."""
    at = start
    for blank in _BLANKS.finditer(lower, start, end):
        if blank.end() - blank.start() == 1 and blank.group() == " ":
            continue
        places.append((length, at))
        column = bool(parts) and _COLUMN.fullmatch(blank.group()) is not None
        piece = lower[at : blank.start()] + (" | " if column else " and " if "&" in blank.group() else " ")
        parts.append(piece)
        length += len(piece)
        at = blank.end()
    if at < end:
        places.append((length, at))
        parts.append(lower[at:end])
        length += end - at
    return length


def lowered(text: str) -> str:
    """Return the text in lower case and of the same length (a few capitals grow when lowered), bold's marks blank."""
    text = text.replace("**", "  ")
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
