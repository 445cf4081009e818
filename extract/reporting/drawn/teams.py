"""Teams: a leader and the people under them, in a line of a list or a few words of a sentence.

"Support Manager: 6 Field Techs, 1 Dispatcher", "Shop foreman 1, with 3 mechanics under him", "a lead with two clerks".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.document import Line, LineKind
from extract.pattern_files import word_lists, word_set
from extract.quantities.number_words import AMOUNT
from extract.reporting.company import Company, Link, Party
from extract.reporting.ranks import LOWEST_LEADER, rank
from extract.titles.title import Title

_NUMBER = rf"(?:{AMOUNT}|an?\b)"
_LEAD = re.compile(r"[\W\dx]*(?:(?:an?|one|the|our)\s+)?", re.IGNORECASE)
"""What comes before a leader in a line: a bullet, the number one, an article."""
_TO_TEAM = re.compile(
    r"\s*+(?:(?:\(\s*(?:1|one|me|that['’]?s\s+me)\s*\)|[x×]\s?1|1)\s*+)?"
    r"(?::|[-–—]+|(?:,\s++|(?<=\s))\(?\s*+(?:with|over))\s*(?=\w)",
    re.IGNORECASE,
)
"""What comes between a leader and the first of the team."""
_GAP = re.compile(
    r"(?:\s*\([^()]{0,60}\))?\s*(?:[x×]\s?\d+|\d+(?:\.\d+)?)?\s*(?:,|;|and|&|\+|plus|\s)*"
    rf"\s*{_NUMBER}?\s*(?:[x×]\s*)?(?:full[- ]time|part[- ]time)?\s*",
    re.IGNORECASE,
)
"""What comes between two people of a team."""
_UNDER = re.compile(
    rf"\b(?:under|below|beneath|(?:who\s+)?{word_lists()['reports_to']})\s+(?:him|her|them)\b", re.IGNORECASE
)
"""Matches "under her", "who reports to him": after a list of people."""
_NO_TEAM = re.compile(r"\b(?:reports?|answers?|under|supervis\w+|evaluat\w+|was|were|formerly|also)\b", re.IGNORECASE)
"""What tells that those named between a leader and "under her" are others than the leader's."""
_WITH = re.compile(rf"\s*(?:,\s*)?(?P<inside>\()?\s*(?:with|plus\s+(?:his|her))\s+(?={_NUMBER})", re.IGNORECASE)
"""What leads from somebody in a sentence to those whom they have ("a manager with six techs")."""
_HAVE = re.compile(r"\b(?:have|has|got|as)\b|['’]ve\b", re.IGNORECASE)
_ONE_LEADER = re.compile(r"\b(?:director|manager|supervisor|coordinator|head|chief|lead|officer)\b", re.IGNORECASE)
_NO_LEADERS = word_set("reporting_words", "no_leaders")
_COUNT = re.compile(_NUMBER, re.IGNORECASE)
_FARTHEST, _MOST = 80, 12
"""Characters between two people of a team, and people whom a sentence gives to one leader."""
_LONGEST = 260
"""Characters of a line in which "under her" is."""


def links_in_teams(company: Company, lines: Iterable[Line]) -> Iterator[Link]:
    """Yield the links of lines that begin with a leader and go on with nothing but those who work for them."""
    for line in lines:
        if line.kind is LineKind.HEADING or line.table is not None:
            continue
        titles = company.between(line.content, line.end)
        if len(titles) < 2 or not _is_one(titles[0]) or titles[0].head in _NO_LEADERS:
            continue
        if not _LEAD.fullmatch(company.text, line.content, titles[0].start):
            continue
        superior = company.resolved(titles[0])
        for subordinate in _under(company, line, titles) or _listed(company, line, superior, titles):
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
        for subordinate in _team(company, superior, following, opening.end()):
            one = subordinate.mention
            if close < 0 and one is not None and "," in company.text[opening.end() : one.start]:
                break  # "a director with two techs, a secretary" may list the secretary beside the director
            yield Link(subordinate=subordinate, superior=superior, start=start, end=end)


def _is_one(title: Title) -> bool:
    """Return whether a title is one person's, even where it ends in a plural ("Asst Director Client Svcs")."""
    return not title.plural or _ONE_LEADER.search(title.written) is not None


def _under(company: Company, line: Line, titles: Sequence[Title]) -> list[Party]:
    """Return those who come between the leader of a line and the words "under her"."""
    under = _UNDER.search(company.text, titles[0].end, min(line.end, line.content + _LONGEST))
    goes_on = under is not None and company.between(under.end(), line.end)
    if under is None or goes_on or _NO_TEAM.search(company.text, titles[0].end, under.start()):
        return []
    return [company.resolved(title) for title in titles[1:] if title.end <= under.start()]


def _listed(company: Company, line: Line, superior: Party, titles: Sequence[Title]) -> list[Party]:
    """Return those whom a line lists after its leader; one without a number is the answer of a form, and nobody."""
    opening = _TO_TEAM.match(company.text, titles[0].end, min(line.end, titles[0].end + _FARTHEST))
    if opening is None or opening.end() > titles[1].start:
        return []
    team = _team(company, superior, titles[1:], opening.end())
    counted = _COUNT.match(company.text, opening.end()) is not None or titles[1].plural
    return team if counted or len(team) > 1 else []


def _team(company: Company, superior: Party, titles: Sequence[Title], place: int) -> list[Party]:
    """Return those of a list that begins at `place`, none where somebody in it may be no one's subordinate."""
    found: list[Party] = []
    above = rank(superior.title)
    for title in titles:
        if title.start - place > _FARTHEST or not _GAP.fullmatch(company.text, place, title.start):
            break
        below = rank(title.singular)
        if title.outsider or above is None or above > LOWEST_LEADER or below is None or below <= above:
            return []
        found.append(company.resolved(title))
        place = title.end
    return found
