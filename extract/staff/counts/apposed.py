"""Apposed: the number right after the people whom it counts ("the coaches, three", "our repair crew – 14 people").

A number that only takes some of them ("two of whom are new") is none of these.
"""

import re
from collections.abc import Sequence

from extract.quantities.numerals import Numeral, Writing, numeral_at
from extract.staff.counts.multiplication import places_listed
from extract.staff.counts.staffing import Given, Staffing
from extract.titles.title import Title

_WRITTEN = r"\d{1,3}|[a-z]+(?:-[a-z]+)?"
MAY_BE_NUMBER = rf"(?P<number>{_WRITTEN})"
"""Digits or a word that may be a number; `numeral_at` tells whether it is."""
ENDS = r"(?=\s*(?:[);:—–]|[,.](?!\d)|\s-\s|$))"
"""What follows a number that stands for nothing but the people named before it."""
_SEASON = r"(?:year|school\s+year|term|semester|trimester|quarter|season|summer|winter|spring|fall|autumn)"
_RIGHT_AFTER = re.compile(
    r"\s*(?:[,(—–:]|\s-|\s(?:is|are)(?=\s+\w+\s*\.))\s*"
    r"(?:(?:(?:of\s+(?:which|whom)\s+)?(?:there\s+(?:are|being)|(?:we|I)(?:['’]ve|\s+have)(?:\s+got)?)|all)\s+)?"
    r"(?:(?:about|around|roughly|maybe|perhaps|just|only|currently|now)\s+)?"
    rf"(?:(?P<both>both)|{MAY_BE_NUMBER})(?:\s+of\s+(?:them|those|these|us))?"
    rf"(?:\s+(?:people|strong|total|altogether|in\s+all|persons|right\s+now|now|(?:this|each|every)\s+{_SEASON}))?{ENDS}",
    re.IGNORECASE,
)
"""Matches ", three.", " (both of them)", ", of whom we have 5,", ", six this term.": after those whom it counts."""
_OF_OTHERS = re.compile(
    rf"\s*(?:[:=–—]|\s-)\s*{MAY_BE_NUMBER}(?=\s+(?:[\w-]+\s+){{0,2}}(?:teachers|librarians|students|seniors|juniors|pupils|volunteers)\b)",
    re.IGNORECASE,
)
"""Matches ": 8 teachers with a stipend": who they are otherwise is after their number."""
_CHANGED = re.compile(
    r"\s+(?:(?:have|has|are|just|then)\s+)?(?:went|gone|dropped|fell|fallen|shrank|shrunk|grew|grown|rose|risen|down|up|decreased|increased)"
    rf"\s+from\s+(?:{_WRITTEN})\s+to\s+(?:just\s+|only\s+)?{MAY_BE_NUMBER}\b(?!\s*(?:%|\d|[a-z]+s\b))",
    re.IGNORECASE,
)
"""Matches " went from four to two", " dropped from six to three": how many are left."""
_PLACES_ONE_EACH = re.compile(
    rf"\s+(?:in|at)\s+(?:all|each\s+of|every\s+one\s+of)\s+(?:of\s+)?(?:our|the)?\s*{MAY_BE_NUMBER}\s+"
    r"(?:\w+\s+)?(?:schools|buildings|sites|campuses|branches|libraries)\s*[,;(]?\s*one\s+(?:each|apiece|in\s+each)\b",
    re.IGNORECASE,
)
"""Matches " in all nine schools, one each": after a title."""
_ONE_EACH_SO = re.compile(
    r"\s*[(,–—-]\s*(?:one|1|an?)\s+(?:at|in|per|for|to)\s+(?:every|each|a)?\s*[^.;()]{1,40}?(?:,|=|\bso\b|\bthat['’]?s\b|\bmaking\b)\s*"
    rf"(?:(?:so|that['’]?s|all|a\s+total\s+of)\s+)*{MAY_BE_NUMBER}(?:\s+(?:of\s+(?:them|those|these|us)|in\s+all|total|altogether))?(?=\s*[),.;])",
    re.IGNORECASE,
)
"""One each, and how many that makes: "coordinators (one at every school, so 23)"."""
_WHO_ARE = re.compile(
    rf"(?<![\w,.]){MAY_BE_NUMBER}(?:\s+of\s+(?:them|those|these|us|whom|which|(?:the|our|my)\s+(?:[\w-]+\s*){{1,4}}))?"
    r"\s*\bare\s+(?:all\s+|only\s+|really\s+|just\s+|now\s+)?$"
    rf"|(?<![\w,.])(?P<teachers>{_WRITTEN})\s+(?:[\w-]+\s+)?teachers\b[^.;:]{{0,50}}?"
    r"\b(?:stipends?[^.;:]{0,20}?|serv(?:e|ing)|act(?:ing)?|doubl(?:e|ing)|paid(?:\s+extra)?|released)\s+as\s+(?:our\s+|the\s+)?$"
    rf"|(?<![\w,.])(?P<some>{_WRITTEN})\s+of\s+(?:them|whom|which)\s*,?\s+(?:being\s+|all\s+)?$",
    re.IGNORECASE,
)
"""Matches "three of them are ", "two teachers serve as ", "four of whom, all ": before a title."""
_LOOK = 100


def number_of_those_who_are(text: str, title: Title, floor: int, numerals: Sequence[Numeral]) -> Staffing | None:
    """Return the number that a copula gives to a plural title ("eleven of us are clerks"), None where none does."""
    low = max(floor, title.start - _LOOK)
    match = _WHO_ARE.search(text[low : title.start])
    at = max(map(match.start, ("number", "teachers", "some"))) if match else 0
    numeral = numeral_at(numerals, low + at) if match else None
    if numeral is None or not is_count(numeral):
        return None
    return Staffing(count=numeral.value, given=Given.NUMBER, start=numeral.start, end=title.start)


def number_after(text: str, title: Title, end: int, numerals: Sequence[Numeral]) -> Staffing | None:
    """Return the number that is in apposition right after a plural title, None where there is none."""
    if not title.plural:
        return None
    patterns = (_RIGHT_AFTER, _OF_OTHERS, _CHANGED, _PLACES_ONE_EACH, _ONE_EACH_SO)
    match = next((found for pattern in patterns if (found := pattern.match(text, title.end, end))), None)
    if match is None and (listed := places_listed(text[title.end : end])):
        return Staffing(count=listed, given=Given.NUMBER, start=title.end, end=title.end)
    if match and match.groupdict().get("both"):
        return Staffing(count=2, given=Given.NUMBER, start=title.end, end=match.end())
    numeral = numeral_at(numerals, match.start("number")) if match else None
    if match is None or not is_count(numeral):
        return None
    value = numeral.value if numeral else None
    return Staffing(count=value, given=Given.NUMBER, start=title.end, end=match.end())


def is_count(numeral: Numeral | None) -> bool:
    """Return whether a numeral counts heads: no article, no vague quantity."""
    return numeral is not None and bool(numeral.value) and numeral.writing is not Writing.ARTICLE
