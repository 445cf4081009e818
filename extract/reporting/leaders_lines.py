"""Leaders' lines: a line of a list that names a leader and, behind the name, the people under them.

"Shop foreman 1, with 3 mechanics under him" and "Asst Director, Field: Senior Techs (4), Techs (9)".
"""

import re
from collections.abc import Iterable, Iterator

from extract.document import Line, LineKind
from extract.layout.columns import column_kind
from extract.reporting.company import Company, Link, Party
from extract.reporting.ranks import rank
from extract.titles.title import Title

_UNDER = re.compile(r"\b(?:under|below|beneath|reporting\s+to|who\s+reports?\s+to)\s+(?:him|her|them)\b", re.IGNORECASE)
_LEADS = re.compile(r"[\s(•*◦·>\d.)x-]*(?:an?\s+|one\s+|the\s+|our\s+)?", re.IGNORECASE)
_KEY_ENDS = re.compile(r"\s*(?:\([^)]{0,30}\)|\d{1,2})?\s*:\s+")
_COUNT_BEFORE = re.compile(
    r"(?:^|[\s,;(&+])(?:~?\d{1,3}(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s+(?:\w+[- ]time\s+)?$",
    re.IGNORECASE,
)
_COUNT_AFTER = re.compile(
    r"\s*(?:\(\s*\d{1,3}(?:\.\d+)?\b|[x×]\s?\d{1,3}\b|[-–:]?\s*\d{1,3}(?:\.\d+)?(?=\s*(?:[,;)]|$)))"
)
_ONE_LEADER = re.compile(
    r"\b(?:director|manager|supervisor|coordinator|head|chief|lead|leader|officer)\b", re.IGNORECASE
)
_NO_CREW = re.compile(r"\b(?:reports?|answers?|under|supervis\w+|evaluat\w+|was|were|formerly|also)\b", re.IGNORECASE)
_LONGEST = 260
_LOWEST_LEADER = 5
"""The rank (see `rank`) of coordinators and leads."""


def links_in_leaders_lines(company: Company, lines: Iterable[Line]) -> Iterator[Link]:
    """Yield the links of the lines that name a leader and the people under them."""
    for line in lines:
        if line.end - line.content > _LONGEST or line.kind in {LineKind.BLANK, LineKind.HEADING} or line.header:
            continue
        titles = company.between(line.content, line.end)
        if len(titles) < 2 or not _LEADS.fullmatch(company.text, line.content, titles[0].start):
            continue
        leader = titles[0]
        for title in _under(company, line, titles) or _crew(company, line, titles):
            yield Link(
                subordinate=company.resolved(title),
                superior=Party(title=company.fullest(leader.singular), mention=leader),
                start=line.content,
                end=line.end,
            )


def _under(company: Company, line: Line, titles: list[Title]) -> list[Title]:
    """Return the titles that stand between a leader and the words "under him"."""
    match = _UNDER.search(company.text, titles[0].end, line.end)
    if match is None or titles[0].plural:
        return []
    if _NO_CREW.search(company.text, titles[0].end, match.start()):
        return []
    return [title for title in titles[1:] if title.end <= match.start()]


def _crew(company: Company, line: Line, titles: list[Title]) -> list[Title]:
    """Return the counted titles behind a leader's own as the key of a line, () for a key that only labels an answer."""
    text, leader = company.text, titles[0]
    key = _KEY_ENDS.match(text, leader.end, line.end)
    standing = rank(leader.singular)
    if (
        key is None
        or not _ONE_LEADER.search(leader.written)
        or " " not in leader.singular
        or standing is None
        or standing > _LOWEST_LEADER
    ):
        return []
    if column_kind(leader.singular) == "superior" or _NO_CREW.search(text, key.end(), line.end):
        return []
    crew = [title for title in titles[1:] if not title.outsider]
    counted = [
        title
        for title in crew
        if _COUNT_BEFORE.search(text, max(key.end() - 1, title.start - 24), title.start)
        or _COUNT_AFTER.match(text, title.end, line.end)
    ]
    lower = all((rank(title.singular) or _LOWEST_LEADER) >= standing for title in crew)
    return crew if lower and len(crew) == len(titles) - 1 and len(counted) * 2 > len(crew) else []
