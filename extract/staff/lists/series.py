"""Series: one line that counts the staff in parts ("Breakdown: Director 1.0, Net 2.0, Techs 3.5 (1 open), Clerk .75").

So is one whose key says how all those after it belong ("Eliminated: 2 trainers, the webmaster").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Line, LineKind
from extract.facts import Employment
from extract.layout.column_kinds import column_kind
from extract.quantities.number_words import AMOUNT
from extract.quantities.numerals import Writing, numerals_between
from extract.staff.lists.entry import LONGEST, Entry, staffing_written
from extract.staff.lists.reading import entry_of_line
from extract.staff.lists.sections import employment_said
from extract.staff.prose import Prose
from extract.staff.units import has_unit_word, is_unit_name
from extract.titles.vocabulary import vocabulary

_KEY = re.compile(r"[^:;,\n]{2,60}?(?:\([^)\n]{0,40}\))?(?::\s+|(?<=[A-Z]{3})\s+[-–—]\s+)")
_SEPARATORS = (" // ", ";", " / ", " | ", ",")
_PART = re.compile(
    r"\s*(?:(?:and|plus|&)\s+)?(?P<name>[A-Za-z][\w&/.'’ -]{0,40}?)\s*(?:[:=@/]|\s[-–—])?\s*(?:\(\s*)?(?:[x×]\s?)?"
    rf"(?P<number>{AMOUNT})(?![\d%:/]|[.,-]\d)(?P<rest>\s*(?:FTEs?\b|people\b|persons?\b)?\s*(?:[^\w\s].*)?)$"
)
"""Matches "and clerks: 2", "Net 2.0 FTE", "techs (x3)": a part of a line that counts a department part by part."""
_AND = re.compile(r"\s*(?:and|plus|&)\s+", re.IGNORECASE)
_OPENING = re.compile(r"\s*(?:(?:and|plus|&)\s+)?(?:(?:the|our|an?)\s+(?:only\s+)?)?", re.IGNORECASE)
_END = re.compile(
    r"\s//\s|\s—\s|[.!?](?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)(?<!\b[A-Z][a-z]{3}.)\s+(?=[A-Z])"
)
"""Where the series ends inside its line; the full stop of an abbreviation ends nothing."""
_COUNTED_FIRST = re.compile(rf"\s*(?:and\s+)?[(~]?(?:\d|{AMOUNT})")
_FEWEST = 3
"""Parts of a series at least."""
_MOST_WORDS = 3
"""Words of a part's name."""
_LONGEST_LINE = 2 * LONGEST


def entries_of_series(prose: Prose, line: Line, start: int, end: int) -> list[Entry]:
    """Return the entries of a line that is nothing but a series of counted titles and parts of the department.

    Each part names somebody before its number. A key may be before the series; under one that says how all after
    it belong, a part needs no number. Sentences before the key are none of it.
    """
    text = prose.text
    if line.kind not in {LineKind.TEXT, LineKind.ITEM, LineKind.KEY_VALUE, LineKind.ROW} or end - start > _LONGEST_LINE:
        return []
    key = _KEY.match(text, start, end)
    begin = key.end() if key else start
    start = max((border.end() for border in _END.finditer(text, start, begin)), default=start)
    if line.kind is LineKind.ROW and line.cells and line.table is None:
        begin = line.cells[-1][0]
    stop = _END.search(text, begin, end)
    border = stop.start() if stop else end
    said = employment_said(text[start:begin]) if key else None
    said = None if said is Employment.EMPLOYEE else said
    if said is not None and (told := list(_all_told(prose, begin, border, said))):
        return [replace(told[0], start=start), *told[1:]]
    numerals = numerals_between(prose.numerals, begin, border)
    counted = any(one.writing is not Writing.ARTICLE for one in numerals)
    for separator in _SEPARATORS if counted else ():
        if text.count(separator, begin, border) < _FEWEST - 1:
            continue
        parts = list(_parts(text, begin, border, separator))
        if len(parts) < _FEWEST:
            continue
        found = [entry for part in parts if (entry := _entry(prose, *part)) is not None]
        if _is_series(found, len(parts)):
            found = [replace(entry, employment=entry.employment or said) for entry in found]
            return [replace(found[0], start=start), *found[1:]]
    return []


def _all_told(prose: Prose, start: int, end: int, said: Employment) -> Iterator[Entry]:
    """Yield the entries of a value whose every part is a title, under a key that says how they belong."""
    parts = [part for one in _parts(prose.text, start, end, ";") for part in _parts(prose.text, *one, ",")]
    entries = [_titled(prose, *part) for part in parts]
    if all(entries):
        yield from (replace(entry, employment=said) for entry in entries if entry is not None)


def _titled(prose: Prose, start: int, end: int) -> Entry | None:
    """Return the entry of a part that begins with a title or its number, None for any other."""
    opening = _OPENING.match(prose.text, start, end)
    entry = entry_of_line(prose, opening.end() if opening else start, end)
    return entry if entry is not None and entry.mentions else None


def _parts(text: str, start: int, end: int, separator: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a series; a separator in parentheses parts nothing."""
    depth, begin, at = 0, start, start
    while at < end:
        depth += (text[at] == "(") - (text[at] == ")")
        if depth <= 0 and text.startswith(separator, at):
            yield begin, at
            at = begin = at + len(separator)
            continue
        at += 1
    yield begin, end


def _entry(prose: Prose, start: int, end: int) -> Entry | None:
    """Return what a part counts, None where it counts nobody after a name."""
    text = prose.text
    start += len(text[start:end]) - len(text[start:end].lstrip())
    joint = _AND.match(text, start, end)
    start = joint.end() if joint else start
    if start >= end or _COUNTED_FIRST.match(text, start, end):
        return None
    entry = entry_of_line(prose, start, end, among=True)
    if entry is not None:
        return entry if entry.counted else None
    match = _PART.match(text, start, end)
    if match is None or not _names_unit(match["name"].strip()):
        return None
    name = match["name"].strip()
    return Entry(start=start, end=end, name=name, staffing=staffing_written(match), rest=match["rest"])


def _names_unit(name: str) -> bool:
    """Return whether the words of a part may name a job or a unit: a single word, or words known for it."""
    words = name.split()
    known = all(word[0].isupper() or word.lower() in vocabulary("modifier") or has_unit_word(word) for word in words)
    return (
        is_unit_name(name)
        and column_kind(name) in {"", "title", "other"}
        and len(words) <= _MOST_WORDS
        and (known or len(words) == 1)
    )


def _is_series(found: Sequence[Entry], parts: int) -> bool:
    """Return whether so many of the parts count somebody, and enough of them staff, that the line is a series of staff.

    Full-time equivalents in every part are staff's own; one title among them is enough.
    """
    staff = sum(bool(entry.mentions) or has_unit_word(entry.name) for entry in found)
    shares = all((one.staffing or one.mentions[0].staffing).fte is not None for one in found)
    return len(found) >= _FEWEST and len(found) * 4 >= parts * 3 and staff * 2 >= (1 if shares else len(found))
