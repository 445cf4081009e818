"""Finds telephone and fax numbers.

The hard half is what to leave: enrollments, ranges, years, money, grade spans, ratios, budget codes and book numbers
look like telephone numbers.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from kb.privacy.finds import BLANK, DASH, GAP, WRAP, Find

_EXTENSION = rf"(?:{GAP}[,;]?{GAP}(?:\(?(?:ext(?:ension)?\b\.?|x\.?){GAP}:?{GAP}\d{{1,6}}\)?))?"
_NOT_INSIDE = rf"(?<![\w$€£])(?<![\d][.,:{DASH}/])(?<![\d]\))"
_NOT_BEFORE = rf"(?![\w%])(?![.,:{DASH}/]\d)"

_WHOLE = re.compile(
    rf"""{_NOT_INSIDE}
    (?:\+?1{GAP}[{DASH}./]?{GAP})?
    (?:\(\d{{3}}\){GAP}[{DASH}./]?{GAP}(?:{WRAP})?
    |[2-9]\d{{2}}(?:{BLANK}?[{DASH}./·•]{BLANK}?|{BLANK}|[{DASH}]{WRAP}))
    \d{{3}}(?:{BLANK}?(?:[{DASH}./·•]|{BLANK}){BLANK}?|[{DASH}]{WRAP})\d{{4}}
    {_EXTENSION}{_NOT_BEFORE}""",
    re.VERBOSE | re.IGNORECASE,
)
"""Ten digits in three groups; the glued form without separators is `_GLUED`."""

_GLUED = re.compile(
    rf"(?<![\w$€£.,/{DASH}=#])(?:\+?1[{DASH}]?)?[2-9]\d{{2}}[2-9]\d{{2}}[{DASH}.]?\d{{4}}{_EXTENSION}{_NOT_BEFORE}",
    re.IGNORECASE,
)
"""Matches "5555550100", "1-5555550100"."""
_LOCAL = re.compile(
    rf"{_NOT_INSIDE}[2-9]\d{{2}}{BLANK}?[{DASH}](?:{BLANK}?|{WRAP})\d{{4}}{_EXTENSION}{_NOT_BEFORE}", re.I
)
"""Matches "555-0100"."""
_ABROAD = re.compile(
    rf"(?<![\w+])(?:\+|00)\d{{1,3}}(?:{BLANK}?[{DASH}.]?{BLANK}?\(?\d{{1,5}}\)?){{2,6}}{_EXTENSION}(?!\d)", re.I
)
"""Matches "+44 20 7946 0000", "0049-30-901820"."""
_TRUNK = re.compile(rf"{_NOT_INSIDE}\(?0\d{{2,5}}\)?[ \xa0{DASH}]\d{{3,4}}[ \xa0{DASH}]?\d{{3,4}}{_NOT_BEFORE}")
"""Matches "(020) 7946 0000", "030 901 8200"."""
_VANITY = re.compile(
    rf"{_NOT_INSIDE}(?:1[{DASH}. ])?8(?:00|33|44|55|66|77|88)[{DASH}. ]"
    rf"(?=[\dA-Z{DASH}]*[A-Z]{{3}})[A-Z\d][A-Z\d{DASH}]{{5,9}}\b"
)
"""Matches "1-800-FLOWERS", "800 555-TECH"."""
_CUED = re.compile(
    rf"""\b(?:tel(?:ephone)?|phone|cell|mobile|fax|ph)\b\.?{GAP}(?:number|no|\#)?\.?{GAP}[:#]?{GAP}
    (?P<number>\+?\(?\d[\d(){DASH}./\s]{{5,16}}\d){_EXTENSION}{_NOT_BEFORE}""",
    re.VERBOSE | re.IGNORECASE,
)
"""Matches "Tel: 555 0100 22", "fax no. (555) 0100-22": a number is one by the word before it."""
_EXTENSION_ALONE = re.compile(rf"\b(?:ext\b\.?|extension){GAP}[:#]?{GAP}(?P<number>\d{{3,6}})\b(?!:\d)", re.I)

_BOOK_OR_CODE = re.compile(r"(?:isbn|issn|model|part|item|order|ticket|invoice|form|rfp|po)[\w\s.:#-]{0,12}$", re.I)
_COUNTED = re.compile(
    r"\s*+\+?\s*+(?:students?|kids|pupils|children|scholars|learners|devices?|chromebooks?|laptops?|ipads?|computers?|"
    r"users?|people|staff|teachers?|employees|tickets|enrol|enrollment|adm\b|ft[es]|k-?12|grades?)",
    re.IGNORECASE,
)
"""Matches " students", " chromebooks": what a number before it counts is no telephone."""
_ADDRESS_OF_A_PAGE = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)


def match_telephones(text: str) -> Iterator[Find]:
    """Find telephone and fax numbers with their extensions; "350-1200 students" is no number to call."""
    pages = [match.span() for match in _ADDRESS_OF_A_PAGE.finditer(text)]
    page_starts = [start for start, _ in pages]
    for pattern in (_WHOLE, _VANITY):
        for match in pattern.finditer(text):
            if not _is_fact(text, match):
                yield Find(start=match.start(), end=match.end(), kind="telephone")
    for match in chain(_GLUED.finditer(text), _LOCAL.finditer(text), _ABROAD.finditer(text), _TRUNK.finditer(text)):
        page = bisect_right(page_starts, match.start()) - 1
        in_a_page = page >= 0 and match.start() < pages[page][1]
        digits = sum(character.isdigit() for character in match.group())
        if digits >= 7 and not in_a_page and not _is_fact(text, match):
            yield Find(start=match.start(), end=match.end(), kind="telephone")
    for match in chain(_CUED.finditer(text), _EXTENSION_ALONE.finditer(text)):
        yield Find(start=match.start("number"), end=match.end(), kind="telephone")


def _is_fact(text: str, match: re.Match[str]) -> bool:
    if _COUNTED.match(text, match.end()) or _BOOK_OR_CODE.search(text, max(0, match.start() - 30), match.start()):
        return True
    groups = [int(group) for group in re.findall(r"\d+", match.group())]
    written_plainly = not re.search(r"[()+]|ext|x", match.group(), re.IGNORECASE)
    return (
        written_plainly
        and len(groups) in (2, 3)
        and all(number % 10 == 0 for number in groups)
        and (len(groups) == 2 or " " in match.group())
    )
