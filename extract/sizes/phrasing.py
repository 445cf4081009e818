"""Phrasing: a sentence made plain for patterns: lower case, one blank at a time, "&" an "and", each quantity one sign.

"We have  about 3,200 kids" with its quantity number 7 of the post reads "we have ⟦7⟧ kids". Patterns then speak of
words and quantities and never of the ways to write a number. Every match leads back to characters of the post.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

from extract.document import line_at, lower_text, spoken_sentences
from extract.pattern_files import word_lists
from extract.quantities.marked import quantities_of
from extract.quantities.numerals import Writing
from extract.quantities.quantity import Quantity, Unit
from extract.signatures.sizes import sizes_signed

_UNITS = {Unit.FTE: " fte", Unit.PERCENT: " percent"}
_OWN = re.compile(r"\b(?:we|we're|we've|our|ours|us|i'm|i am|i have|my|who else (?:is|here))\b")
_BLANKS = re.compile(rf"\s+(?:(?!and){word_lists()['and']}\s+)?")
_ASKED = re.compile(r"(?:^|\n)[ \t]*>[> \t]*(?P<question>[^\n]*\?)\s*$")
"""A quoted question right before a sentence: whose answer the sentence is."""
_LONGEST_QUESTION = 300
_COLUMN = re.compile(r" {4,}|\t+")
"""A gap so wide parts two cells: what is left of it counts nothing on its right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """A sentence from `start` to `end` of the post; `text` is plain, `before` is the plain text of the one before.

    Where a quoted question stands right before it, `before` is that question.

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
    """Yield the author's own sentences in plain form, and the sizes that a signature tells.

    What records say of each job says nothing of the department.
    """
    quantities = quantities_of(doc)
    starts = [quantity.start for quantity in quantities]
    lower = lower_text(doc)
    before = ""
    told = [(sentence.start_char, sentence.end_char) for sentence in spoken_sentences(doc)]
    for start, end in [*told, *sizes_signed(doc)]:
        if line_at(doc, start).names:
            continue
        within = range(bisect_left(starts, start), bisect_left(starts, end))
        pieces = list(_pieces(lower, start, end, [(index, quantities[index]) for index in within]))
        text = "".join(piece for piece, _ in pieces).rstrip()
        lengths = accumulate((len(piece) for piece, _ in pieces), initial=0)
        places = tuple((length, given) for length, (_, given) in zip(lengths, pieces, strict=False)) or ((0, start),)
        asked = _ASKED.search(lower[max(0, start - _LONGEST_QUESTION) : start])
        before = asked["question"] if asked else before
        yield Phrasing(start=start, end=end, text=text, before=before, places=places, quantities=quantities)
        before = text


def _pieces(lower: str, start: int, end: int, counted: Iterable[tuple[int, Quantity]]) -> Iterator[tuple[str, int]]:
    """Yield the plain text of a sentence in pieces, each with its offset in the post; `counted` are numbered."""
    at = start
    for index, quantity in counted:
        if quantity.writing in (Writing.ARTICLE, Writing.VAGUE) or quantity.end > end:
            continue
        yield from _words(lower, at, quantity.start, opens=at == start)
        sign = f"⟦{index}⟧{_UNITS[quantity.unit] if quantity.unit else ''}"
        yield sign[:-1], quantity.start
        yield sign[-1], quantity.end - 1
        at = quantity.end
    yield from _words(lower, at, end, opens=at == start)


def _words(lower: str, start: int, end: int, *, opens: bool) -> Iterator[tuple[str, int]]:
    """Yield words with single blanks; no gap parts cells after those with which a sentence `opens`."""
    at = start
    for blank in _BLANKS.finditer(lower, start, end):
        if blank.group() == " ":
            continue
        column = not (opens and at == start) and _COLUMN.fullmatch(blank.group()) is not None
        yield lower[at : blank.start()] + (" | " if column else " and " if "&" in blank.group() else " "), at
        at = blank.end()
    if at < end:
        yield lower[at:end], at
