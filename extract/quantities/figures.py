"""Figures that count no things: dates, clocks, money, telephones, grade spans, ratios, names, list numbers."""

import re

from extract.pattern_files import any_pattern

_FIGURE = re.compile(rf"(?=^|\b\w|[^\w\s]|https?:|www\.){any_pattern('figures')}")
"""The lookahead skips places where no pattern can begin: inside a word (except addresses) and at most blanks."""
_TELL_TALE = re.compile(r"\d|\bone\b|\bt(?:ie|ei)r\b", re.IGNORECASE)

_PRICE = re.compile(r"[$£€]\s?\d")


def match_figures(text: str) -> list[tuple[int, int]]:
    """Return where a text's figures are (start, end), in order, never overlapping; one pass a line."""
    figures: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if _TELL_TALE.search(line):
            figures.extend((start + match.start(), start + match.end()) for match in _FIGURE.finditer(line))
        start += len(line) + 1
    return figures


def names_price(words: str) -> bool:
    """Return whether the words name a price: what is beside it counts things, and no staff."""
    return _PRICE.search(words) is not None
