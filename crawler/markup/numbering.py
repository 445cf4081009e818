"""Whole numbers that a page shows, and those of its posts: every post has one and they count upwards, else 1 … n."""

import re
from collections.abc import Sequence
from itertools import pairwise

MOST_DIGITS = 16
"""Digits of a whole number that is read: a moment in microseconds has so many, and Python refuses thousands."""
BYTES = {
    **dict.fromkeys(("b", "byte", "bytes", "octet", "octets"), 1),
    **dict.fromkeys(("kb", "kib", "ko", "kio", "кб", "киб"), 1024),
    **dict.fromkeys(("mb", "mib", "mo", "mio", "мб", "миб"), 1024**2),
    **dict.fromkeys(("gb", "gib", "go", "gio", "гб", "гиб"), 1024**3),
}
"""Bytes of a file's size by the unit in which boards show it."""

_COUNTED = re.compile(r"#?\s*(\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+|\d+)(?!\d)")


def parse_int(text: str | None) -> int | None:
    """Return the number that the text is, else None; it may be in the decimal digits of any script, but "²" is none."""
    return int(text) if text and text.isdecimal() and len(text) <= MOST_DIGITS else None


def shown_number(text: str | None) -> int | None:
    """Return the first number of "#4,841" or "Post #7 of 25"; a blank, a comma or a dot may part its thousands."""
    found = _COUNTED.search(text or "")
    return parse_int(re.sub(r"\D", "", found[1])) if found else None


def page_numbers(shown: Sequence[int | None]) -> list[int]:
    """Return the numbers as shown where they can count the posts of a page, else the places from 1."""
    known = [number for number in shown if number is not None and number > 0]
    if len(known) == len(shown) and all(a < b for a, b in pairwise(known)):
        return known
    return list(range(1, len(shown) + 1))
