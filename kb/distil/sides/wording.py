"""Wording: a sentence's plain form, and the stems of the words that tell what it is about."""

import re
from collections.abc import Set
from functools import lru_cache

from kb.stop_words import STOP_WORDS

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_ENDING = re.compile(r"(?:ies|es|s|ed|ing)$")
_LEAST_STEM = 4
_UNDONE = re.compile(
    r"(?:n't|\b(?:not|never|dont))\s+(?:ever\s+|let (?:\w+ ){1,2})?(?:be (?:too )?)?"
    r"(?P<verb>afraid|shy|scared|forget|hesitate|fail|neglect|skip|miss|ignore|overlook|underestimate|skimp|wait"
    r"|give up|turn down|put off|hold off)\b"
)
"""A denial of what leaves something undone: with it a sentence urges ("don't forget to …", "never skip …")."""


def plain(text: str) -> str:
    """Return a text in lower case, with straight apostrophes and single blanks."""
    return " ".join(text.lower().replace("’", "'").split())


def stems(words: str, leaving: Set[str] = frozenset()) -> frozenset[str]:
    """Return the stems of the words of a plain text that are neither stop words, contracted, nor to be left out."""
    found = (word for word in _WORD.findall(words) if word not in STOP_WORDS and word not in leaving)
    return frozenset(stem(word) for word in found if "'" not in word)


def stem(word: str) -> str:
    """Return a word without the ending of a plural or a verb, where enough of it is left."""
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _LEAST_STEM else word


def is_urged_by_denial(one: str, other: str) -> bool:
    """Return whether one of two sentences denies that something be left undone and the other is silent on it."""
    pairs = ((_undone(one), other), (_undone(other), one))
    return any(undone is not None and undone not in plain(text) for undone, text in pairs)


@lru_cache(4096)
def _undone(text: str) -> str | None:
    found = _UNDONE.search(plain(text))
    return found["verb"] if found else None
