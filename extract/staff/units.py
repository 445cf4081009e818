"""Units: parts of a department that are counted without a job title ("Network Ops 9", "nine in Client Services")."""

import re
from collections.abc import Iterator, Sequence

from extract.facts import Employment
from extract.pattern_files import named_patterns, word_set
from extract.quantities.number_words import number_value
from extract.quantities.numerals import Numeral, Writing, numeral_at, numerals_between
from extract.staff.counts.staffing import Given, Staffing, heads_of
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.titles.vocabulary import vocabulary

_UNIT_WORDS = word_set("units", "part")
_NO_UNIT = word_set("units", "ends_none")
_NEVER_UNIT = word_set("units", "never")
_SELF = word_set("units", "whole")
_WORDS = named_patterns("unit_counts", re.IGNORECASE)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had)$")
"""How a name ends that is the beginning of a sentence ("IT is 22.5 FTE")."""
_LIST = 3
"""Names with numbers of which one that is a part of the department tells that the others are parts of it, too."""


def drafts_of_units(prose: Prose, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Draft]:
    """Yield the counted units of a sentence; `taken` are the noun phrases of its titles."""
    text, numerals = prose.text, prose.numerals
    if not numerals_between(numerals, start, end):
        return
    taken = list(taken)
    counted = any(map(_counts, numerals_between(numerals, start, end)))
    named = list(_WORDS["named number"].finditer(text[start:end])) if counted else []
    among = len(named) >= _LIST and any(_is_unit(match["name"]) for match in named)
    for match in named:
        at = start + match.start("name")
        stop = start + match.end("number")
        unit = _is_unit(match["name"]) or (among and _is_proper(match["name"]) and is_unit_name(match["name"]))
        if unit and not _overlaps(at, stop, taken):
            taken.append((at, stop))
            yield _draft(match["name"], number_value(match["number"]), None, at, stop)
    for match in _WORDS["person unit"].finditer(text, start, end):
        numeral = numeral_at(numerals, match.start("number"))
        if numeral is not None and _is_unit(match["name"]):
            taken.append((match.start(), match.end()))
            yield _draft(match["name"], numeral.value, None, match.start("number"), match.end())
    for match in _WORDS["unit of"].finditer(text, start, end):
        numeral = numeral_at(numerals, match.start("number"))
        if numeral is not None and numeral.value and numeral.start == match.start("number") and _is_part(match["name"]):
            taken.append((match.start(), numeral.end))
            yield _draft(match["name"], numeral.value, None, match.start("name"), numeral.end)
    yield from _told(text, start, end, numerals, taken)
    for numeral in numerals_between(numerals, start, end):
        if numeral.writing is Writing.ARTICLE or numeral.value is None:
            continue
        window = text[numeral.end : min(end, numeral.end + 60)]
        inside = _WORDS["in"].match(window)
        if inside and _is_unit(inside["name"]) and numeral.value < 500:
            yield _draft(inside["name"], numeral.value, None, numeral.start, numeral.end + inside.end())
        bare = _WORDS["decimal unit"].match(window) if numeral.writing is Writing.DECIMAL or taken else None
        share = _WORDS["fte unit"].match(window) or bare
        if share and not _overlaps(numeral.start, numeral.end + share.end(), taken) and _is_unit(share["name"]):
            heads = numeral.writing in {Writing.DIGITS, Writing.WORDS} and share is bare
            count = numeral.value if heads else heads_of(numeral.value)
            fte = None if heads else numeral.value
            yield _draft(share["name"].strip(), count, fte, numeral.start, numeral.end + share.end())


def _told(
    text: str, start: int, end: int, numerals: Sequence[Numeral], taken: list[tuple[int, int]]
) -> Iterator[Draft]:
    """Yield the units whose number a sentence tells in words; those found are added to `taken`.

    One that only says what people do ("two for data") counts beside another, or beside counted titles.
    """
    names = ("has", "in brackets", "times")
    found = [match for name in names for match in _WORDS[name].finditer(text, start, end)]
    found += [match] if (match := _WORDS["topic"].match(text, start, end)) else []
    for match in found:
        numeral = numeral_at(numerals, match.start("number"))
        free = not _overlaps(match.start("name"), match.end("number"), taken)
        if numeral is not None and numeral.value and _counts(numeral) and free and _is_unit(match["name"]):
            taken.append((match.start("name"), match.end("number")))
            yield _figured(match["name"], numeral, match.start("name"), match.end("number"))
    doing = [
        (numeral, match)
        for numeral in numerals_between(numerals, start, end)
        if _counts(numeral) and (match := _WORDS["does"].match(text[numeral.end : min(end, numeral.end + 60)]))
        if _is_unit(match["name"]) and not _overlaps(numeral.start, numeral.end + match.end(), taken)
    ]
    if len(doing) + len(taken) < 2:
        return
    for numeral, match in doing:
        taken.append((numeral.start, numeral.end + match.end()))
        yield _figured(match["name"], numeral, numeral.start, numeral.end + match.end())


def _counts(numeral: Numeral) -> bool:
    """Return whether a number can be that of the people of a unit."""
    return numeral.writing in {Writing.DIGITS, Writing.WORDS, Writing.DECIMAL} and 0 < (numeral.value or 0) < 200


def _figured(name: str, numeral: Numeral, start: int, end: int) -> Draft:
    """Return the row of a unit, its number heads or (a decimal) full-time equivalents."""
    value, decimal = numeral.value, numeral.writing is Writing.DECIMAL
    count = heads_of(value or 0) if decimal else value
    return _draft(re.sub(r"^(?:the|our)\s+", "", name), count, value if decimal else None, start, end)


def is_unit_name(name: str) -> bool:
    """Return whether a list line's words can name a part of a technology department."""
    words = re.findall(r"[a-z]+", _WORDS["student data"].sub("data", name.lower()))
    if _VERB.search(name):
        return False
    counted = bool(words) and (words[-1] in _NO_UNIT or bool(set(words) & _NEVER_UNIT))
    return 0 < len(words) <= 7 and not counted and not set(words) <= _SELF | {"services"}


def may_be_unit(name: str) -> bool:
    """Return whether words among rows of staff can name some of the staff: they end in nothing else that is counted."""
    words = re.findall(r"[A-Za-z]+", name)
    ends = words[-1].lower() if words else ""
    return bool(words) and name[:1].isupper() and len(words) <= 6 and ends not in _NO_UNIT and not _VERB.search(name)


def has_unit_word(name: str) -> bool:
    """Return whether words hold one that parts of a technology department are called by."""
    return bool(set(re.findall(r"[a-z]+", name.lower())) & (_UNIT_WORDS | _SELF))


def unit_draft(name: str, staffing: Staffing, employment: Employment | None, start: int, end: int) -> Draft:
    """Return the row of a unit in a list."""
    count = staffing.count if staffing.given is not Given.NONE else 0
    return Draft(
        title=name.strip(), count=count, fte=staffing.fte, employment=employment, form=Form.LISTED, start=start, end=end
    )


def _is_part(name: str) -> bool:
    """Return whether a team's or desk's name says which part of the department it is ("a cabling crew of two")."""
    words = set(re.findall(r"[a-z]+", name.lower()))
    named = words - {"team", "crew", "group", "shop"}
    return bool(named & (_UNIT_WORDS | vocabulary("modifier"))) and not named <= _SELF


def _is_unit(name: str) -> bool:
    words = re.findall(r"[A-Za-z]+", name)
    lower = [word.lower() for word in words]
    spoken = vocabulary("modifier") | _UNIT_WORDS | word_set("units", "groups")
    known = all(word[0].isupper() or word.lower() in spoken for word in words)
    last = lower[-1] if lower else ""
    machines = last.endswith("s") and set(lower) <= word_set("units", "machines")
    numbered = machines or last in word_set("units", "numbered")
    return known and not numbered and is_unit_name(name) and bool(set(lower) & _UNIT_WORDS)


def _is_proper(name: str) -> bool:
    """Return whether each word of a name is written as in a heading ("Client Computing", "PMO")."""
    return may_be_unit(name) and all(word[0].isupper() for word in re.findall(r"[A-Za-z]+", name))


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in taken)


def _draft(name: str, count: float | None, fte: float | None, start: int, end: int) -> Draft:
    return Draft(title=name.strip(), count=count, fte=fte, start=start, end=end)
