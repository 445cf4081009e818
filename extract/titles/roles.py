"""The taxonomy of roles: which canonical role a written title names, whatever its abbreviations and grades.

The roles are in `patterns/roles.jsonl`. A phrase leads to its role when all its words are in the title (order and
"of" do not count: "Director of Technology" is "technology director"); one that begins with "=" must be the whole
title. The phrase with the most words wins, the earlier role on a tie.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.pattern_files import rows
from extract.titles.singular import singular_word
from extract.titles.spelling import corrected
from extract.titles.vocabulary import vocabulary

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]\.)?(?:['’/&-][^\W_]+)*")
_GRADE = re.compile(
    r"^(?:[ivx]+s?|\d+|level|l\d|interim|acting|part|full|time|certified|classified|the|of|for|and|to)$"
)
"""Words of a title that tell no role: "iii", "interim", "part"."""

_OFFICES = {"director", "manager", "supervisor", "coordinator", "head", "chief", "president", "vp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A canonical role of a technology department, in one of eight families."""

    id: str
    name: str
    family: str
    phrases: tuple[str, ...]


@cache
def roles() -> tuple[Role, ...]:
    """Return every role of the taxonomy, in the order of its file."""
    return tuple(Role(**{**row, "phrases": tuple(row["phrases"])}) for row in rows("roles"))


@cache
def abbreviations() -> dict[str, str]:
    """Return what each abbreviation, acronym or common typo of a title's word stands for, in lower case."""
    return {row["short"]: row["long"] for row in rows("title_abbreviations")}


@lru_cache(maxsize=8192)
def expand_title(title: str) -> tuple[str, ...]:
    """Return the title's words, lower case and singular, abbreviations written out, grades and small words dropped."""
    written = [word.lower() for word in _WORD.findall(title)]
    words: list[str] = []
    for place, word in enumerate(written):
        last = all(_GRADE.match(later) for later in written[place + 1 :])
        headed = any(earlier in _OFFICES for earlier in words)
        words += _expand(word, heads=last and not headed)
    return tuple(word for word in words if not _GRADE.match(word))


_PUPILS = frozenset(["student", "support"])
_LEADERS = frozenset(["director", "manager", "supervisor", "chief", "coordinator", "president"])
_TECHNOLOGY = frozenset(["technology", "technical", "information", "data", "systems", "desk", "digital"])
"""Words of "Director of Student Support", who leads nobody in technology unless another word says so."""


@lru_cache(maxsize=4096)
def role_of(title: str) -> str | None:
    """Return the id of the role that a written title names, or None when it names none of the taxonomy."""
    have = set(expand_title(title))
    if have >= _PUPILS and have & _LEADERS and not have & _TECHNOLOGY:
        return None
    fits = [
        (len(phrase.words), -phrase.place, phrase.role)
        for word in have
        for phrase in _phrases_by_word().get(word, ())
        if phrase.words <= have and (not phrase.whole or phrase.words == have)
    ]
    return max(fits)[2] if fits else None


def family_of(role: str | None) -> str | None:
    """Return the family of a role, None for no role."""
    return _families().get(role or "")


def is_leader(title: str) -> bool:
    """Return whether a written title is that of somebody who leads a technology department."""
    return family_of(role_of(title)) == "leadership"


@cache
def _families() -> dict[str, str]:
    return {role.id: role.family for role in roles()}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase that leads to a role: its place among all phrases, and whether it has to be the `whole` title."""

    place: int
    role: str
    words: frozenset[str]
    whole: bool


@cache
def _phrases_by_word() -> Mapping[str, Sequence[_Phrase]]:
    """Return the phrases by one word of each."""
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for place, (id_, phrase) in enumerate((role.id, phrase) for role in roles() for phrase in role.phrases):
        words = frozenset(singular_word(word) for word in phrase.removeprefix("=").split())
        found[min(words)].append(_Phrase(place, id_, words, phrase.startswith("=")))
    return found


def _expand(word: str, *, heads: bool) -> list[str]:
    one = singular_word(word)
    if one == "tech":
        return ["technician" if heads else "technology"]
    if one == "admin" and not heads:
        return ["administrative"]
    known = abbreviations()
    long = known.get(word) or known.get(one) or corrected(one, vocabulary("head"))
    if long is None and re.search(r"[/&-]", word):
        pieces = re.split(r"[/&-]", word)
        return [part for piece in pieces for part in _expand(piece, heads=heads)]
    return [singular_word(part) for part in (long or one).split()]
