"""OrganizationMention: where an author names a school, district or college, and how surely it is their own."""

import re
from dataclasses import dataclass
from enum import IntEnum

from extract.pattern_files import word_set

GENERIC = word_set("words", "common_in_organizations")
"""Words that alone make no name."""


class Strength(IntEnum):
    """How surely a name is of the place that the author speaks of: merely named; with its own figures; by a cue."""

    PLAIN = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationMention:
    """A name and where it is (characters of the Doc)."""

    name: str
    start: int
    end: int
    strength: Strength
    worded: bool = True
    """Whether the name holds a word such as School or District; a bare town has none."""


def same_organization(one: str, other: str) -> bool:
    """Return whether two names share a word that is no generic one ("Dryford Schools", "Dryford ISD")."""
    return bool(proper_words(one) & proper_words(other))


def fuller(one: str, other: str) -> str:
    """Return the first name, unless the other one holds all of its words and more."""
    ours, theirs = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return other if ours < theirs else one


def proper_words(name: str) -> set[str]:
    """Return the words of a name that are no generic ones, in lower case."""
    return {word for word in re.findall(r"[^\W\d_][\w']+", name.lower()) if word not in GENERIC}
