"""Inferred: the author's title where nobody says whose it is: the only one of a post, or the one that closes it."""

import re
from collections.abc import Sequence

from extract.author.first_person import is_first_person
from extract.author.titles import AuthorTitle
from extract.facts import Employment, Position
from extract.pattern_files import word_lists
from extract.titles.roles import is_leader
from extract.titles.title import Title

_THIRD = re.compile(r"\b(?:he|she|him|her|his|hers|they|them)\b", re.IGNORECASE)
_LEADS = re.compile(
    rf"\b(?:{word_lists()['reports_to']}|{word_lists()['works_for']}|go(?:es)?(?:\s+directly)?\s+to|under)\s+me\b"
    r"|\bmy\s+direct\s+reports\b"
)
"""Matches "goes directly to me", "my direct reports": others answer to the author."""
_LAST_LINE = re.compile(r"\n[^\w\n]*(?:(?:[A-Z][a-z]+,?\s){0,2}[A-Z][a-z]+\s\()?$")
"""What comes before the title of the last line of a post ("- IT Coordinator, 1,020 kids", "Thanks, Ana (IT lead)")."""
_REST = re.compile(r"\s*(?:[,–—(-][^\n]{0,80}|\))?\s*$")
_ONE = (None, 1)
_LONGEST = 100


def closes_with(text: str, titles: Sequence[Title]) -> AuthorTitle | None:
    """Return the title with which the last line of a post begins, None where that line tells of anything else."""
    last = next((title for title in reversed(titles) if not title.plural), None)
    stop = len(text.rstrip())
    if last is None or not is_first_person(text, titles, end=last.start) or stop - last.start > _LONGEST:
        return None
    if not _LAST_LINE.search(text, max(0, last.start - 50), last.start) or not _REST.match(text, last.end, stop):
        return None
    return AuthorTitle.of(last)


def only_one(text: str, titles: Sequence[Title], roster: Sequence[Position]) -> AuthorTitle | None:
    """Return the title of a roster that holds nobody else: whoever writes "I" has it, unless others are spoken of."""
    one = roster[0] if len(roster) == 1 else None
    if one is None or one.count not in _ONE or one.employment is Employment.VACANT:
        return None
    told = [title.plural for title in titles if title.singular.lower() == one.title.lower()]
    if not is_first_person(text, titles) or _THIRD.search(text) or (one.count is None and told and all(told)):
        return None
    return AuthorTitle(title=one.title, outsider=False)


def leading_one(text: str, roster: Sequence[Position]) -> AuthorTitle | None:
    """Return the title of the roster's only leader where the author says that others answer to them."""
    leaders = [one for one in roster if is_leader(one.title)]
    if len(leaders) != 1 or leaders[0].count not in _ONE or not _LEADS.search(text):
        return None
    return AuthorTitle(title=leaders[0].title, outsider=False)
