"""Numerals: a number as it is written, in digits, words or fractions, before anybody asks what it counts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from operator import attrgetter

from extract.pattern_files import alternatives, listed
from extract.quantities.number_words import NUMBER, PARTS, SCALES, SMALL, TENS, VAGUE

_VULGAR = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5}
_GROUPS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4}
_LONGEST = 9  # digits: nothing that a department counts is longer

_COUNTING = alternatives([*SMALL, *TENS, *SCALES])
_PART = alternatives(PARTS)
_INITIALS = "".join(sorted({word[0] for word in (*SMALL, *TENS, *SCALES, "a", "half", *listed("numbers", "vague"))}))
_NUMERAL = re.compile(
    rf"""(?=[\d.{"".join(_VULGAR)}]|\b[{_INITIALS}])(?:  # no other place is worth a look at all that follows
      (?P<dozen>\bhalf[-\ ](?:a[-\ ])?dozen\b)
    | (?P<group>\ba\ (?P<members>{alternatives(_GROUPS)})(?:\ of)?\b)
    | (?P<vague>\b{VAGUE}\b)
    | (?P<part>\b(?P<over>(?:an?|one|1)(?=[-\ ])|(?:{NUMBER}|\d)(?![-\ ]half\b))[-\ ](?P<under>{_PART})
        (?=\ of\b|[-\ ]time|\ (?:an?|his|her|the)\b))
    | (?P<half>\bhalf(?:\ an?\b|(?=\ of\b|[-\ ]timer?\b)))
    | (?P<words>\b(?:an?\ (?=hundred|thousand|dozen))?{_COUNTING}(?:(?:-|\s(?:and\s)?){_COUNTING})*\b)
    | (?P<mixed>(?<!\w)(?<!\d[.,/])\d{{1,3}}
        (?:\ ?[½¼¾⅓⅔⅕⅖⅗⅘]|\ \d/(?:10|[2-8])(?![\d/])|(?:-|\ and\ )(?:1/[234]|[23]/[34])(?![\d/])))
    | (?P<fraction>[½¼¾⅓⅔⅕⅖⅗⅘]|(?<![\w/.,])\d/(?:10|[2-8])(?![\d/]|,\d)|(?<![\w/])50\ ?/\ ?50(?![\d/]))
    | (?P<digits>(?:(?<!\w)(?<!\d[.,/'])(?<!['&])|(?<=\bx)|(?<=×))
        (?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d{{1,3}}(?:[\ \u202f]\d{{3}})+(?![\d,.]*\d|\ \d)|\d+(?![,/]\d{{3}}(?!\d)))
        (?P<decimals>\.\d+)?(?!\d|,\d\d\d))
    | (?P<point>(?<![\w.])\.\d{{1,3}}(?!\d))
    | (?P<article>\ban?\b(?!\ (?:little|bit|tad|hair|shade|touch|smidge|lot|number|total|maximum|minimum)\b|['.]))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Matches "half a dozen", "a couple of", "two thirds of", "twenty-five", "3 1/2", "½", "2,400", ".75", "a"."""
_THOUSAND = re.compile(r" ?k(?![\w]| ?[-–/]{1,2} ?\d| (?:to|thru|through) \d)", re.IGNORECASE)
_SCALE = re.compile(r"[ -](hundred|thousand|dozen)\b", re.IGNORECASE)
_ENDS = re.compile(r"(?![A-Za-z_])|(?=(?:ish|odd|x|ea|ftes?|plus|[a-z]{4,})\b)", re.IGNORECASE)
_AND_PART = re.compile(
    r"[\s-](?:and|&)[\s-](?:an?[\s-]|one[ -])?(?P<under>half|quarter)\b(?!\s(?:an?|of(?!\sus\b)|the|time)\b|-)"
    rf"|\sand\s(?P<over>{NUMBER})[ -](?P<unders>{_PART})\b",
    re.IGNORECASE,
)
"""Matches "3 and a half", "two and three quarters": what follows the whole number."""
_GAP = re.compile(r" and |[ -]")
_START, _END = attrgetter("start"), attrgetter("end")
_PRONOUN = re.compile(r"\b(?:no|any|some|every|this|that|which|another|other|each|number) $", re.I)


class Writing(Enum):
    """How a numeral is written."""

    DIGITS = "digits"
    DECIMAL = "decimal"
    FRACTION = "fraction"
    WORDS = "words"
    ARTICLE = "article"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at characters `start` to `end`; `value` None when vague, `scale` the k, hundred or thousand written."""

    start: int
    end: int
    value: float | None
    writing: Writing
    scale: int = 1


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals of a text in order, never overlapping."""
    done = 0
    for match in _NUMERAL.finditer(text):
        if match.start() < done:
            continue
        for numeral in _read(text, match):
            done = numeral.end
            yield numeral


def number_written(words: str) -> float | None:
    """Return the number that words or digits write ("two", "3.5", "½"), None where they write none."""
    numeral = next(find_numerals(words), None)
    return None if numeral is None else numeral.value


@lru_cache(maxsize=4)
def all_numerals(text: str) -> tuple[Numeral, ...]:
    """Return the numerals of a post's text: several components ask for them, one after another."""
    return tuple(find_numerals(text))


def numeral_at(numerals: Sequence[Numeral], start: int) -> Numeral | None:
    """Return the numeral that begins at an offset."""
    at = bisect_left(numerals, start, key=_START)
    return numerals[at] if at < len(numerals) and numerals[at].start == start else None


def numerals_between(numerals: Sequence[Numeral], start: int, end: int) -> Sequence[Numeral]:
    """Return the numerals that lie between two offsets."""
    low = bisect_left(numerals, start, key=_START)
    return numerals[low : bisect_right(numerals, end, key=_END)]


def _read(text: str, match: re.Match[str]) -> Iterator[Numeral]:
    kind = match.lastgroup
    if kind in ("digits", "point"):
        numeral = _digits(text, match)
        if numeral is not None:
            yield _with_part(text, numeral)
    elif kind == "words":
        yield from _words(text, match.start(), match.end())
    elif kind == "article":
        yield Numeral(match.start(), match.end(), 1, Writing.ARTICLE)
    else:
        yield Numeral(match.start(), match.end(), _simple(match), _SIMPLE_WRITING.get(kind or "", Writing.WORDS))


_SIMPLE_WRITING = {
    "vague": Writing.VAGUE,
    "part": Writing.FRACTION,
    "half": Writing.FRACTION,
    "mixed": Writing.FRACTION,
    "fraction": Writing.FRACTION,
}


def _simple(match: re.Match[str]) -> float | None:
    if match["dozen"] is not None:
        return 6
    if match["group"] is not None:
        return _GROUPS[match["members"].lower()]
    if match["vague"] is not None:
        return None
    if match["half"] is not None:
        return 0.5
    if match["part"] is not None:
        over = match["over"].lower()
        return (1 if over in ("a", "an") else SMALL.get(over) or int(over)) / PARTS[match["under"].lower()]
    written = match.group()
    if written.startswith("50"):
        return 0.5
    whole, part = ["", *_GAP.split(written)][-2:]
    if part[-1] in _VULGAR:
        return (int(whole or part[:-1] or 0)) + _VULGAR[part[-1]]
    over, _, under = part.partition("/")
    return int(whole or 0) + int(over) / int(under)


def _digits(text: str, match: re.Match[str]) -> Numeral | None:
    written = match.group().replace(",", "").replace(" ", "").replace("\u202f", "")
    if len(written) > _LONGEST:
        return None
    value, end, scale = float(written), match.end(), 1
    decimal = match["point"] is not None or match["decimals"] is not None
    if (thousand := _THOUSAND.match(text, end)) is not None:
        value, end, scale = value * 1_000, thousand.end(), 1_000
    elif (named := _SCALE.match(text, end)) is not None:
        scale = SCALES[named[1].lower()]
        value, end = value * scale, named.end()
    if _ENDS.match(text, end) is None:
        return None
    writing = Writing.DECIMAL if decimal and scale == 1 else Writing.DIGITS
    return Numeral(match.start(), end, round(value, 3), writing, scale)


def _with_part(text: str, numeral: Numeral) -> Numeral:
    match = _AND_PART.match(text, numeral.end)
    if match is None or numeral.value is None or numeral.value > 99 or numeral.writing is Writing.DECIMAL:
        return numeral
    if match["over"]:
        part = SMALL[match["over"].lower()] / PARTS[match["unders"].lower()]
    else:
        part = 1 / PARTS[match["under"].lower()]
    return Numeral(numeral.start, match.end(), numeral.value + part, Writing.FRACTION)


_WORD = re.compile(r"[A-Za-z]+")


def _words(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Cut a run of counting words where the next word cannot go on with the number ("one two" is two numbers)."""
    total, current, last, scale = 0.0, 0.0, 0, 1
    first = stop = -1
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower()
        if word == "and":
            continue
        if word in ("a", "an"):
            first, current, last, stop = match.start(), 1, 1, match.end()
            continue
        joins = first >= 0 and _joins(word, last, " and " in text[stop : match.start()])
        if first >= 0 and not joins:
            yield from _counted(text, first, stop, total + current, scale)
            total, current, scale, first = 0.0, 0.0, 1, -1
        if first < 0:
            first = match.start()
        if word in SCALES:
            value = SCALES[word]
            scale = value
            current = (current or 1) * value
            if value == 1_000:
                total, current = total + current, 0.0
            last = value
        else:
            value = SMALL.get(word, TENS.get(word, 0))
            current += value
            last = value
        stop = match.end()
    if first >= 0:
        yield from _counted(text, first, stop, total + current, scale)


def _joins(word: str, last: int, apart: bool) -> bool:
    if word in SCALES:
        return 0 < last < SCALES[word] and not apart
    if last in (100, 1_000):
        return True
    return last in TENS.values() and 0 < SMALL.get(word, 0) < 10 and not apart


def _counted(text: str, start: int, end: int, value: float, scale: int) -> Iterator[Numeral]:
    if value == 1 and _PRONOUN.search(text[max(0, start - 12) : start]):
        return
    yield _with_part(text, Numeral(start, end, value, Writing.WORDS, scale))
