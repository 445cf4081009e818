"""Negation: two sentences of the same words, of which one says "not", take opposite sides.

The network that tells sides (`kb.meaning.opposition`) sees little of a "don't". Words see it, where the rest is the
same: "require a ticket for everything", "I would not require tickets for everything".
"""

import re
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_DENIED = re.compile(
    r"\b(?:not|never|no longer|avoid|stop|quit|cannot"
    r"|(?:do|does|did|is|are|was|were|should|would|wo|ca|could|must|need)n'?t)\b"
)
_ORDINARY = frozenset({"stop", "quit", "avoid", "recommend", "advise", "suggest", "think", "want", "let", "going"})
"""Words that tell nothing of the subject, beside spaCy's stop words."""
_SHARED = 0.75
"""Share of the words of the shorter sentence that the other has too where the two are about the same thing."""
_LEAST_WORDS = 2
_ENDING = re.compile(r"(?:ies|es|s|ed|ing)$")
_LEAST_STEM = 4
_REMEMBERED = 4096
"""Sentences whose words are kept: those of a group are compared with many others."""


def told_by_negation(one: str, other: str) -> bool | None:
    """Tell whether two sentences of the same words oppose each other; None where their words are others."""
    words, others = _subject(one), _subject(other)
    least = min(len(words), len(others))
    if least < _LEAST_WORDS or len(words & others) < _SHARED * least:
        return None
    return _is_denied(one) is not _is_denied(other)


@lru_cache(_REMEMBERED)
def _is_denied(text: str) -> bool:
    """Tell whether a sentence denies; two negations ("don't stop") deny nothing."""
    return len(_DENIED.findall(_plain(text))) % 2 == 1


@lru_cache(_REMEMBERED)
def _subject(text: str) -> frozenset[str]:
    found = (word for word in _WORD.findall(_DENIED.sub(" ", _plain(text))) if word not in STOP_WORDS | _ORDINARY)
    return frozenset(_stem(word) for word in found if "'" not in word)


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _LEAST_STEM else word


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
