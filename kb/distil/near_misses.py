"""Veto: near misses, which share most of their words and do not say the same.

"Back it up nightly" and "back it up weekly", "pay the coaches" and "pay the technicians": two sentences are kept apart
when each names a number, a rhythm or one of several like things (`kb/distil/siblings.jsonl`) that the other does not.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kb.distil.similarity import concepts_of

_NUMBER = re.compile(
    r"\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|half|dozen|twice|third|quarter)\b", re.IGNORECASE
)
_RHYTHM = re.compile(
    r"\b(?:daily|nightly|weekly|monthly|quarterly|yearly|annually|annual|hourly"
    r"|(?:every|each|once a|twice a) (?:day|night|week|month|term|quarter|year))\b",
    re.IGNORECASE,
)
_SAME_RHYTHM = {
    "day": "daily",
    "night": "nightly",
    "week": "weekly",
    "month": "monthly",
    "quarter": "quarterly",
    "year": "yearly",
}
_SAME_WORD = {"annual": "yearly", "annually": "yearly"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a sentence pins down: numbers, rhythms, and the members of each set of siblings that it names."""

    numbers: frozenset[str]
    rhythms: frozenset[str]
    siblings: Mapping[str, frozenset[str]]


def particulars_of(text: str) -> Particulars:
    """Return the particulars of a sentence."""
    names = concepts_of(text).names
    siblings: dict[str, frozenset[str]] = {}
    for name in sorted(names):
        for family in _families().get(name, ()):
            siblings[family] = siblings.get(family, frozenset()) | {name}
    return Particulars(
        numbers=frozenset(number.lower().rstrip(".,") for number in _NUMBER.findall(text)),
        rhythms=frozenset(_rhythm(rhythm) for rhythm in _RHYTHM.findall(text.lower())),
        siblings=siblings,
    )


def are_kept_apart(one: Particulars, other: Particulars) -> bool:
    """Say whether two sentences pin down different particulars, and so cannot say the same."""
    return (
        _differ(one.numbers, other.numbers)
        or _differ(one.rhythms, other.rhythms)
        or any(
            bool(members - other.siblings[family]) and bool(other.siblings[family] - members)
            for family, members in one.siblings.items()
            if family in other.siblings
        )
    )


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _rhythm(words: str) -> str:
    if words.startswith("twice"):
        return words
    last = words.split()[-1]
    return _SAME_RHYTHM.get(last, _SAME_WORD.get(last, last))


@cache
def _families() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    text = files("kb.distil").joinpath("siblings.jsonl").read_text(encoding="utf-8")
    for row in (json.loads(line) for line in text.splitlines() if line.strip()):
        for word in row["words"]:
            for name in sorted(concepts_of(word).names):
                found[name] = (*found.get(name, ()), row["id"])
    return found
