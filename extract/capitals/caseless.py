"""Which lines of a post are written without regard to case: most of it in capitals, or none of it with any."""

from collections.abc import Sequence

_FEWEST_LETTERS = 12
"""A text with fewer says too little of how its author writes."""


def caseless_lines(lines: Sequence[str]) -> set[int]:
    """Return the indices of the lines of a text whose letters' case says nothing; quoted lines do not tell whether."""
    own = [line for line in lines if not line.lstrip().startswith(">")]
    shouted = sum(_letters(line) for line in own if line.isupper())
    letters = sum(map(_letters, own)) if shouted or not any(map(_has_capital, own)) else 0
    if letters < _FEWEST_LETTERS or 0 < shouted * 2 <= letters:
        return set()
    return {at for at, line in enumerate(lines) if line.isupper() or not (shouted or _has_capital(line))}


def _letters(line: str) -> int:
    return sum(map(str.isalpha, line))


def _has_capital(line: str) -> bool:
    return line != line.lower()
