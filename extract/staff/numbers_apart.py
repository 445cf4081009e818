"""Numbers apart: how many there are of people named before ("the coaches sit with Academics, three of them").

The number may stand farther on in the sentence, or open the next one ("Ours (nine of them)", "We have five").
"""

import re
from collections.abc import Iterator

from extract.needles import NeedledPattern
from extract.staff.apposed import is_count, number_after
from extract.staff.hearsay import is_hearsay, is_question
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.staff.staffing import Given, numeral_at, staffing_before
from extract.titles.grammar import Title

_NUMBER = r"(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_ENDS = r"(?=\s*(?:[);:—–]|[,.](?!\d)|\s-\s|$))"
_OF_THEM = NeedledPattern(
    rf"(?:[,(—–;]|\s-)\s*(?:and\s+|but\s+)?(?:(?:there\s+are|we\s+have|I\s+have|all)\s+)?{_NUMBER}"
    rf"\s+of\s+(?:them|those|these){_ENDS}",
    re.IGNORECASE,
)
_OURS = re.compile(
    rf"(?:But\s+|And\s+)?Ours\s*(?:[(,:]|are|number)\s*(?:there\s+are\s+|about\s+)?{_NUMBER}(?:\s+of\s+them)?\s*(?=[),.;])",
    re.IGNORECASE,
)
_WE_HAVE = re.compile(
    rf"(?:We|I)(?:['’]ve|\s+have)(?:\s+got)?(?:\s+only|\s+just)?\s+{_NUMBER}\s*(?=[(,.;])", re.IGNORECASE
)
_REACH = 250


def drafts_of_numbers_apart(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the number that a sentence gives, farther on, to people named without one ("… coaches, three of them")."""
    text = prose.text
    if is_question(text[start:end]):
        return
    for match in _OF_THEM.finditer(text, start, end):
        low = max(start, match.start() - _REACH)
        named = [title for title, role in prose.titles_between(low, match.start()) if _is_uncounted(prose, title, low)]
        if named and named[-1].end < match.start() and not is_hearsay(text[low : named[-1].start], ""):
            yield from _draft(prose, named[-1], match)
    ours = _OURS.match(text, start, end)
    before = [title for title, role in prose.titles_between(max(0, start - _REACH), start) if title.plural and role]
    if ours and before:
        yield from _draft(prose, before[-1], ours)
    have = _WE_HAVE.match(text, start, end)
    if have and before and not text[before[-1].end : start].strip(" .?!:\n"):
        yield from _draft(prose, before[-1], have)


def _is_uncounted(prose: Prose, title: Title, start: int) -> bool:
    staffing = staffing_before(prose.text, title.start, start, prose.numerals)
    said = staffing.count is not None or staffing.given is Given.VAGUE
    said = said or number_after(prose.text, title, title.end + _REACH, prose.numerals) is not None
    return title.plural and not title.outsider and not said


def _draft(prose: Prose, title: Title, match: re.Match[str]) -> Iterator[Draft]:
    numeral = numeral_at(prose.numerals, match.start("number"))
    if numeral is None or not is_count(numeral) or title.outsider:
        return
    yield Draft(
        title=title.singular,
        count=numeral.value,
        fte=None,
        employment=None,
        form=Form.COUNTED,
        start=match.start("number"),
        end=match.end(),
    )
