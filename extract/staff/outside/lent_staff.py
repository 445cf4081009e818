"""Lent staff: people of others who work for the department now and then, or all the time.

Other departments' ("our custodians also swap parts"), pupils ("six seniors run the counter"), a lender's ("three of
those are county people").
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.facts import Employment
from extract.needles import NeedledPattern
from extract.pattern_files import any_word
from extract.quantities.numerals import numeral_at, numerals_between
from extract.staff.counts.apposed import MAY_BE_NUMBER
from extract.staff.factuality import is_nonfactual
from extract.staff.prose import Prose
from extract.staff.roster import Draft
from extract.titles.singular import singular_words

_FILL = NeedledPattern(
    r"\b(?:others?\s+(?:also\s+)?(?:fill|help|pitch|step)s?\s+in"
    r"|fills?\s+in|pitch(?:es)?\s+in|help(?:s)?\s+(?:us\s+)?out"
    r"|steps?\s+in|tag[- ]?teams?)\b",
    re.IGNORECASE,
)
"""Matches "The custodians pitch in": others help now and then."""
_WORK = re.compile(
    r"\b(?:break[ /-]?fix|set ?up|imag(?:e|es|ing)|repairs?"
    r"|tickets?|devices?|machines?|cabl(?:e|es|ing)|wiring|swap\w*"
    r"|troubleshoot\w*|support|projectors?|chromebooks?|loaners?|swap|help\s?desk|counter|laptops?|ipads?|tablets?)\b",
    re.IGNORECASE,
)
"""The work of a technology department that others help with: "swap chromebooks", "run the help desk"."""
_CREW = NeedledPattern(
    r"\b(?:our|the)\s+(?P<name>(?:[\w&]+\s*/?\s*){1,4}?(?:crew|staff|team|custodians|secretaries|librarians|paras))\s+"
    r"(?:has|have|also|often|sometimes|will)\s+(?:also\s+|even\s+)?(?:perform\w*"
    r"|help\w*|do\w*|handle\w*|fix\w*|swap\w*|image\w*)\b",
    re.IGNORECASE,
)
"""Matches "Our night custodians also swap" parts."""
_PUPILS = NeedledPattern(
    r"(?:(?P<number>\b\d{1,2}|\b[a-z]+)\s+)?(?P<name>(?:high\s+school\s+)?(?:seniors|juniors|sophomores|freshmen|kids|pupils"
    r"|students|(?:sixth|seventh|eighth|ninth|tenth)[- ]graders))\s+(?:who\s+)?(?:also\s+)?(?:run|staff|man|fix|repair"
    r"|handle|image|swap|answer|work\s+the|do\s+(?:the|our|most|all))\b",
    re.IGNORECASE,
)
"""Matches "Six seniors run" the counter."""
_SOME_ARE = re.compile(
    rf"\b{MAY_BE_NUMBER}\s+of\s+(?:those|these|them|whom|us|ours|mine|(?:my|our)\s+(?:people|staff))\s+"
    r"(?:is|are)\s+(?:only\s+|all\s+|just\s+|really\s+)?(?:an?\s+)?",
    re.IGNORECASE,
)
"""Matches "Three of those are " county people."""
_LENT = re.compile(
    r"(?P<name>(?:the\s+)?(?-i:[A-Z]{2,6}|[A-Z][a-z]+|county|agency)(?:\s+\w+){0,2}?\s+(?:people|staff|employees))\b",
    re.IGNORECASE,
)
"""Matches "county people", "the IU staff"."""
_LENDER = re.compile(rf"\b(?:county|{any_word('agencies')})\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:tech|technology|IT|teaching|support)\b", re.IGNORECASE)


def drafts_of_lent_staff(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the titles and crews that a sentence calls in from outside the department."""
    sentence = prose.text[start:end]
    if _FILL.search(sentence):
        for title in prose.titles_between(start, end):
            if title.role is None and not title.outsider:
                yield _draft(title.singular, None if title.plural else 1, title.start, title.end)
    for match in _PUPILS.finditer(sentence):
        if _WORK.search(sentence[match.end() :][:60]) and not is_nonfactual(sentence[: match.start()]):
            yield _pupils(prose, match, start)
    crew = _CREW.search(sentence)
    if crew and _WORK.search(sentence[crew.end() :]) and not _OWN.search(crew["name"]):
        yield _draft(crew["name"].strip(), None, start + crew.start("name"), start + crew.end("name"))
    yield from _of_lenders(prose, start, end)


def _of_lenders(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the people of a lender among those of whom a sentence speaks."""
    for match in _SOME_ARE.finditer(prose.text, start, end) if numerals_between(prose.numerals, start, end) else ():
        numeral = numeral_at(prose.numerals, match.start("number"))
        lent = _LENT.match(prose.text, match.end(), end)
        if numeral is None or numeral.value is None or lent is None or is_nonfactual(prose.text[start : match.start()]):
            continue
        if _LENDER.search(lent["name"]):
            draft = _draft(lent["name"], numeral.value, match.start(), lent.end())
            yield replace(draft, employment=Employment.CONTRACTED)


def _pupils(prose: Prose, match: re.Match[str], start: int) -> Draft:
    """Return the pupils who do technology work ("six seniors run the repair counter")."""
    numeral = numeral_at(prose.numerals, start + match.start("number")) if match["number"] else None
    count = None if numeral is None else numeral.value
    name = singular_words(" ".join(match["name"].split()))
    draft = _draft(name, count, start + match.start("name"), start + match.end("name"))
    return replace(draft, employment=Employment.STUDENT)


def _draft(title: str, count: float | None, start: int, end: int) -> Draft:
    return Draft(title=title, count=count, employment=Employment.OTHER_DEPARTMENT, start=start, end=end)
