"""Finds what must not enter the database: telephone numbers, e-mail and street addresses.

Pure searches over one text. The hard half is what to leave: enrollments, ranges, years, money, grade spans, ratios,
budget codes and book numbers look like telephone numbers, "2 Google Drive" and "1200 St. Vrain" like addresses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """Characters `start` to `end` of a text, and the kind of personal data that they are."""

    start: int
    end: int
    kind: str


_BLANK = r"[^\S\n]"
_DASH = r"‐‑‒–—−\-"
_EXTENSION = rf"(?:{_BLANK}*[,;]?{_BLANK}*(?:\(?(?:ext(?:ension)?\b\.?|x\.?){_BLANK}*:?{_BLANK}*\d{{1,6}}\)?))?"
_NOT_INSIDE = rf"(?<![\w$€£])(?<![\d][.,:{_DASH}/])(?<![\d]\))"
_NOT_BEFORE = rf"(?![\w%])(?![.,:{_DASH}/]\d)"

_WHOLE = re.compile(
    rf"""{_NOT_INSIDE}
    (?:\+?1{_BLANK}*[{_DASH}./]?{_BLANK}*)?
    (?:\(\d{{3}}\){_BLANK}*[{_DASH}./]?{_BLANK}*|[2-9]\d{{2}}{_BLANK}?[{_DASH}./·•]{_BLANK}?|[2-9]\d{{2}}{_BLANK})
    \d{{3}}{_BLANK}?(?:[{_DASH}./·•]|{_BLANK}){_BLANK}?\d{{4}}
    {_EXTENSION}{_NOT_BEFORE}""",
    re.VERBOSE | re.IGNORECASE,
)
"""Ten digits in three groups; the glued form without separators is `_GLUED`."""

_GLUED = re.compile(
    rf"(?<![\w$€£.,/{_DASH}=#])(?:\+?1[{_DASH}]?)?[2-9]\d{{2}}[2-9]\d{{2}}[{_DASH}.]?\d{{4}}{_EXTENSION}{_NOT_BEFORE}",
    re.IGNORECASE,
)
_LOCAL = re.compile(rf"{_NOT_INSIDE}[2-9]\d{{2}}{_BLANK}?[{_DASH}]{_BLANK}?\d{{4}}{_EXTENSION}{_NOT_BEFORE}", re.I)
_ABROAD = re.compile(
    rf"(?<![\w+])(?:\+|00)\d{{1,3}}(?:{_BLANK}?[{_DASH}.]?{_BLANK}?\(?\d{{1,5}}\)?){{2,6}}{_EXTENSION}(?!\d)", re.I
)
_TRUNK = re.compile(rf"{_NOT_INSIDE}\(?0\d{{2,5}}\)?[ \xa0{_DASH}]\d{{3,4}}[ \xa0{_DASH}]?\d{{3,4}}{_NOT_BEFORE}")
_VANITY = re.compile(
    rf"{_NOT_INSIDE}(?:1[{_DASH}. ])?8(?:00|33|44|55|66|77|88)[{_DASH}. ]"
    rf"(?=[\dA-Z{_DASH}]*[A-Z]{{3}})[A-Z\d][A-Z\d{_DASH}]{{5,9}}\b"
)
_CUED = re.compile(
    rf"""\b(?:tel(?:ephone)?|phone|cell|mobile|fax|ph)\b\.?{_BLANK}*(?:number|no|\#)?\.?{_BLANK}*[:#]?{_BLANK}*
    (?P<number>\+?\(?\d[\d(){_DASH}./\s]{{5,16}}\d){_EXTENSION}{_NOT_BEFORE}""",
    re.VERBOSE | re.IGNORECASE,
)
_EXTENSION_ALONE = re.compile(rf"\b(?:ext\b\.?|extension){_BLANK}*[:#]?{_BLANK}*(?P<number>\d{{3,6}})\b(?!:\d)", re.I)

_BOOK_OR_CODE = re.compile(r"(?:isbn|issn|model|part|item|order|ticket|invoice|form|rfp|po)[\w\s.:#-]{0,12}$", re.I)
_COUNTED = re.compile(
    r"\s*\+?\s*(?:students?|kids|pupils|children|scholars|learners|devices?|chromebooks?|laptops?|ipads?|computers?|"
    r"users?|people|staff|teachers?|employees|tickets|enrol|enrollment|adm\b|ft[es]|k-?12|grades?)",
    re.IGNORECASE,
)
_ADDRESS_OF_A_PAGE = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)

_EMAIL = re.compile(
    r"(?:mailto:)?[^\W_][\w.+'’&*/%=~-]*@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?![\w])", re.IGNORECASE
)
_TOP = r"(?:com|org|net|edu|gov|info|us|ca|uk|au|nz|ie|io|co|school|ac)"
_SPELLED = re.compile(
    rf"""\b[\w.+-]+{_BLANK}*[\[({{<]{_BLANK}*at{_BLANK}*[\])}}>]{_BLANK}*[\w-]+
    (?:(?:\.|{_BLANK}*[\[({{<]{_BLANK}*dot{_BLANK}*[\])}}>]{_BLANK}*|{_BLANK}+dot{_BLANK}+)[\w-]+)+
    |\b[\w.+-]+{_BLANK}+(?:AT|at){_BLANK}+[\w-]+(?:{_BLANK}+(?:DOT|dot){_BLANK}+[\w-]+)+
    """,
    re.VERBOSE,
)
_ARCHIVED = re.compile(rf"(?P<user>[\w.+-]+){_BLANK}+at{_BLANK}+(?P<host>[\w-]+(?:\.[\w-]+)*\.{_TOP})\b", re.IGNORECASE)
"""Pipermail's "user at host.org"; a sentence has that form too ("look at example.org"), see `_is_archived`."""

_MAIL_CUE = re.compile(r"(?:e-?mail(?:ed|s)?|contact|write|reach|from|to|cc)[\w\s]{0,12}[:<(]?\s*$", re.IGNORECASE)

_DIRECTION = rf"(?:(?:[NSEW]{{1,2}}\b\.?|North|South|East|West|N[ew]|S[ew]){_BLANK}+)?"
_NAME = rf"(?:(?:[A-Z][\w.'’-]*|\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH)){_BLANK}+)"
_KINDS_WHOLE = (
    "Street|Avenue|Road|Boulevard|Lane|Drive|Court|Circle|Way|Place|Parkway|Terrace|Pike|Turnpike|Square|Plaza|"
    "Trail|Loop|Highway|Crescent|Alley|STREET|AVENUE|ROAD|BOULEVARD|LANE|DRIVE|PARKWAY|HIGHWAY"
)
_KINDS_SHORT = r"Ave|Rd|Blvd|Ln|Cir|Pkwy|Ter|Tpke|Hwy|Sq|AVE|RD|BLVD|LN|PKWY|HWY"  # no other word is written so
_KINDS_DOUBTFUL = r"St|Dr|Ct|Pl|Trl|ST|DR|CT|PL"  # Saint, Doctor, Connecticut
_UNIT = (
    rf"(?:{_BLANK}*,?{_BLANK}*(?:(?:Suite|Ste\b\.?|Unit|Apt\b\.?|Room|Rm\b\.?|Floor|Fl\b\.?|Bldg\b\.?|Building)"
    rf"{_BLANK}*#?{_BLANK}*[\w-]+|\#{_BLANK}*\d+\w?))?"
)
_AFTER = rf"(?:{_BLANK}+(?:[NSEW]{{1,2}}\b\.?|North|South|East|West)(?![\w]))?{_UNIT}"
_NUMBER = rf"(?<![\w.,$#:{_DASH}/(])(?:[NSEW]?\d{{1,6}}(?:[{_DASH}]\d{{1,4}})?[A-Z]?|One|Two|Three)"
_STREETS = (
    re.compile(
        rf"{_NUMBER}{_BLANK}+{_DIRECTION}{_NAME}{{1,4}}?(?:(?:{_KINDS_WHOLE})\b|(?:{_KINDS_SHORT})\b\.?){_AFTER}"
    ),
    re.compile(
        rf"{_NUMBER}{_BLANK}+{_DIRECTION}{_NAME}{{1,4}}?(?:{_KINDS_DOUBTFUL})\b\.?{_AFTER}"
        rf"(?={_BLANK}*(?:$|[,;|\n)])|{_BLANK}+(?:[A-Z][\w.'-]+{_BLANK}*){{1,3}},?{_BLANK}+[A-Z]{{2}}\b)",
        re.MULTILINE,
    ),
    re.compile(
        rf"{_NUMBER}{_BLANK}+{_DIRECTION}(?:(?:State|County|US|U\.S\.|Old|Rural){_BLANK}+)?"
        rf"(?:Highway|Hwy\.?|Route|Rte\.?|Road|Rd\.?){_BLANK}+(?:\d{{1,4}}|[A-Z]{{1,2}})\b{_AFTER}"
    ),
    re.compile(rf"{_NUMBER}{_BLANK}+{_DIRECTION}Broadway\b{_AFTER}"),
    re.compile(
        rf"^{_BLANK}*\d{{1,6}}{_BLANK}+(?:[^\W\d_]+{_BLANK}+){{1,2}}"
        rf"(?:street|avenue|ave|road|boulevard|blvd|lane|drive){_BLANK}*(?=[,|]|$)",
        re.MULTILINE | re.IGNORECASE,
    ),
    re.compile(rf"\b(?:P\.?{_BLANK}?O\.?|Post{_BLANK}Office){_BLANK}*Box{_BLANK}*#?{_BLANK}*\d+\b", re.IGNORECASE),
    re.compile(rf"\bR(?:ural{_BLANK}Route|R){_BLANK}\#?\d+,?{_BLANK}Box{_BLANK}\d+\b", re.IGNORECASE),
)
_NO_STREET = re.compile(
    r"\b(?:students?|kids|pupils|schools?(?=\s+st\b)|buildings?|sites?|campus(?:es)?|techs?|technicians?|directors?|"
    r"managers?|specialists?|coordinators?|engineers?|administrators?|analysts?|assistants?|coach(?:es)?|supervisors?|"
    r"teachers?|staff|positions?|people|google|network|shared|hard|flash|thumb|usb|team|cloud|ssd|home|the|our|on|in|"
    r"of|down|across|this|that|same|one|each|per)\b",
    re.IGNORECASE,
)


def match_personal_data(text: str) -> tuple[Find, ...]:
    """Return every find in order; where two overlap the longer one holds, so none is cut in half."""
    finds = sorted(
        chain(match_emails(text), match_telephones(text), match_street_addresses(text)),
        key=lambda find: (find.start - find.end, find.start),
    )
    taken: list[Find] = []
    for find in finds:
        if all(find.end <= other.start or find.start >= other.end for other in taken):
            taken.append(find)
    return tuple(sorted(taken, key=lambda find: find.start))


def match_emails(text: str) -> Iterator[Find]:
    """Find e-mail addresses, also those spelled to fool machines ("ann at example dot org")."""
    for match in chain(_EMAIL.finditer(text), _SPELLED.finditer(text)):
        yield Find(start=match.start(), end=match.end(), kind="e-mail")
    for match in _ARCHIVED.finditer(text):
        if _is_archived(text, match):
            yield Find(start=match.start(), end=match.end(), kind="e-mail")


def match_telephones(text: str) -> Iterator[Find]:
    """Find telephone and fax numbers with their extensions; "350-1200 students" is no number to call."""
    pages = [match.span() for match in _ADDRESS_OF_A_PAGE.finditer(text)]
    for pattern in (_WHOLE, _VANITY):
        for match in pattern.finditer(text):
            if not _is_fact(text, match):
                yield Find(start=match.start(), end=match.end(), kind="telephone")
    for match in chain(_GLUED.finditer(text), _LOCAL.finditer(text), _ABROAD.finditer(text), _TRUNK.finditer(text)):
        in_a_page = any(start <= match.start() < end for start, end in pages)
        digits = sum(character.isdigit() for character in match.group())
        if digits >= 7 and not in_a_page and not _is_fact(text, match):
            yield Find(start=match.start(), end=match.end(), kind="telephone")
    for match in chain(_CUED.finditer(text), _EXTENSION_ALONE.finditer(text)):
        yield Find(start=match.start("number"), end=match.end(), kind="telephone")


def match_street_addresses(text: str) -> Iterator[Find]:
    """Find house number and street, with the suite, and post-office boxes; city and state are facts and stay."""
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            _, _, street = match.group().lstrip().partition(" ")
            if not _NO_STREET.search(street):
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                yield Find(start=start, end=match.end(), kind="address")


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


def _is_archived(text: str, match: re.Match[str]) -> bool:
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    before = text[line_start : match.start()]
    after = text[match.end() : line_end if line_end >= 0 else len(text)]
    alone = not before.strip(" \t<(>|") and not after.strip(" \t>)|")
    enclosed = before.endswith(("<", "(")) and after.startswith((">", ")"))
    return alone or enclosed or bool(re.search(r"[\d._+]", match["user"])) or bool(_MAIL_CUE.search(before))
