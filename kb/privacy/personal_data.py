"""Finds what must not enter the database: telephone numbers, e-mail and street addresses.

Pure searches over one text. The hard half is what to leave: enrollments, ranges, years, money, grade spans, ratios,
budget codes and book numbers look like telephone numbers, "2 Google Drive" and "1200 St. Vrain" like addresses.
"""

import re
import unicodedata
from bisect import bisect_right
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
_GAP = rf"{_BLANK}*+"
_WRAP = r"\n[ \t>]{0,8}"
"""A line end inside a number or an address that mail wrapped, and the quotation marks of the next line.

Every text comes in here, blobs and page-long words too: what repeats is possessive (`*+`) or begins where no character
of its kind stands before it, so that no character is looked at more than a few times.
"""
_DASH = r"‐‑‒–—−\-"
_EXTENSION = rf"(?:{_GAP}[,;]?{_GAP}(?:\(?(?:ext(?:ension)?\b\.?|x\.?){_GAP}:?{_GAP}\d{{1,6}}\)?))?"
_NOT_INSIDE = rf"(?<![\w$€£])(?<![\d][.,:{_DASH}/])(?<![\d]\))"
_NOT_BEFORE = rf"(?![\w%])(?![.,:{_DASH}/]\d)"

_WHOLE = re.compile(
    rf"""{_NOT_INSIDE}
    (?:\+?1{_GAP}[{_DASH}./]?{_GAP})?
    (?:\(\d{{3}}\){_GAP}[{_DASH}./]?{_GAP}(?:{_WRAP})?
    |[2-9]\d{{2}}(?:{_BLANK}?[{_DASH}./·•]{_BLANK}?|{_BLANK}|[{_DASH}]{_WRAP}))
    \d{{3}}(?:{_BLANK}?(?:[{_DASH}./·•]|{_BLANK}){_BLANK}?|[{_DASH}]{_WRAP})\d{{4}}
    {_EXTENSION}{_NOT_BEFORE}""",
    re.VERBOSE | re.IGNORECASE,
)
"""Ten digits in three groups; the glued form without separators is `_GLUED`."""

_GLUED = re.compile(
    rf"(?<![\w$€£.,/{_DASH}=#])(?:\+?1[{_DASH}]?)?[2-9]\d{{2}}[2-9]\d{{2}}[{_DASH}.]?\d{{4}}{_EXTENSION}{_NOT_BEFORE}",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    rf"{_NOT_INSIDE}[2-9]\d{{2}}{_BLANK}?[{_DASH}](?:{_BLANK}?|{_WRAP})\d{{4}}{_EXTENSION}{_NOT_BEFORE}", re.I
)
_ABROAD = re.compile(
    rf"(?<![\w+])(?:\+|00)\d{{1,3}}(?:{_BLANK}?[{_DASH}.]?{_BLANK}?\(?\d{{1,5}}\)?){{2,6}}{_EXTENSION}(?!\d)", re.I
)
_TRUNK = re.compile(rf"{_NOT_INSIDE}\(?0\d{{2,5}}\)?[ \xa0{_DASH}]\d{{3,4}}[ \xa0{_DASH}]?\d{{3,4}}{_NOT_BEFORE}")
_VANITY = re.compile(
    rf"{_NOT_INSIDE}(?:1[{_DASH}. ])?8(?:00|33|44|55|66|77|88)[{_DASH}. ]"
    rf"(?=[\dA-Z{_DASH}]*[A-Z]{{3}})[A-Z\d][A-Z\d{_DASH}]{{5,9}}\b"
)
_CUED = re.compile(
    rf"""\b(?:tel(?:ephone)?|phone|cell|mobile|fax|ph)\b\.?{_GAP}(?:number|no|\#)?\.?{_GAP}[:#]?{_GAP}
    (?P<number>\+?\(?\d[\d(){_DASH}./\s]{{5,16}}\d){_EXTENSION}{_NOT_BEFORE}""",
    re.VERBOSE | re.IGNORECASE,
)
_EXTENSION_ALONE = re.compile(rf"\b(?:ext\b\.?|extension){_GAP}[:#]?{_GAP}(?P<number>\d{{3,6}})\b(?!:\d)", re.I)

_BOOK_OR_CODE = re.compile(r"(?:isbn|issn|model|part|item|order|ticket|invoice|form|rfp|po)[\w\s.:#-]{0,12}$", re.I)
_COUNTED = re.compile(
    r"\s*+\+?\s*+(?:students?|kids|pupils|children|scholars|learners|devices?|chromebooks?|laptops?|ipads?|computers?|"
    r"users?|people|staff|teachers?|employees|tickets|enrol|enrollment|adm\b|ft[es]|k-?12|grades?)",
    re.IGNORECASE,
)
_ADDRESS_OF_A_PAGE = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)

_TOP = r"(?:com|org|net|edu|gov|info|us|ca|uk|au|nz|ie|io|co|school|ac)"
_OF_A_NAME = r"\w.+'’&*/%=~-"
_EMAIL = re.compile(
    rf"""(?<![{_OF_A_NAME}])[{_OF_A_NAME}]++(?=(?P<host>(?:{_WRAP})?@(?:
    (?:{_WRAP})?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{{2,}}(?!\w)
    |[^\W_](?:[\w-]*[^\W_])?\.{_WRAP}{_TOP}(?![\w.-]))))""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand before an "@", and in `host` the rest of the address; where it begins, `_addresses` settles."""

_AT = rf"{_GAP}[\[({{<]{_GAP}at{_GAP}[\])}}>]{_GAP}"
_DOT = rf"{_GAP}[\[({{<]{_GAP}dot{_GAP}[\])}}>]{_GAP}"
_SPELLED = re.compile(
    rf"""(?<![\w.+-])[.+-]*+(?P<address>
    \w[\w.+-]*+{_AT}[\w-]++(?:(?:\.|{_DOT}|{_BLANK}++dot{_BLANK}++)[\w-]++)+
    |\w[\w.+-]*+{_BLANK}++(?:AT|at){_BLANK}++[\w-]++(?:{_BLANK}++(?:DOT|dot){_BLANK}++[\w-]++)+
    )""",
    re.VERBOSE,
)
_ARCHIVED = re.compile(
    rf"(?<![\w.+-])(?P<user>[\w.+-]++){_BLANK}++at{_BLANK}++(?P<host>[\w-]++(?:\.[\w-]++)*\.{_TOP})\b", re.IGNORECASE
)
"""Pipermail's "user at host.org"; a sentence has that form too ("look at example.org"), see `_is_archived`."""

_LINE = 200
"""Characters of a line that tell whether an address stands alone in it."""

_LETTER = re.compile(r"[^\W_]")
_MAILTO = "mailto:"
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}

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
    rf"(?:{_GAP},?{_GAP}(?:(?:Suite|Ste\b\.?|Unit|Apt\b\.?|Room|Rm\b\.?|Floor|Fl\b\.?|Bldg\b\.?|Building)"
    rf"{_GAP}#?{_GAP}[\w-]+|\#{_GAP}\d+\w?))?"
)
_AFTER = rf"(?:{_BLANK}+(?:[NSEW]{{1,2}}\b\.?|North|South|East|West)(?![\w]))?{_UNIT}"
_NUMBER = rf"(?<![\w.,$#:{_DASH}/(])(?:[NSEW]?\d{{1,6}}(?:[{_DASH}]\d{{1,4}})?[A-Z]?|One|Two|Three)"
_STREETS = (
    re.compile(
        rf"{_NUMBER}{_BLANK}+{_DIRECTION}{_NAME}{{1,4}}?(?:(?:{_KINDS_WHOLE})\b|(?:{_KINDS_SHORT})\b\.?){_AFTER}"
    ),
    re.compile(
        rf"{_NUMBER}{_BLANK}+{_DIRECTION}{_NAME}{{1,4}}?(?:{_KINDS_DOUBTFUL})\b\.?{_AFTER}"
        rf"(?={_GAP}(?:$|[,;|\n)])|{_BLANK}++(?:[A-Z][\w.'-]++{_BLANK}{{0,8}}){{1,3}},?{_BLANK}{{1,8}}[A-Z]{{2}}\b)",
        re.MULTILINE,
    ),
    re.compile(
        rf"{_NUMBER}{_BLANK}+{_DIRECTION}(?:(?:State|County|US|U\.S\.|Old|Rural){_BLANK}+)?"
        rf"(?:Highway|Hwy\.?|Route|Rte\.?|Road|Rd\.?){_BLANK}+(?:\d{{1,4}}|[A-Z]{{1,2}})\b{_AFTER}"
    ),
    re.compile(rf"{_NUMBER}{_BLANK}+{_DIRECTION}Broadway\b{_AFTER}"),
    re.compile(
        rf"^{_GAP}\d{{1,6}}{_BLANK}++(?:[^\W\d_]++{_BLANK}++){{1,2}}"
        rf"(?:street|avenue|ave|road|boulevard|blvd|lane|drive){_BLANK}*(?=[,|]|$)",
        re.MULTILINE | re.IGNORECASE,
    ),
    re.compile(rf"\b(?:P\.?{_BLANK}?O\.?|Post{_BLANK}Office){_GAP}Box{_GAP}#?{_GAP}\d+\b", re.IGNORECASE),
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
    text = _plain(text)
    finds = sorted(
        chain(match_emails(text), match_telephones(text), match_street_addresses(text)),
        key=lambda find: (find.start - find.end, find.start),
    )
    covered = bytearray(len(text))
    taken: list[Find] = []
    for find in finds:
        # What overlaps a find that is no shorter has an end inside it.
        if not (covered[find.start] or covered[find.end - 1]):
            covered[find.start : find.end] = b"\1" * (find.end - find.start)
            taken.append(find)
    return tuple(sorted(taken, key=lambda find: find.start))


def match_emails(text: str) -> Iterator[Find]:
    """Find e-mail addresses, also those spelled to fool machines ("ann at example dot org")."""
    for start, end in chain(_addresses(text), (match.span("address") for match in _SPELLED.finditer(text))):
        yield Find(start=start, end=end, kind="e-mail")
    for match in _ARCHIVED.finditer(text):
        if _is_archived(text, match):
            yield Find(start=match.start(), end=match.end(), kind="e-mail")


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


def match_street_addresses(text: str) -> Iterator[Find]:
    """Find house number and street, with the suite, and post-office boxes; city and state are facts and stay."""
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            _, _, street = match.group().lstrip().partition(" ")
            if not _NO_STREET.search(street):
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                yield Find(start=start, end=match.end(), kind="address")


def _plain(text: str) -> str:
    """Return the text with each digit of another script, and each full-width form, as ASCII; lengths stay."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), text.translate(_FULL_WIDTH))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each "name@host.org", with the "mailto:" before it."""
    done = 0
    for match in _EMAIL.finditer(text):
        letter = _LETTER.search(text, max(match.start(), done), match.end())
        if letter:
            start, done = letter.start(), match.end("host")
            mailto = text[max(0, start - len(_MAILTO)) : start].lower() == _MAILTO
            yield start - len(_MAILTO) if mailto else start, done


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
    near, far = max(0, match.start() - _LINE), match.end() + _LINE
    _, line_start, before = text[near : match.start()].rpartition("\n")
    after, line_end, _ = text[match.end() : far].partition("\n")
    whole = (line_start or near == 0) and (line_end or far >= len(text))
    alone = whole and not before.strip(" \t<(>|") and not after.strip(" \t>)|")
    enclosed = before.endswith(("<", "(")) and after.startswith((">", ")"))
    return bool(alone) or enclosed or bool(re.search(r"[\d._+]", match["user"])) or bool(_MAIL_CUE.search(before))
