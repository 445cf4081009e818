"""Words on a terminal: numbers of things, and strangers' words, of which what would move its cursor becomes �."""

import re

_COLOUR_OR_CONTROL = re.compile(r"(\x1b\[[0-9;]*m)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 post", "2 people", "1,200 threads"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def printable(words: str) -> str:
    """Return words that a terminal shows and does not obey; colours, which do no harm, stay."""
    return _COLOUR_OR_CONTROL.sub(lambda found: found[1] or "\N{REPLACEMENT CHARACTER}", words)
