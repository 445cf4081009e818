"""School trades: rosters of a library or a health office, in which a post's department is that one."""

import re
from collections.abc import Collection

_OF_THE_TRADE = re.compile(
    r"\b(?:librar(?:y|ies|ians?)|media (?:cent(?:er|re)|specialist|teacher|aide|clerk|assistant|para\w*)"
    r"|nurses?|nursing|L[PV]N|RN|health (?:aide|assistant|clerk|tech\w*|para\w*|room|services?|office))\b",
    re.IGNORECASE,
)
"""Words of the titles of libraries and health offices."""
_HELPER = re.compile(
    r"(?:[\w-]+ )?(?:aide|assistant|clerk|para|paraprofessional|paraeducator|page|secretary|volunteer)", re.IGNORECASE
)
"""Titles that any school trade has."""
_HEAD = re.compile(
    r"\b(?:district|lead|head|chief|coordinator|director|supervisor|supervising|manager)\b", re.IGNORECASE
)


def is_of_a_school_trade(titles: Collection[str]) -> bool:
    """Return whether all titles are of a library or health office, its own or its helpers', and one is its own."""
    own = [title for title in titles if _OF_THE_TRADE.search(title)]
    return bool(own) and all(title in own or _HELPER.fullmatch(title) for title in titles)


def heads_school_trade(title: str) -> bool:
    """Return whether a title is of the head of a library or health office ("District Librarian", "Lead Nurse")."""
    return _OF_THE_TRADE.search(title) is not None and _HEAD.search(title) is not None
