"""Runs: lines that together list staff, a position each ("1 - Director", "Techs x4", "CTO ... 1", or bare titles).

A run of lines is a staff list when its lines begin with a title or a count and enough of them say a number, or when
the line above announces staff. In such a list a bare title is one person, and a counted name without a title is a unit.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extract.document import Line, LineKind
from extract.facts import Employment
from extract.layout.column_kinds import column_kind
from extract.quantities.figures import names_price
from extract.staff.lists.entry import Entry
from extract.staff.lists.forms import times_of
from extract.staff.lists.lines import entries_of_cells, entries_of_form
from extract.staff.lists.reading import entry_of_line
from extract.staff.lists.sections import employment_of_heading
from extract.staff.lists.series import entries_of_series
from extract.staff.lists.unit_rows import is_plain_unit
from extract.staff.prose import Prose
from extract.staff.units import has_unit_word
from extract.titles.grammar import match_titles

_CUE = re.compile(
    r"\b(?:staff\w*|team|department|dept|roles?|titles?|positions?"
    r"|people|personnel|org|organi[sz]ation|structure|comprised"
    r"|consists?|roster|who we are|who'?s (?:here|who)|here's us"
    r"|we have|we are|we've got|technology|tech|IT|division|office|branches|unit|crew|shop|group|lineup|includes?"
    r"|breakdown)\b",
    re.IGNORECASE,
)
"""Words of a line that announces a list of staff: "Our team:", "Here's us", "Who we are"."""
_NAMES_STAFF = re.compile(
    r"\W*(?:(?:our|the|current|present|tech(?:nology)?|IT|ICT|dep(?:artmen)?t\.?|office)\s+){0,3}"
    r"(?:staff(?:ing)?|positions|personnel|team|roster|who we are|crew)(?:\s+(?:list|roster|positions))?\W*$",
    re.IGNORECASE,
)
"""A heading that says nothing but that the rows below are staff."""
_NOW = re.compile(
    r"(?<=[.!?])\s+(?=(?:now|today|currently|at\s+present|at\s+the\s+moment|present(?:ly)?|actual(?:ly)?|existing|in\s+place"
    r"|this\s+year|what\s+(?:we|I|there)|(?:we\s+|I\s+)?have|here|after|since|new\s+(?:district|place|job|school|shop))\b)",
    re.IGNORECASE,
)
"""Where a line of wishes or of the past turns to what is there ("Requested: 9 techs. Now: 2 techs")."""
_FORMER_PLACE = re.compile(
    r"(?:old|previous|prior)\s+(?:district|place|job|school|employer|shop|gig|college)\b", re.IGNORECASE
)
"""A key of a former employer, whose staff is a fact."""
_DIGIT = re.compile(r"\d")
_REACH, _LONGEST_NAME, _LONGEST_KEY = 80, 3, 6
_FEWEST_COUNTED = 4
"""Lines that count somebody, from which on they are a list by themselves."""
_MUTE = {LineKind.QUOTE, LineKind.SIGNATURE, LineKind.FURNITURE, LineKind.MACHINE}


class _Lists:
    """The staff lists of a text under way: those `found`, and the `run` of lines that may become the next."""

    def __init__(self) -> None:
        self.found: list[list[Entry]] = []
        self.run: list[Entry] = []
        self._counted = self._titled = 0
        self._heading = ""
        self._times = 1.0
        self._standing: Employment | None = None

    def expects_staff(self, above: str) -> bool:
        """Return whether whatever the next line counts is staff, by the heading of the run or the line `above`."""
        if _NAMES_STAFF.match(self._heading if self.run else above):
            return True
        return self._counted > 1 and (_announces(self._heading) or self._is_counted())

    def _is_counted(self) -> bool:
        """Return whether every line of the run counts somebody, and most of them by a title."""
        return self._counted == len(self.run) >= _FEWEST_COUNTED and self._titled * 2 > self._counted

    def go_on(self, entry: Entry, above: str) -> None:
        """Add an entry to the run; what begins one is under the line `above`."""
        if not self.run:
            said = employment_of_heading(above)
            self._heading, self._times = above, times_of(above)
            self._standing = None if said is Employment.EMPLOYEE else said
        self.extend([replace(entry, times=self._times, employment=entry.employment or self._standing)])

    def extend(self, entries: Sequence[Entry]) -> None:
        """Add entries to the run as they are."""
        self.run.extend(entries)
        self._counted += sum(one.counted for one in entries)
        self._titled += sum(bool(one.mentions) for one in entries)

    def close(self, *alone: Entry) -> None:
        """End the run, a list if it is one of staff; entries that are `alone` are the next."""
        if self.run and _is_staff(self.run, self._heading):
            self.found.append(self.run)
        self.run = []
        self._counted = self._titled = 0
        if alone:
            self.found.append(list(alone))


def match_staff_lists(prose: Prose, lines: Sequence[Line]) -> list[list[Entry]]:
    """Return the staff lists of a text, each as its entries; tables with a header are not looked at."""
    lists = _Lists()
    above, blanks, passed = "", 0, False
    plain = _plain_rows(prose.text, lines)
    tables = Counter(line.table for line in lines)
    for start, end, line in _logical(lines):
        if line.kind is LineKind.BLANK:
            blanks += 1
            continue
        if _is_unreal(prose.text, line):
            now = _NOW.search(prose.text, start, end)
            lists.close(Entry(start=start, end=now.start() if now else end))
            above, blanks = "", 0
            continue
        mute = line.kind in _MUTE
        lone = line.table is None or tables[line.table] == 1
        whole = _told_whole(prose, line, start, end, lone=lone)
        if whole and lists.run and not blanks and all(one.sure for one in whole):
            lists.extend(whole)
            continue
        if whole:
            lists.close(*whole)
            above, blanks = prose.text[start:end], 0
            continue
        among = lists.expects_staff(above) or start in plain
        silent = line.header or mute
        silent = silent or _is_heading(prose.text[start:end])
        entry = None if silent else entry_of_line(prose, start, end, among=among, listed=len(lists.run) > 1)
        if lists.run and entry is None and not (blanks or passed) and _is_name(prose.text[start:end]):
            passed = True
            continue
        if entry is None or blanks > 1:
            lists.close()
        if entry is not None:
            lists.go_on(entry, above)
        above, blanks, passed = above if mute else prose.text[start:end], 0, False
    lists.close()
    return lists.found


def _told_whole(prose: Prose, line: Line, start: int, end: int, *, lone: bool) -> list[Entry]:
    """Return the entries of a line that is a list by itself: a series, a row's cells, the answer of a form.

    `lone` says that it is no row among others of a table.
    """
    mute = line.kind in _MUTE
    series = [] if mute or line.header or not lone else entries_of_series(prose, line, start, end)
    return series or entries_of_cells(prose, line) or ([] if mute else entries_of_form(prose, start, end))


def _plain_rows(text: str, lines: Sequence[Line]) -> set[int]:
    """Return where the lines begin that are together and each end in a number after a name, some of them a unit's."""
    found: set[int] = set()
    for plain, run in groupby(_logical(lines), key=lambda one: is_plain_unit(text, one[0], one[1])):
        rows = list(run)
        units = sum(has_unit_word(text[start:end]) for start, end, _ in rows)
        if plain and len(rows) >= _FEWEST_COUNTED and units * 3 >= len(rows):
            found.update(start for start, _, _ in rows)
    return found


def _is_unreal(text: str, line: Line) -> bool:
    """Return whether a line's key is about wishes, the past ("Requested:") or a superior ("Supervisor: CFO")."""
    if len(line.cells) != 2 or line.kind not in {LineKind.KEY_VALUE, LineKind.ITEM, LineKind.ROW}:
        return False
    key = re.sub(r"\s*\(.*$", "", text[slice(*line.cells[0])]).strip(" :")
    if len(key.split()) <= _LONGEST_KEY and column_kind(key) in {"planned", "old"} and not _FORMER_PLACE.match(key):
        return True
    start, end = line.cells[1]
    answer = match_titles(text, start, min(end, start + _REACH))[:1] if column_kind(key) == "superior" else []
    return bool(answer) and answer[0].start == start and answer[0].outsider


def _logical(lines: Sequence[Line]) -> Iterator[tuple[int, int, Line]]:
    """Yield each line with those that it wraps into, as one stretch from its content."""
    at = 0
    while at < len(lines):
        first = last = at
        while lines[last].wraps and last + 1 < len(lines):
            last += 1
        yield lines[first].content, lines[last].end, lines[first]
        at = last + 1


def _is_heading(line: str) -> bool:
    """Return whether a line says nothing but how the rows below it belong ("Contractors:")."""
    words = line.strip()
    return words.endswith(":") and not _DIGIT.search(words) and employment_of_heading(words) is not None


def _is_name(line: str) -> bool:
    """Return whether a line holds a few words in capitals and no number: a part of the staff that nobody counted."""
    plain = line[:1].isupper() and line.rstrip()[-1:].isalpha() and not _DIGIT.search(line)
    return plain and len(line.split()) <= _LONGEST_NAME and not employment_of_heading(line)


def _announces(heading: str) -> bool:
    """Return whether the line above a list says that staff follow."""
    return bool(_CUE.search(heading)) and not heading.rstrip().endswith("?")


def _is_staff(entries: Sequence[Entry], heading: str) -> bool:
    titled = [entry for entry in entries if entry.mentions or entry.titled]
    counted = [entry for entry in entries if entry.counted]
    belonging = employment_of_heading(heading) is not None
    announced = belonging or _announces(heading)
    if not titled and _NAMES_STAFF.match(heading) and len(counted) > 1:
        return not any(names_price(entry.rest) for entry in counted)
    if not titled:
        if any(names_price(entry.rest) for entry in counted) or not any(has_unit_word(one.name) for one in counted):
            return False
        return len(counted) >= 3 and (announced or all(len(entry.name.split()) <= 4 for entry in counted))
    if all(entry.named for entry in entries) and len(entries) > 1:
        return True
    if len(entries) == 1:
        return belonging or (entries[0].counted and (announced or len(titled[0].mentions) <= 1))
    if counted:
        return len(counted) >= 2 or announced or len(titled) >= 3
    return announced or len(titled) >= 3
