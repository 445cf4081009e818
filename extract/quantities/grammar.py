"""Quantities: how many things a text counts, with its hedges, bounds, ranges and units.

The grammar, from the inside out: numerals (`extract.quantities.numerals`) that are no figures
(`extract.quantities.figures`); two joined into a range ("25-30k", "between A and B", "6 or 7"); the words before them
that hedge or bound ("just under", ">", "some"); what follows ("-ish", "+", "or so", "FTE", "%", "each", "per
building"). Every look to the left or right is bounded, so time is linear in the length of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extract.pattern_files import named_patterns
from extract.quantities.figures import match_figures
from extract.quantities.numerals import Numeral, Writing, all_numerals
from extract.quantities.quantity import Quantity
from extract.quantities.surroundings import is_year, maybe_year, with_distribution, with_words_after, with_words_before

_WINDOW = 48
_WORDS = named_patterns("around_numbers", re.IGNORECASE)


def match_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order, never overlapping."""
    quantities: list[Quantity] = []
    floor = 0
    for quantity, following in _intervals(text):
        if _WORDS["measure"].match(text, quantity.end) or is_year(text, quantity):
            floor = quantity.end
            continue
        quantity = with_words_before(text, floor, with_words_after(text, quantity))
        quantity = with_distribution(text, quantity, following)
        quantities.append(replace(quantity, year_like=True) if maybe_year(text, quantity) else quantity)
        floor = quantity.end
    return tuple(quantities)


def _intervals(text: str) -> Iterator[tuple[Quantity, Numeral | None]]:
    """Yield single numbers and ranges, bare of all words, each with the numeral that follows it; no scores ("7-2")."""
    numerals = list(_counting(text))
    index = floor = 0
    while index < len(numerals):
        first, second = numerals[index], numerals[index + 1] if index + 1 < len(numerals) else None
        quantity, taken = _single(first), 1
        if second is not None and (joined := _range(text, floor, first, second)) is not None:
            quantity, taken = joined, 2
        elif second is not None and text[first.end : second.start] in ("-", "–"):
            index += 2
            continue
        index += taken
        floor = quantity.end
        yield quantity, numerals[index] if index < len(numerals) else None


def _counting(text: str) -> Iterator[Numeral]:
    """Yield the numerals that lie in no figure; an article before another number ("a 23-person team") is none."""
    figures = match_figures(text)
    starts = [start for start, _ in figures]
    held: Numeral | None = None
    for numeral in all_numerals(text):
        at = bisect_right(starts, numeral.end - 1) - 1
        if at >= 0 and figures[at][1] > numeral.start:
            continue
        if held is not None and not text[held.end : numeral.start].isspace():
            yield held
        held = None
        if numeral.writing is Writing.ARTICLE:
            held = numeral
        else:
            yield numeral
    if held is not None:
        yield held


def _single(numeral: Numeral) -> Quantity:
    return Quantity(
        start=numeral.start,
        end=numeral.end,
        figure=numeral.start,
        min=numeral.value,
        max=numeral.value,
        writing=numeral.writing,
    )


def _range(text: str, floor: int, first: Numeral, second: Numeral) -> Quantity | None:
    """Join two numerals into one interval, or return None. The scale of the second also holds for a bare first."""
    low, high = first.value, second.value
    gap = text[first.end : second.start]
    if low is None or high is None or len(gap) > 16 or Writing.ARTICLE in (first.writing, second.writing):
        return None
    if first.scale == 1 and second.scale > 1 and low * second.scale < high and low < 1_000:
        low *= second.scale
    before = text[max(floor, first.start - _WINDOW) : first.start]
    between = _WORDS["between"].search(before)
    joined = (
        _WORDS["dash"].fullmatch(gap)
        or (_WORDS["to"].fullmatch(gap) and not _WORDS["change"].search(before))
        or (_WORDS["or"].fullmatch(gap) and high <= 2 * low + 1)
        or (between and _WORDS["and"].fullmatch(gap))
    )
    if not joined or low >= high:
        return None
    return Quantity(
        start=first.start - (len(between[0]) if between else 0),
        end=second.end,
        figure=first.start,
        min=low,
        max=high,
        writing=second.writing,
    )
