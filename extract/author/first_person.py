"""First person: what authors say of themselves, with or without a title ("Tech I" does not say "I")."""

import re
import sys
from collections.abc import Iterable

from extract.stretches import Stretches
from extract.titles.title import Title

_FIRST_PERSON = re.compile(r"\b(?:I|me|[Mm]y|mine)\b")
_SELF = re.compile(
    r"(?:^|[,;:(+&]\s*|\b(?:is|are|and|plus|just|only|it's|with)\s+)(?:just\s+|only\s+)?(?P<me>me|myself|yours\s+truly)"
    r"(?=\s*(?:[,;.)(+&]|$|\n)|\s+(?:and|plus|with)\b)",
    re.IGNORECASE,
)
"""Matches "a director, two techs and me", "It's just me,"."""
_ALONE = re.compile(
    r"\b(?:it's|it is|department is|team is|office is|shop is|that's)\s+(?:just\s+|only\s+)?(?:me|myself)\b"
    r"|\bjust me\b|\bone of me\b|^\W*(?:and\s+)?me\W*$|\bone[- ](?:man|woman|person) (?:show|band)\b",
    re.IGNORECASE,
)
"""Matches "It's just me", "one-man show": there is nobody else."""
_TEACHES = re.compile(
    r"\bI(?:\s+also|\s+still)?\s+(?:teach|drive|coach)\b|\bI'm\s+off\s+class\b|\bbus driver\b|\band\s+teach\b",
    re.IGNORECASE,
)
"""Matches "I also teach", "I'm off class": the author has another job beside."""


def is_first_person(text: str, titles: Iterable[Title], start: int = 0, end: int = sys.maxsize) -> bool:
    """Return whether an author speaks of themselves between two offsets of a text, given its titles."""
    graded = Stretches((title.start, title.end) for title in titles)
    return any(not graded.hold(match.start()) for match in _FIRST_PERSON.finditer(text, start, end))


def mentions_self(words: str) -> int | None:
    """Return where "me", "myself" or "yours truly" is as a member of a list in the words, None where it is none."""
    match = _SELF.search(words)
    return None if match is None else match.start("me")


def stands_alone(words: str) -> bool:
    """Return whether the words say that the author is the whole department."""
    return _ALONE.search(words) is not None


def teaches(text: str) -> bool:
    """Return whether the author says that part of their own time goes to teaching or other duties."""
    return _TEACHES.search(text) is not None
