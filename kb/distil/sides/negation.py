"""Negation: two sentences of the same words, of which one says "not", take opposite sides.

What tells sides by single sentences (`kb.meaning.stance_reader`) weighs a "don't" among other words. Where the rest is
the same, it decides: "require a ticket for everything", "I would not require tickets for everything".
"""

import re
from functools import lru_cache

from kb.distil.sides.wording import is_urged_by_denial, plain, stems

_DENIED = re.compile(
    r"\b(?:not|never|no longer|avoid|stop|quit|cannot"
    r"|(?:do|does|did|is|are|was|were|should|would|wo|ca|could|must|need)n'?t)\b"
)
"""Matches "no longer", "shouldn't", "avoid"."""
_ELSEWHERE = re.compile(
    r"\b(?:no|nothing|nobody|none|neither|nor|anything|instead|rather|without|than)\b|(?:,|\b(?:and|but)) not\b"
)
"""Other words that deny or weigh one against another: where they are, the same words may say the same."""
_OPENING = 4
"""Words at a sentence's beginning among which its negation denies all that follows."""
_ORDINARY = frozenset({"stop", "quit", "avoid", "recommend", "advise", "suggest", "think", "want", "let", "going"})
"""Words that tell nothing of the subject, beside spaCy's stop words."""
_SHARED = 0.75
"""Share of the words of the shorter sentence that the other has too where the two are about the same thing."""
_LEAST_WORDS = 2
_REMEMBERED = 4096
"""Sentences whose words are kept: those of a group are compared with many others."""


def opposed_by_negation(one: str, other: str) -> bool | None:
    """Return whether two sentences of the same words oppose each other; None where their words are others."""
    words, others = _subject(one), _subject(other)
    least = min(len(words), len(others))
    if least < _LEAST_WORDS or len(words & others) < _SHARED * least or is_urged_by_denial(one, other):
        return None
    denied, denies = _is_denied(one), _is_denied(other)
    return None if denied is None or denies is None else denied is not denies


@lru_cache(_REMEMBERED)
def _is_denied(text: str) -> bool | None:
    """Return whether a sentence denies all that it says; None where it denies a part ("devices, not students")."""
    words = plain(text)
    found = [match.start() for match in _DENIED.finditer(words)]
    if _ELSEWHERE.search(words) or len(found) > 1:
        return None
    if not found:
        return False
    return True if len(words[: found[0]].split()) < _OPENING else None


@lru_cache(_REMEMBERED)
def _subject(text: str) -> frozenset[str]:
    return stems(_DENIED.sub(" ", plain(text)), leaving=_ORDINARY)
