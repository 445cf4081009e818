"""Partitives: jobs said of some among people counted before ("three of those are technicians")."""

import re
from collections.abc import Iterator

from extract.facts import Employment
from extract.staff.hearsay import is_hearsay, is_question
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.staff.staffing import numeral_at

_SOME_ARE = re.compile(
    r"\b(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+of\s+(?:those|these|them|whom|us|ours|mine|(?:my|our)\s+(?:people|staff))\s+"
    r"(?:is|are)\s+(?:only\s+|all\s+|just\s+|really\s+)?(?:an?\s+)?",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"(?:(?:That's|There\s+are|There're|About)\s+)?(?P<number>\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)\s+of\s+(?:them|those)\b(?!\s+(?:is|are|was|were|have|has|had)\b)"
)
_TOPIC = re.compile(r"(?:.*[.!?]\s+)?(?:(?:Re|On|About)\b:?\s+)?(?:[\w-]+\s+){0,2}\w+s[.:?]\s*", re.IGNORECASE)
"""A title alone, as a heading or a topic ("On coaches.")."""
_WE_HAVE = re.compile(
    r"(?:We|I)(?:'ve|\s+have)(?:\s+got)?\s+(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?)(?=\s*[,.;]|\s+(?:here|in\s+all|now)\b)"
)
_LENT = re.compile(
    r"(?P<name>(?:the\s+)?(?-i:[A-Z]{2,6}|[A-Z][a-z]+|county|agency)(?:\s+\w+){0,2}?\s+(?:people|staff|employees))\b",
    re.IGNORECASE,
)
_LENDER = re.compile(r"\b(?:boces|esc|esd|iu|aea|esu|msp|county|co-?op|agency|vendor|cooperative)\b", re.IGNORECASE)


def drafts_of_partitives(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the jobs that a sentence gives to a number of those it spoke of, lenders' people as contracted."""
    text = prose.text
    if is_question(text[start:end]):
        return
    yield from _so_many(prose, start, end)
    for match in _SOME_ARE.finditer(text, start, end):
        numeral = numeral_at(prose.numerals, match.start("number"))
        if numeral is None or numeral.value is None or is_hearsay(text[start : match.start()], ""):
            continue
        lent = _LENT.match(text, match.end(), end)
        if lent and _LENDER.search(lent["name"]):
            yield _draft(lent["name"], numeral.value, Employment.CONTRACTED, match.start(), lent.end())


def _so_many(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the number that a sentence gives to the people of the one before ("The aides help. Seven of them …")."""
    match = _OF_THEM.match(prose.text, start, end)
    if match is None and _TOPIC.fullmatch(prose.text[max(0, start - 60) : start].rpartition("\n")[2]):
        match = _WE_HAVE.match(prose.text, start, end)
    numeral = numeral_at(prose.numerals, match.start("number")) if match else None
    before = [one for one, role in prose.titles_between(max(0, start - 200), start) if role and one.plural]
    if match is None or numeral is None or numeral.value is None or not before or before[-1].outsider:
        return
    yield _draft(before[-1].singular, numeral.value, None, match.start("number"), match.end())


def _draft(title: str, count: float, employment: Employment | None, start: int, end: int) -> Draft:
    return Draft(title=title, count=count, fte=None, employment=employment, form=Form.COUNTED, start=start, end=end)
