"""Staffing: how many people a title is said to have, and the words before a title that say it.

"(2) Technicians", "2 - Technicians", "three full-time techs", "a", "our", "half a", "0.6 of a", "2.0 FTE".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from extract.joints import JOINT
from extract.needles import folded
from extract.pattern_files import alternatives
from extract.quantities.number_words import NUMBER, SO_MANY
from extract.quantities.numerals import Numeral, Writing
from extract.titles.extent import TELLING
from extract.titles.vocabulary import vocabulary


class Given(Enum):
    """How a text gives the number of a title's holders."""

    NUMBER = "number"
    ARTICLE = "article"
    OWNED = "owned"
    DEFINITE = "definite"
    VAGUE = "vague"
    NONE = "none"
    BARE = "bare"


COUNTED = frozenset([Given.NUMBER, Given.ARTICLE])
"""How a text gives a number that it says in so many words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """Heads and total full-time equivalents (None where not stated), and how they were given, at `start` to `end`."""

    given: Given
    start: int
    end: int
    count: float | None = None
    fte: float | None = None


_WINDOW = 80
_DETERMINERS = {"our", "my", "another", "both", "each", "every"}
_HIRED = {"contracted", "outsourced"}
_REMARK = re.compile(
    rf"(?:\b{alternatives(vocabulary('remark') - _DETERMINERS | _HIRED)}"
    r"|\bone\s+and\s+only"
    rf"|\"?\b(?:level|tier)\s*[-\w]{{1,5}}\"?|(?<![-\w])[-\w]+-(?:time|{TELLING})"
    r"|\b\d{1,2}[- ](?:months?|hours?|hrs?)(?:[- /](?:an?|per)?[- ]?week)?)\s+$",
)
"""What comes between a number and its title, in lower case: "full-time ", "level 2 ", "10-month "."""
_FTE = re.compile(r"\bF\.?T\.?E\.?s?\s?$", re.IGNORECASE)
_HEDGE_AFTER_NUMBER = re.compile(r"(?:\s?\bor so|\s?\bor thereabouts|-?ish|-odd|\+)\s?$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[x×*]|\)\s*[-–—:]?|(?P<rule>[-–—:=|]))\s*$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[\n,;(•|])[\s(]*$")
_RANGE = re.compile(
    rf"(?:\bbetween\s+[\w-]+\s+(?:and|&)|(?<![\w:/.,$])(?<!from )(?:\d{{1,2}}|{NUMBER})\s*(?:-|–|to|or))\s*$",
    re.IGNORECASE,
)
"""Matches "between two and", "3 to": what follows is the upper end."""
_PART_OF = re.compile(r"\s*(?:of\s+)?(?:an?|one|the)?\s*$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"\b(our|my|his|her|their|your|its|us|the|this|that|these|those|no|zero|any|another|both|every|each)\s*$", re.I
)
"""What tells before a title how many there are: "our", "another", "no"."""
_TIME = re.compile(r"[-\s]time$", re.IGNORECASE)
_PARTS = {Writing.FRACTION, Writing.DECIMAL}
_RATIO = re.compile(r"\d\s?[:/]\s?$")
_ALL_TOLD = re.compile(r"\b(?:of|are|have|total)\s+(?!1:)\d{1,3}:\s$")
"""Before the parts of a total ("team of 6: 2 techs"), which are on the right side of no ratio."""
_YEARS = range(1900, 2100)
_BOTH_OF = re.compile(r"\bboth\s+(?:of\s+)?$", re.IGNORECASE)
_NOT_SO_MANY = re.compile(
    rf"(?:(?P<so>\b{SO_MANY}),?\s+(?:not|instead\s+of|rather\s+than)\s+{SO_MANY}"
    r"|\(\s*not\s+[\w-]+\s*\)|,\s*not\s+[\w-]+\s*,)\s*$",
    re.IGNORECASE,
)
"""Matches "three, not four", "2 instead of 3": the first number counts."""
_MOST = 1_000
"""No row of a department counts so many: what does is a neighbouring cell's number of students or devices."""


def heads_of(fte: float) -> float | None:
    """Return how many people share a full-time equivalent: one less than a whole, of more nobody knows."""
    return 1 if fte < 1 else None


def staffing_before(text: str, at: int, floor: int, numerals: Sequence[Numeral]) -> Staffing:
    """Return what comes before a title that begins at `at`; nothing before `floor` is read."""
    floor = max(floor, at - _WINDOW)
    fte: float | None = None
    full = False
    place = at
    while place > floor:
        place = _skip_blank(text, place, floor)
        piece = text[floor:place]
        if unit := _FTE.search(piece):
            full, place = True, floor + unit.start()
            continue
        share = _numeral_ending(numerals, place - 5, place) if _TIME.search(piece) else None
        if share is not None and share.writing is Writing.FRACTION:
            fte, place = share.value, share.start
            if text[share.start : share.start + 2].lower() in {"a ", "a-"}:
                return Staffing(count=1, fte=fte, given=Given.ARTICLE, start=share.start, end=at)
            continue
        if corrected := _NOT_SO_MANY.search(piece):
            place = floor + max(corrected.start(), corrected.end("so"))
            continue
        half = _numeral_ending(numerals, place, place)
        if half is not None and half.writing is Writing.FRACTION:
            break
        if remark := _REMARK.search(folded(piece) + " "):
            lead = floor + remark.start()
            counts = _numeral_before(text, numerals, lead, floor) is not None or _FTE.search(text[floor:lead])
            if remark.group().strip() == "of" and not counts:
                break
            place = floor + remark.start()
            continue
        break
    return _number_at(text, place, floor, numerals, at, full=full, fte=fte)


def _number_at(
    text: str, place: int, floor: int, numerals: Sequence[Numeral], at: int, *, full: bool, fte: float | None
) -> Staffing:
    piece = text[floor:place]
    determiner = _DETERMINER.search(piece + " ")
    if determiner:
        pair = (
            _BOTH_OF.search(text[floor : floor + determiner.start()]) if determiner.group(1).lower() != "both" else None
        )
        if pair:
            return Staffing(count=2, fte=fte, given=Given.NUMBER, start=floor + pair.start(), end=at)
        numeral = _numeral_before(text, numerals, floor + determiner.start(), floor)
        of = re.search(r"\bof\s*$", text[floor : floor + determiner.start()])
        if numeral is not None and of and numeral.writing is Writing.FRACTION:
            return Staffing(count=1, fte=numeral.value, given=Given.NUMBER, start=numeral.start, end=at)
        if numeral is not None and of and numeral.writing is not Writing.ARTICLE:
            return Staffing(count=numeral.value, given=Given.DEFINITE, start=numeral.start, end=at)
        return _determined(determiner.group(1).lower(), floor + determiner.start(), at, fte)
    numeral = _numeral_ending(numerals, place, place)
    counted = numeral is not None and numeral.writing is not Writing.ARTICLE
    if numeral is not None and counted and (span := _RANGE.search(text[floor : numeral.start])):
        return Staffing(given=Given.VAGUE, start=floor + span.start(), end=at)
    if numeral is not None and re.search(r"\b(?<!out of )(?:the|these|those)\s*$", text[floor : numeral.start], re.I):
        return Staffing(count=numeral.value, given=Given.DEFINITE, start=numeral.start, end=at)
    if numeral is None and (hedge := _HEDGE_AFTER_NUMBER.search(piece)):
        numeral = _numeral_ending(numerals, floor + hedge.start(), floor + hedge.start())
    if numeral is None and (mark := _SEPARATOR.search(piece)):
        numeral = _numeral_ending(numerals, floor + mark.start(), floor + mark.start())
        if numeral is not None and mark["rule"] and not _OPENS.search(text[floor : numeral.start]):
            numeral = None
    if numeral is None or numeral.start < floor or _is_no_count(text, numeral) or (numeral.value or 0) >= _MOST:
        return Staffing(fte=fte, given=Given.BARE, start=place, end=at)
    part = _numeral_before(text, numerals, numeral.start, floor) if numeral.writing is Writing.ARTICLE else None
    if part is not None and part.writing in _PARTS and _PART_OF.fullmatch(text[part.end : numeral.end]):
        numeral = replace(part, end=numeral.end)
    return _from(numeral, at, full=full, fte=fte)


def _from(numeral: Numeral, at: int, *, full: bool, fte: float | None) -> Staffing:
    value = numeral.value
    start = numeral.start
    if value is None:
        return Staffing(given=Given.VAGUE, start=start, end=at)
    if value == 0:
        return Staffing(count=0, given=Given.NONE, start=start, end=at)
    if full or numeral.writing in {Writing.FRACTION, Writing.DECIMAL}:
        return Staffing(count=heads_of(value), fte=value, given=Given.NUMBER, start=start, end=at)
    given = Given.ARTICLE if numeral.writing is Writing.ARTICLE else Given.NUMBER
    return Staffing(count=value, fte=None if fte is None else fte * value, given=given, start=start, end=at)


def _determined(word: str, start: int, at: int, fte: float | None) -> Staffing:
    if word in {"no", "zero", "any"}:
        return Staffing(count=0, given=Given.NONE, start=start, end=at)
    if word == "another":
        return Staffing(count=1, fte=fte, given=Given.ARTICLE, start=start, end=at)
    if word == "both":
        return Staffing(count=2, fte=fte, given=Given.NUMBER, start=start, end=at)
    owned = word in {"our", "my", "us"}
    return Staffing(fte=fte, given=Given.OWNED if owned else Given.DEFINITE, start=start, end=at)


def _skip_blank(text: str, place: int, floor: int) -> int:
    while place > floor and text[place - 1] in f' "{JOINT}':
        place -= 1
    return place


def _numeral_ending(numerals: Sequence[Numeral], low: int, high: int) -> Numeral | None:
    """Return the numeral that ends between two offsets."""
    at = bisect_left(numerals, low, key=lambda one: one.end)
    return numerals[at] if at < len(numerals) and numerals[at].end <= high else None


def _numeral_before(text: str, numerals: Sequence[Numeral], place: int, floor: int) -> Numeral | None:
    """Return the numeral that ends at an offset, blanks and "of" between them let pass."""
    place = _skip_blank(text, place, floor)
    if text[floor:place].lower().endswith(" of"):
        place = _skip_blank(text, place - 3, floor)
    return _numeral_ending(numerals, place, place)


def _is_no_count(text: str, numeral: Numeral) -> bool:
    """Return whether a number is money, a year, a time or the right side of a ratio."""
    before = text[max(0, numeral.start - 3) : numeral.start]
    year = numeral.writing is Writing.DIGITS and numeral.value is not None and int(numeral.value) in _YEARS
    return (
        year
        or (before.endswith(("$", "#", ":", "£")) and before.strip() != ":")
        or (
            numeral.writing is Writing.DIGITS
            and _RATIO.search(before) is not None
            and _ALL_TOLD.search(text, max(0, numeral.start - 16), numeral.start) is None
        )
    )
