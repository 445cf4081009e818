"""Title words: the vocabulary of job titles and what part a word can play in one.

The words are in `patterns/title_words.jsonl` by kind, each with its meaning. A misspelt head is the head that it
means (`extract.titles.spelling`).
"""

import re
from functools import cache, lru_cache

from extract.pattern_files import word_set
from extract.titles.singular import singular_word
from extract.titles.spelling import corrected
from extract.titles.words import Word

POSITION_WORDS = frozenset(["position", "role", "job", "post", "slot", "line", "vacancy", "positions"])
"""Words that only say that the title before them is a job."""
RANK_SHORTS = frozenset(["sr", "jr", "asst", "assoc", "dir", "dep", "bldg", "lib"])
"""Abbreviations that open a title and never end one."""

_TRADE = re.compile(r"[a-z]{3,}(?:ologist|ometrist|onomist|rapist|ician)")
"""Nouns whose ending always makes a trade of them ("audiologist", "electrician")."""


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """Return the words of one kind in the title vocabulary, lower case; a number opens a phrase as an article does."""
    return word_set("title_words", kind) | (word_set("numbers", "number") if kind == "opener" else frozenset())


def head_kind(word: Word, heads: frozenset[str] = frozenset()) -> str | None:
    """Return which kind of head a word is, None for none; `heads` are acronyms that this post introduces for titles."""
    return _head_kind(word.text, heads)


@lru_cache(maxsize=16_384)
def _head_kind(word: str, heads: frozenset[str]) -> str | None:
    if word.lower().endswith(("'s", "s'")):
        return None
    whole = singular_word(word).lower()
    if whole in vocabulary("acronym"):
        return "head" if word.removesuffix("s")[1:].isupper() else None
    parts = re.split(r"[/-]", whole)
    for kind in ("head", "weak_head", "outsider"):
        if whole in vocabulary(kind) or (len(parts) > 1 and parts[-1] in vocabulary(kind) and parts[0]):
            return kind
    meant = whole in heads or _TRADE.fullmatch(whole) or corrected(whole, vocabulary("head"))
    return "head" if meant else None
