"""Which lines of a post are written without regard to case: most of it in capitals, or most of it without any."""

from collections.abc import Sequence

_FEWEST_LETTERS = 12
"""A text with fewer says too little of how its author writes."""
_MOST = 0.75
"""Share of the letters in lines without a capital from which on these lines are what the author types, and the others
are a name, a product or a signature that a program appends."""


def caseless_lines(lines: Sequence[str]) -> set[int]:
    """Return the indices of the lines of a text whose letters' case says nothing; quoted lines do not tell whether."""
    own = [line for line in lines if not line.lstrip().startswith(">")]
    letters = sum(map(_letters, own))
    if letters < _FEWEST_LETTERS:
        return set()
    if sum(_letters(line) for line in own if line.isupper()) * 2 > letters:
        return {at for at, line in enumerate(lines) if line.isupper()}
    small = sum(_letters(line) for line in own if not _has_capital(line))
    return {at for at, line in enumerate(lines) if not _has_capital(line)} if small >= _MOST * letters else set()


def _letters(line: str) -> int:
    return sum(map(str.isalpha, line))


def _has_capital(line: str) -> bool:
    return line != line.lower()
