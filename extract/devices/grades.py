"""Grades: spans of school years as people write them ("3rd thru 12th", "G3 upward", "grades 10, 11, 12")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.quantities.number_words import NUMBER, ORDINAL, ORDINALS, SMALL

_PRESCHOOLS = ("pk", "prek", "pre-k", "pre-kindergarten", "prekindergarten", "tk", "jk", "ec", "ey")
_FIRST_YEARS = ("reception", "foundation", "prep")
_NAMES = {
    **ORDINALS,
    **dict.fromkeys(("k", "kg", "kinder", "kindergarten", *_FIRST_YEARS), 0),
    **dict.fromkeys(_PRESCHOOLS, -1),
}
_NAMED_FIRST = (
    rf"(?:{'|'.join(_FIRST_YEARS)})(?=(?: ?[-–—] ?| (?:to|thru|through|up to|until) )(?:years?|yr|grade|gr|y|\d))"
)
"""A first year by a name that means other things too: a span has to follow ("Prep to Year 6")."""
_PLAIN_POINT = (
    r"(?:pre-?kindergarten|pre-?k|pk|tk|jk|ec|ey|kindergarten|kinder|kg|k"
    rf"|{_NAMED_FIRST}|{ORDINAL}|(?:g|gr|y|yr)?\.? ?\d{{1,2}}(?:st|nd|rd|th)?)"
)
_POINT = rf"(?:{_PLAIN_POINT}|{NUMBER})"
"""A grade; number words, and lists of digits, are grades only after what says so ("grades six to eight", a ratio)."""
BEHIND_RATIO = ";;;"
"""What stands for a device ratio: after it numbers are grades ("1:1 six thru twelve")."""
_UNIT = r"(?:grades?|gr\.?|years?|yrs?\.?|forms?|g|y)"
_JOIN = (
    r"(?: ?[-–—]{1,2} ?| (?:to|thru|through|until|up to)(?: and including)?(?: the)? "
    r"| and (?:now )?(?:(?:continues|goes|runs)(?: on)?(?: up)? (?:to|through|until)|reaches|extends to) )"
)
_SPAN = re.compile(
    rf"(?<![\w:./,$-])(?:the )?(?P<unit>{_UNIT} ?|(?<={BEHIND_RATIO[1:]} )(?:in |for )?|(?<=added ))?"
    rf"(?P<low>(?(unit){_POINT}|{_PLAIN_POINT}))"
    r"(?: (?:graders?|grade|grd|year)s?)?"
    rf"(?:{_JOIN}(?:{_UNIT} )?(?P<high>{_POINT})(?: (?:graders?|grade|year)s?)?(?![\w%]|:\S|[,.]\d)"
    r"|(?: up)? (?:up )?(?:to|through) and including(?: the)?(?: [a-z]+){0,3} \(?(?P<closing>\d{1,2})\)?"
    r"|(?P<listed>(?:, ?(?:and )?\d{1,2}(?:th|rd)?| (?:and|&) \d{1,2}(?:th|rd)?){1,6})(?![\w:%]|[,.]\d)"
    rf"|(?P<words>(?:,? (?:and|&) |, ?)(?:{NUMBER}|{ORDINAL})\b(?:,? (?:and|&) (?:{NUMBER}|{ORDINAL})\b)?)"
    r"| (?:through|to|until|thru) (?P<end>graduation|senior year|(?:the )?seniors|the end of high school)"
    r"|(?P<more>\+)(?! ?\d)"
    r"|,? (?P<open>(?:and|&) (?:up|above|higher|upwards?|older|on|beyond)|on up|onwards?|on|upwards?|up)\b)",
    re.IGNORECASE,
)
"""Matches "K-12", "grades 3 to 8", "6th through 12th", "third grade and up", "gr 3+", "9 to graduation"."""
_THROUGH = re.compile(
    rf"\b(?:up )?(?:through|thru|up to)(?: and including)? (?:{_UNIT} )?(?P<high>\d{{1,2}}(?:th|rd|nd|st)?)(?: grade)?"
    r"(?![\w:%]|[,.]\d)",
    re.IGNORECASE,
)
"""Matches "up to 8th grade", "through and including 12"."""
_NTH = rf"\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL}"
_ONE = re.compile(
    rf"\b(?:grade|gr\.?|year) (?P<one>\d{{1,2}})(?![\w%]|:\S|[,.]\d)|\b(?P<nth>{_NTH}) grade(?:rs?)?\b"
    r"|\b(?P<first>kindergarten) (?=(?:gets?|has|have|carries|carry|(?:is|are) issued)\b)",
    re.IGNORECASE,
)
"""Matches "grade 6", "third graders", "kindergarten has"."""
_FROM = re.compile(
    rf"\b(?:from|(?:starts?|starting|begins?|beginning|kicks in)(?: in| at| with| from)?)(?: the)? (?:{_UNIT} ?)?"
    rf"(?P<since>\d{{1,2}}|{_NTH})(?: grade)?(?=[.,;:)]|$)"
    r"|\b(?:does include|even|down to) (?:in )?(?P<down_to>kindergarten|kinder|k)\b(?! ?[-–])",
    re.IGNORECASE,
)
"""Matches "from grade 6", "starting in 4th": no upper end is told."""
_SCOTTISH = re.compile(
    r"\b(?P<from>[ps])(?P<first>[1-7])(?: ?[-–—] ?| (?:to|through|up to) )(?P<to>[ps])(?P<last>[1-7])\b", re.IGNORECASE
)
"""Matches "P6-S4": years of a primary and of a secondary school."""
_PRIMARY_YEARS = 7
_WRITTEN_AS = {
    **{name: name.upper() for name in ("pk", "tk", "jk", "ec")},
    **{name: name.title() for name in _FIRST_YEARS},
}
"""The names of first years that stay as they are written."""
_HIGH_SCHOOL, _HIGHEST = 12, 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades:
    """School years `low` to `high` (kindergarten 0, before it -1) at characters `start` to `end`; `high` None: open."""

    start: int
    end: int
    low: int
    high: int | None
    first: str | None = None
    """How the first year is called where it is no number and not "K" ("TK", "Reception")."""
    words: str | None = None
    """The span as it is written where it stays in words ("elementary", "P6-S4")."""


def match_grades(text: str) -> Iterator[Grades]:
    """Yield the spans of grades in a sentence, in order; a bare pair of numbers ("5-8") is one too."""
    taken = 0
    for match in sorted(
        [match for pattern in (_SPAN, _THROUGH, _FROM, _ONE, _SCOTTISH) for match in pattern.finditer(text)],
        key=lambda one: one.start(),
    ):
        if match.start() < taken:
            continue
        grades = _grades(match)
        if grades is not None:
            taken = match.end()
            yield grades


def written(low: int, high: int, *, first_year: str | None = None) -> str:
    """Return a span in its plain form: "K-12", "6-12", "PK-8", "9" for one grade."""
    names = {-1: "PK", 0: "K"}
    if first_year is not None:
        names[low] = first_year
    first, last = names.get(low, str(low)), names.get(high, str(high))
    return first if low == high else f"{first}-{last}"


def _grades(match: re.Match[str]) -> Grades | None:
    years = _years(match)
    if years is None:
        return None
    low, high = years
    if low > _HIGHEST or (high is not None and not low <= high <= _HIGHEST):
        return None
    named = (match.groupdict().get("low") or "").lower()
    words = "{from}{first}-{to}{last}".format(**match.groupdict()).upper() if match.re is _SCOTTISH else None
    return Grades(start=match.start(), end=match.end(), low=low, high=high, first=_WRITTEN_AS.get(named), words=words)


def _years(match: re.Match[str]) -> tuple[int, int | None] | None:
    """Return the first and the last year (None: open) of a match, None for numbers that are no grades."""
    if match.re is _THROUGH:
        return 0, _point(match["high"])
    if match.re is _FROM:
        return _point(match["since"] or match["down_to"]), None
    if match.re is _SCOTTISH:
        first, last = (
            int(match[year]) + _PRIMARY_YEARS * (match[school].lower() == "s")
            for school, year in (("from", "first"), ("to", "last"))
        )
        return first, last
    if match.re is _ONE:
        year = _point(match["one"] or match["nth"] or match["first"])
        return year, year
    low = _point(match["low"])
    if match["end"]:
        return low, _HIGH_SCHOOL
    if match["unit"] is None and match["low"].lower() in SMALL:
        return None
    named = match["unit"] is not None or not match["low"].isdigit()
    if match["more"]:
        return (low, None) if named else None
    if match["open"]:
        return (low, None) if named or match["open"] not in ("up", "on") else None
    if match["listed"]:
        return (low, max(map(int, re.findall(r"\d+", match["listed"])))) if named else None
    if match["words"]:
        years = [_point(word) for word in re.findall(rf"{NUMBER}|{ORDINAL}", match["words"], re.IGNORECASE)]
        return (low, years[-1]) if named and years == list(range(low + 1, low + 1 + len(years))) else None
    return low, _point(match["high"] or match["closing"])


def _point(written_point: str) -> int:
    word = written_point.lower().strip(" .")
    known = _NAMES.get(word, SMALL.get(word))
    return int(re.sub(r"\D", "", word)) if known is None else known
