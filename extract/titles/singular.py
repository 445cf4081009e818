"""The singular of an English noun or of a title whose head is in the plural."""

import re
from functools import lru_cache

from extract.pattern_files import word_set

_IRREGULAR = {"people": "people", "ppl": "person", "men": "man", "women": "woman"}
_SAME = word_set("words", "no_plurals")
_NO_MEN = {"specimen", "regimen", "abdomen", "acumen", "women", "omen", "stamen", "gentlemen"}
_SHORTEST_MEN = 5
_LAST = re.compile(r"(?<!\S)\S+$")
_PLURAL_GRADE = re.compile(r"^([IVX]{1,4})s$")


@lru_cache(maxsize=16_384)
def singular_word(word: str) -> str:
    """Return the singular of one word in its own letter case; words that only look plural stay."""
    lower = word.lower()
    if lower.endswith("men") and len(lower) > _SHORTEST_MEN and lower not in _NO_MEN:
        return word[:-2] + ("AN" if word.isupper() else "an")
    grade = _PLURAL_GRADE.match(word)
    if grade:
        return grade.group(1)
    if lower in _SAME or len(lower) < 3:
        return word
    if lower in _IRREGULAR:
        return _same_case(word, _IRREGULAR[lower])
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + ("Y" if word.isupper() else "y")
    if re.search(r"(?:ches|shes|sses|xes)$", lower):
        return word[:-2]
    if lower.endswith("s") and not re.search(r"(?:ss|us|is)$", lower):
        return word[:-1].rstrip("'’") if lower.endswith(("'s", "’s")) else word[:-1]
    return word


def singular_words(words: str) -> str:
    """Return words with the last one in the singular."""
    return _LAST.sub(lambda last: singular_word(last.group()), words)


def is_plural(word: str) -> bool:
    """Return whether a word is in the plural."""
    return singular_word(word) != word or word.lower() == "people"


def _same_case(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[:1].isupper() else word
