"""Maxims: sentences about people and things in general, in the present tense ("Posters tell people what you fear").

There is no tagger. A clause speaks in general when its subject is nobody in particular (every, no, a, whoever, a bare
plural, a gerund), a present verb of the list or an auxiliary comes soon after it, and nothing in the clause belongs to
the author or to the past.
"""

import re

from extract.advising.cues import verbs, word_group
from extract.pattern_files import one_of

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_LOOKED_AT = 12
"""Words among which subject and verb must be."""

_OWN = re.compile(rf"\b{one_of('advice_words', 'own')}\b|\d", re.IGNORECASE)
_PAST = re.compile(
    r".{0,50}\b(?:was|were|wasn't|weren't|had|did|didn't|went|came|became|took|gave|got|said|told|used to|been)\b",
    re.IGNORECASE,
)
_SALIENT = re.compile(rf"\b{one_of('advice_words', 'salient')}\b|n't\b|n't ", re.IGNORECASE)


def maxim_weight(sentence: str, at: int, *, conditional: bool) -> int:
    """Return 2 for a telling general clause, 1 for a plain one, 0 for none; `conditional`: "When …," comes before."""
    clause = sentence[at:]
    words = [word.lower() for word in _WORD.findall(clause[:140])][:_LOOKED_AT]
    if len(words) < 3 or clause[len(words[0]) :].startswith(":") or _OWN.search(sentence) or _PAST.match(clause):
        return 0
    salient = conditional or bool(_SALIENT.search(clause[len(words[0]) :]))
    if words[0] == "the":
        return int(salient and _has_singular_verb(words[1:8]))
    if _speaks_in_general(words):
        return 2 if salient else 1
    return 0


def _speaks_in_general(words: list[str]) -> bool:
    first = words[0]
    if first in word_group("anybody"):
        return _has_singular_verb(words[1:6])
    if first in word_group("one"):
        return _has_singular_verb(words[2:])
    if first in word_group("masses") and _has_singular_verb(words[1:3]):
        return True
    if first.endswith("ing") and len(first) > 5 and first not in word_group("no-gerunds"):
        return _has_singular_verb(words[1:8])
    start = 1 if first in word_group("many") else 0
    return any(
        _is_plural(noun) and _has_plural_verb(words[at + 1 : at + 2], words[at + 1 : at + 9])
        for at, noun in enumerate(words[start : start + 3], start)
    )


def _is_plural(word: str) -> bool:
    if word in word_group("plurals"):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and word[-2:] not in {"ss", "us", "is", "'s"}
        and word not in word_group("pronouns")
    )


def _has_plural_verb(following: list[str], near: list[str]) -> bool:
    """Return whether the next word is a verb, or a "who …" or "of …" comes between and a verb soon after."""
    if not following:
        return False
    if following[0] in word_group("auxiliaries") or following[0] in verbs():
        return True
    return following[0] in {"who", "that", "of", "with", "in", "without"} and any(
        word in word_group("auxiliaries") or word in verbs() for word in near[1:]
    )


def _has_singular_verb(words: list[str]) -> bool:
    return any(word in word_group("auxiliaries") or _is_third_person(word) for word in words)


def _is_third_person(word: str) -> bool:
    if not word.endswith("s") or len(word) < 4:
        return False
    stems = (word[:-1], word[:-2], word[:-3] + "y" if word.endswith("ies") else word[:-1])
    return any(stem in verbs() for stem in stems)
