"""Tiers: levels of support by number, before a title's head ("Level 1 agent") or as the whole title ("a Tier 2")."""

import re

from extract.quantities.number_words import NUMBER
from extract.titles.vocabulary import vocabulary
from extract.titles.words import Words

_ALONE = frozenset(["tier", "teir"])
_WITH_HEAD = _ALONE | {"level", "lvl", "l"}
_NUMBER = re.compile(rf"^(?:[1-5]|{NUMBER}|iv|i{{1,3}})(?:['’]?s)?$", re.IGNORECASE)
_GRADE = re.compile(r"^(?:I{2,3}|IV)(?:['’]?s)?$|^Is$")
_UNITS = frozenset(["desk", "helpdesk", "support"])
"""Parts of a department whose people go by their level ("Help Desk Tier II", "Tech Support III")."""
_BEFORE = frozenset(["the", "am", "is", "me", "i'm", "im", "myself"])
_AFTER = frozenset(["opening", "vacancy", "position", "spot"])


def tier_of_level(words: Words, at: int, done: int) -> int | None:
    """Return the place of the word before the level at `at` ("Tier 2", "level-1"), None where it is no tier's."""
    return next((first for first in (at - 1, at - 2) if first >= done and _level(words, first) == at), None)


def _level(words: Words, at: int) -> int | None:
    """Return the place of the number that makes a tier of the word at `at`, a hyphen between them let pass."""
    if words[at].lower not in _WITH_HEAD:
        return None
    number = at + 2 if words[at + 1 : at + 2] and words[at + 1].text == "-" else at + 1
    if number >= len(words) or not _NUMBER.match(words[number].text):
        return None
    gap = words.gap(at, number)
    return number if gap in ({""} if words[at].lower == "l" else {"", " ", "-"}) else None


def is_whole_title(words: Words, at: int) -> bool:
    """Return whether a tier stands for its people: counted or in a list, and no noun after it ("four Tier 2's")."""
    if words[at].lower not in _ALONE or _level(words, at) is None or words[at + 1].text == "-":
        return False
    after = words[at + 2] if at + 2 < len(words) else None
    ends = after is None or not after.text[0].isalpha() or after.lower in vocabulary("stop") | _AFTER
    wrapped = after is not None and words.opens_line(at + 2)
    if words.opens_line(at):
        return ends or wrapped
    before = words[at - 1]
    opened = before.lower in vocabulary("opener") | _BEFORE or not before.text[0].isalpha()
    return opened and (ends or wrapped)


def level_of_unit(words: Words, at: int, done: int) -> tuple[int, int] | None:
    """Return the first and last word of the level that people of a unit go by, the unit's last word standing at `at`.

    "Help Desk Tier II" and "Tech Support III" are titles, "Help Desk" alone is none.
    """
    if words[at].lower not in _UNITS or at + 1 >= len(words) or not words.adjacent(at):
        return None
    tiered = words[at + 1].lower in _ALONE and _level(words, at + 1) is not None
    if not tiered and not _GRADE.match(words[at + 1].text):
        return None
    first = at
    while first > done and words[first - 1].lower in vocabulary("modifier") and words.adjacent(first - 1):
        first -= 1
    return (first, at + 2 if tiered else at + 1) if first < at or words[at].lower == "helpdesk" else None
