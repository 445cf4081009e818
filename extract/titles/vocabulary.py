"""Title words: the vocabulary of job titles and what part a word can play in one.

The words stand in `patterns/title_words.jsonl` by kind. Heads: `head` words always name a person, `weak_head` words
only where no noun follows ("tech", not "tech closet"), `anybody` words only after a word of a trade ("network man"),
`outsider` heads are people outside a technology department, an `acronym` is a head in capitals alone. A misspelt head
is the head that it means (`extract.titles.spelling`).

Before a head: `modifier` words belong to it anywhere, a `participle` where a noun phrase begins ("a visiting nurse"), a
`genitive` belongs to what follows, `remark` words count or praise and belong to no title, people of an `agency` are not
named after it; `driven` things have drivers that are software. After a `breaker` no title stands.

After a head: `comma_head` words take a field after a comma, `for_head` words after "for", `domain_head` words after
"for" where the field is known and no `place`, `short_head` words without any link ("mgr voice"); a `level` of schools
is a field too, a `no_field` word is none, an `ender` goes on with the sentence.
A title may be `cut_short` after its last word, as after an `abbreviation`.
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
    """Return the words of one kind in the title vocabulary, lower case."""
    return word_set("title_words", kind)


def head_kind(word: Word, heads: frozenset[str]) -> str | None:
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
