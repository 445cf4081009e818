"""Teams: a leader and the people under them in one line of a list ("Support Manager: 6 Field Techs, 1 Dispatcher")."""

import re
from collections.abc import Iterator, Sequence

from extract.document import Line, LineKind
from extract.reporting.company import Company, Link, Party
from extract.reporting.ranks import rank
from extract.titles.title import Title

_LEAD = re.compile(r"\W*(?:(?:an?|one|the|our|1)\s+)?", re.IGNORECASE)
_TO_TEAM = re.compile(
    r"\s*(?:\(\s*(?:1|one|me|that['’]?s\s+me)\s*\)|[x×]\s?1|1)?\s*(?::|[-–—]+|,?\s+\(?\s*(?:with|over)"
    r"|>)\s*(?P<team>)(?=\d|an?\s|one\s|two\s|\w)",
    re.IGNORECASE,
)
"""What stands between a leader and the first of the team."""
_GAP = re.compile(
    r"(?:\s*\([^()]{0,60}\))?\s*(?:[x×]\s?\d+|\d+(?:\.\d+)?)?\s*(?:,|;|and|&|\+|plus|\s)*\s*(?:\d+(?:\.\d+)?"
    r"|an?|one|two|three|four|five|six|seven|eight|nine|ten)?\s*(?:[x×]\s*)?(?:full[- ]time|part[- ]time)?\s*",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\s*(?:,\s*)?(?P<inside>\()?\s*(?:with|plus\s+(?:his|her))\s+(?=\d|an?\s|one\s|two\s|three\s|four"
    r"\s|five\s|six\s|seven\s|eight\s|nine\s|ten\s)",
    re.I,
)
"""What leads from somebody in a sentence to those whom they have ("a manager with six techs")."""
_HAVE = re.compile(r"\b(?:have|has|got|as)\b|['’]ve\b", re.IGNORECASE)
_NO_LEADERS = frozenset({"staff", "people", "person", "team", "guy", "lady", "man", "woman", "kid"})
_COUNT = re.compile(r"(?:\d|an?\s|one\s|two\s|three\s|four\s|five\s|six\s|seven\s|eight\s|nine\s|ten\s)", re.IGNORECASE)
_FARTHEST, _MOST = 80, 12
"""Characters between two people of a team, and people whom a sentence gives to one leader."""
_LEADING = 5
"""The lowest rank (see `rank`) that leads a team."""


def links_in_teams(company: Company, lines: Sequence[Line]) -> Iterator[Link]:
    """Yield the links of lines that begin with a leader and go on with nothing but those who work for them."""
    for line in lines:
        if line.kind in {LineKind.BLANK, LineKind.HEADING} or line.table is not None:
            continue
        titles = company.between(line.content, line.end)
        if len(titles) < 2 or titles[0].plural or not _LEAD.fullmatch(company.text, line.start, titles[0].start):
            continue
        if titles[0].head in _NO_LEADERS:
            continue
        superior = company.resolved(titles[0])
        opening = _TO_TEAM.match(company.text, titles[0].end, min(line.end, titles[0].end + _FARTHEST))
        if opening is None or opening.end() > titles[1].start:
            continue
        team = _team(company, superior, titles[1:], opening.end())
        counted = _COUNT.match(company.text, opening.end()) is not None or (team and titles[1].plural)
        for subordinate in team if counted or len(team) > 1 else ():  # "Supervisor of aides: principal" is a form
            yield Link(subordinate=subordinate, superior=superior, start=line.content, end=line.end)


def links_with(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield "a manager with six techs and two clerks" of a sentence, "(with …)" as far as the parenthesis goes."""
    titles = company.between(start, end)
    for place, title in enumerate(titles):
        opening = _WITH.match(company.text, title.end, min(end, title.end + _FARTHEST))
        if opening is None or title.plural or title.outsider or title.head in _NO_LEADERS:
            continue
        if not opening["inside"] and not _HAVE.search(company.text, start, title.start):
            continue
        superior = company.resolved(title)
        close = company.text.find(")", opening.end(), end) if opening["inside"] else -1
        following = [one for one in titles[place + 1 : place + 1 + _MOST] if close < 0 or one.end <= close]
        for rank_and_file in _team(company, superior, following, opening.end()):
            one = rank_and_file.mention
            if close < 0 and one is not None and "," in company.text[opening.end() : one.start]:
                break  # "a director with two techs, a secretary" may list the secretary beside the director
            yield Link(subordinate=rank_and_file, superior=superior, start=start, end=end)


def _team(company: Company, superior: Party, titles: Sequence[Title], place: int) -> list[Party]:
    """Return those of a list that begins at `place`, none where somebody in it may be no one's subordinate."""
    found: list[Party] = []
    above = rank(superior.title)
    for title in titles:
        if title.start - place > _FARTHEST or not _GAP.fullmatch(company.text, place, title.start):
            break
        below = rank(title.singular)
        if title.outsider or above is None or above > _LEADING or below is None or below <= above:
            return []
        found.append(company.resolved(title))
        place = title.end
    return found
