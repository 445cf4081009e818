"""Figures that count no things: dates, clocks, money, telephones, grade spans, ratios, names, list numbers."""

import re

from extract.pattern_files import rows

_FIGURE = re.compile(
    r"(?=^|\b\w|[^\w\s]|https?:|www\.)(?:" + "|".join(f"(?:{row['pattern']})" for row in rows("figures")) + ")"
)
"""Inside a word only an address begins, at a blank only a list's number at the head of a line: there, all the patterns
need not be tried."""
_TELL_TALE = re.compile(r"\d|\bone\b|\bt(?:ie|ei)r\b", re.IGNORECASE)


def match_figures(text: str) -> list[tuple[int, int]]:
    """Return where a text's figures stand (start, end), in order, never overlapping; one pass a line."""
    figures: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if _TELL_TALE.search(line):
            figures.extend((start + match.start(), start + match.end()) for match in _FIGURE.finditer(line))
        start += len(line)
    return figures
