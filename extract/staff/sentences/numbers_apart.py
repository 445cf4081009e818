"""Numbers apart: how many there are of people named before ("the coaches sit with Academics, three of them").

The number may be farther on in the sentence, or open the next one ("Ours (nine of them)", "We have five").
"""

import re
from collections.abc import Iterator
from itertools import chain

from extract.needles import NeedledPattern
from extract.quantities.numerals import numeral_at, numerals_between
from extract.staff.counts.apposed import ENDS, MAY_BE_NUMBER, is_count, number_after
from extract.staff.counts.staffing import Given, staffing_before
from extract.staff.factuality import is_nonfactual
from extract.staff.prose import Prose
from extract.staff.roster import Draft
from extract.titles.title import Title

_OF_THEM = NeedledPattern(
    rf"(?:[,(—–;]|\s-)\s*(?:and\s+|but\s+)?(?:(?:there\s+are|we\s+have|I\s+have|all)\s+)?{MAY_BE_NUMBER}"
    rf"\s+of\s+(?:them|those|these)(?:{ENDS}|(?=\s+for\s+[\d~]))",
    re.IGNORECASE,
)
"""Matches ", four of them.", " - and two of those.": a number apart from its title."""
_THERE_ARE = NeedledPattern(
    rf"[,;]\s*(?:and\s+|but\s+)?there\s+are\s+{MAY_BE_NUMBER}(?=\s*(?:[,.;)](?!\d)|and\s+they\b))", re.IGNORECASE
)
"""Matches "; there are five and they": so many of those named before in the sentence."""
_OURS = re.compile(
    rf"(?:But\s+|And\s+)?Ours\s*(?:[(,:]|are|number)\s*(?:there\s+are\s+|about\s+)?{MAY_BE_NUMBER}(?:\s+of\s+them)?\s*(?=[);]|[.,](?!\d))",
    re.IGNORECASE,
)
"""Matches "Ours are three.", "Ours: about four,"."""
_WE_HAVE = re.compile(
    rf"(?:(?:We|I)(?:['’]ve|\s+have)(?:\s+got)?|There(?:['’]re|\s+are))(?:\s+only|\s+just)?\s+{MAY_BE_NUMBER}\s*"
    r"(?=[(;]|[.,](?!\d)|for\s+[\d~]|(?:altogether|in\s+(?:all|total)|total)\b)",
    re.IGNORECASE,
)
"""Matches "We have only three,", "There are two.": of what the sentence before speaks of."""
_OTHERS = re.compile(
    r"\b(?:schools|buildings|bldgs|campuses|sites|students|kids|devices|chromebooks|labs|servers|carts|teachers|principals"
    r"|districts|openings|vacancies|levels|days|months|years|others)\b",
    re.IGNORECASE,
)
"""What else a number alone may count, where the sentence before names it."""
_OPENS_OF_THEM = re.compile(
    r"(?:(?:That's|There\s+are|There're|About)\s+)?(?P<number>\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)\s+of\s+(?:them|those)\b(?!\s+(?:is|are|was|were|have|has|had)\b)"
)
"""Matches "There are four of them": a sentence that counts those of the sentence before."""
_TOPIC = re.compile(r"(?:.*[.!?]\s+)?(?:(?:Re|On|About)\b:?\s+)?(?:[\w-]+\s+){0,2}\w+s[.:?]\s*", re.IGNORECASE)
"""A title alone, as a heading or a topic ("On coaches.")."""
_WE_HAVE_OF_TOPIC = re.compile(
    rf"(?:We|I)(?:'ve|\s+have)(?:\s+got)?\s+{MAY_BE_NUMBER}(?=\s*(?:;|[.,](?!\d))|\s+(?:here|in\s+all|now)\b)"
)
"""Matches "We have two here": of what the heading speaks of."""
_REACH, _NEAR, _LONGEST_TOPIC = 250, 200, 60


def drafts_of_numbers_apart(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the number that a sentence gives, farther on, to people named without one ("… coaches, three of them")."""
    if not numerals_between(prose.numerals, start, end):
        return
    text = prose.text
    yield from _so_many(prose, start, end)
    for match in chain(_OF_THEM.finditer(text, start, end), _THERE_ARE.finditer(text, start, end)):
        low = max(start, match.start() - _REACH)
        named = [title for title in prose.titles_between(low, match.start()) if _is_uncounted(prose, title, low)]
        if named and named[-1].end < match.start() and not is_nonfactual(text[low : named[-1].start]):
            yield from _draft(prose, named[-1], match)
    ours = _OURS.match(text, start, end)
    before = [title for title in prose.titles_between(max(0, start - _REACH), start) if title.plural and title.role]
    if ours and before:
        yield from _draft(prose, before[-1], ours)
    have = _WE_HAVE.match(text, start, end)
    if have and before and _speaks_of(prose, before[-1], start):
        yield from _draft(prose, before[-1], have)


def _so_many(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the number with which a sentence opens, given to those before it ("The aides help. Seven of them …")."""
    match = _OPENS_OF_THEM.match(prose.text, start, end)
    topic = prose.text[max(0, start - _LONGEST_TOPIC) : start].rpartition("\n")[2]
    if match is None and _TOPIC.fullmatch(topic):
        match = _WE_HAVE_OF_TOPIC.match(prose.text, start, end)
    before = [one for one in prose.titles_between(max(0, start - _NEAR), start) if one.role and one.plural]
    if match is not None and before:
        yield from _draft(prose, before[-1], match)


def _speaks_of(prose: Prose, title: Title, start: int) -> bool:
    """Return whether the words up to an offset count nobody real of this title, and nothing else that is countable."""
    between = prose.text[title.end : start]
    if not between.strip(" .?!:\n"):
        return True
    low = max(0, title.start - _NEAR)
    open_yet = _is_uncounted(prose, title, low) or (title.plural and is_nonfactual(prose.text[low : title.start]))
    return open_yet and not _OTHERS.search(between)


def _is_uncounted(prose: Prose, title: Title, start: int) -> bool:
    staffing = staffing_before(prose.text, title.start, start, prose.numerals)
    said = staffing.count is not None or staffing.given is Given.VAGUE
    said = said or number_after(prose.text, title, title.end + _REACH, prose.numerals) is not None
    return title.plural and not title.outsider and not said


def _draft(prose: Prose, title: Title, match: re.Match[str]) -> Iterator[Draft]:
    numeral = numeral_at(prose.numerals, match.start("number"))
    if numeral is None or not is_count(numeral) or title.outsider:
        return
    yield Draft(title=title.singular, count=numeral.value, start=match.start("number"), end=match.end())
