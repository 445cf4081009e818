"""History: titles that a sentence counts or names without their being of today's department.

What the author was before ("after nine years as a clerk"), whom the author ever hired ("I have hired, by my own count,
61 clerks"), and the head of those who belong to somebody else ("they belong to Finance, with one supervisor").
"""

import re

from extract.staff.counts.staffing import Given

_CAREER = re.compile(
    r"\b(?:after|following)\s+(?:[\w-]+\s+){0,4}(?:years?|decades?|months?|career|stint|time|life)\s+as\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
"""Matches "after ten years as a ": before a title of former times."""
_EVER_HIRED = re.compile(
    r"\b(?:I|we)(?:['’]ve|\s+have)\s+(?:\w+\s+)?(?:hired|interviewed|trained|supervised|managed|fired|outlasted|mentored"
    r"|worked\s+with)\b",
    re.IGNORECASE,
)
"""Matches "I have hired", "we've outlasted": many people, and not at one time."""
_IN_ALL_YEARS = re.compile(
    r"\bby\s+my\s+(?:own\s+)?count\b|\bover\s+the\s+years\b|\bin\s+(?:my\s+career|my\s+time|(?:[\w-]+\s+)?years)\b"
    r"|\bsince\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""With "I have hired" before it, a number counts everybody who ever came, no staff."""
_THEIR_BOSS = re.compile(
    r"\b(?:belongs?\s+to|(?:sits?|lives?|falls?)\s+(?:in|under|with))\s+(?!(?:us|me|it|technology|my|our)\b)\w+"
    r"[^.;]*\b(?:with|under)\s*$",
    re.IGNORECASE,
)
"""Matches "belongs to Finance with ": the title that follows is of those."""
_LEFT = re.compile(
    r"\s+(?:(?:has|have)\s+)?(?:just\s+|since\s+)?(?:left|retired|quit|resigned|died|moved\s+on)\b", re.IGNORECASE
)
"""Matches " has just left", " retired": after a title."""
_REMAIN = re.compile(r"\s+left\s*(?:[,.;:!)]|$|\b(?:is|are|to|for)\b)", re.IGNORECASE)
"""Matches " left, ", " left to " where a number before says how many still are there ("two techs left")."""
_BOSSES = frozenset(["supervisor", "manager", "director", "head", "boss", "coordinator"])


def is_history(before: str, after: str) -> bool:
    """Return whether a title was the author's for years before, or counts everybody whom the author ever hired."""
    ever = _EVER_HIRED.search(before) is not None and _IN_ALL_YEARS.search(f"{before} {after}") is not None
    return ever or _CAREER.search(before) is not None


def is_their_boss(before: str, head: str) -> bool:
    """Return whether a title of this head noun leads people of whom the words before say that they belong elsewhere."""
    return head in _BOSSES and _THEIR_BOSS.search(before) is not None


def has_left(after: str) -> bool:
    """Return whether the words right after somebody's title say that they are gone."""
    return _LEFT.match(after) is not None


def leave(given: Given, before: str, after: str) -> bool:
    """Return whether a sentence opens with somebody of whom it says that they are gone ("A tech left us")."""
    if before.strip() or given not in {Given.ARTICLE, Given.NUMBER} or not has_left(after):
        return False
    return given is Given.ARTICLE or _REMAIN.match(after) is None
