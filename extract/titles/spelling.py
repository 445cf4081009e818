"""Spelling: which word of the title vocabulary a misspelt word means ("coordinater", "direcotr").

Only long words are corrected, and only where first and last letter are right and one slip explains the rest (a letter
too many, too few, another, or two that changed places), so that "directory" and "designed" stay what they are.
"""

from functools import cache, lru_cache

_SHORTEST = 8


@lru_cache(maxsize=8192)
def corrected(word: str, known: frozenset[str]) -> str | None:
    """Return the known word that a lower-case word misspells, None when it is one itself or misspells none."""
    if len(word) < _SHORTEST - 1 or not word.isalpha() or word in known:
        return None
    near = _by_ends(known).get((word[0], word[-1]), ())
    return next((one for one in near if _one_slip(word, one)), None)


@cache
def _by_ends(known: frozenset[str]) -> dict[tuple[str, str], list[str]]:
    """Return the long known words by their first and last letter."""
    found: dict[tuple[str, str], list[str]] = {}
    for word in sorted(known):
        if len(word) >= _SHORTEST and word.isalpha():
            found.setdefault((word[0], word[-1]), []).append(word)
    return found


def _one_slip(written: str, meant: str) -> bool:
    """Return whether one slip of the hand turns `meant` into `written`."""
    if abs(len(written) - len(meant)) > 1 or written == meant:
        return False
    start = next((at for at, (one, two) in enumerate(zip(written, meant, strict=False)) if one != two), None)
    if start is None:
        return True
    one, two = written[start:], meant[start:]
    swapped = one[:2] == two[1::-1] and one[2:] == two[2:]
    return swapped or one[1:] == two[1:] or one[1:] == two or one == two[1:]
