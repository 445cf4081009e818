"""Runs: lines that together list staff, a position each ("1 - Director", "Techs x4", "CTO ... 1", or bare titles).

A run of lines is a staff list when its lines begin with a title or a count and enough of them say a number, or when
the line above announces staff. In such a list a bare title is one person, and a counted name without a title is a unit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.document import Line, LineKind
from extract.facts import Employment
from extract.layout.columns import column_kind
from extract.staff.counts.staffing import Given
from extract.staff.counts.time_share import time_share
from extract.staff.employment import employment_of
from extract.staff.lists.entry import Entry, entry_of_line
from extract.staff.lists.forms import employment_under, times_of
from extract.staff.lists.lines import entries_of_cells, entries_of_form
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.staff.sentences.ellipsis import drafts_of_the_lent, without_lent
from extract.staff.sentences.mention_rows import build_drafts
from extract.staff.sentences.mentions import Mention
from extract.staff.tables.figures import Figure, missing_in, parted
from extract.staff.tables.grid import parents
from extract.staff.units import has_unit_word, unit_draft
from extract.titles.grammar import match_titles

_CUE = re.compile(
    r"\b(?:staff\w*|team|department|dept|roles?|titles?|positions?"
    r"|people|personnel|org|organi[sz]ation|structure|comprised"
    r"|consists?|roster|who we are|who'?s (?:here|who)|here's us"
    r"|we have|we are|we've got|technology|tech|IT|division|office|branches|unit|crew|shop|group|lineup|includes?"
    r"|breakdown)\b",
    re.IGNORECASE,
)
_NAMES_STAFF = re.compile(
    r"\W*(?:(?:our|the|current|present|tech(?:nology)?|IT|ICT|dep(?:artmen)?t\.?|office)\s+){0,3}"
    r"(?:staff(?:ing)?|positions|personnel|team|roster|who we are|crew)(?:\s+(?:list|roster|positions))?\W*$",
    re.IGNORECASE,
)
"""A heading that says nothing but that the rows below are staff."""
_MONEY = re.compile(r"[$£€]\s?\d")
"""Behind counted names without a title: what broke and what it cost, no staff."""
_DIGIT = re.compile(r"\d")
_REACH, _LONGEST_NAME, _LONGEST_KEY = 80, 3, 6
_MUTE = {LineKind.QUOTE, LineKind.SIGNATURE, LineKind.FURNITURE}


class _Lists:
    """The staff lists of a text under way: those `found`, and the `run` of lines that may become the next."""

    def __init__(self) -> None:
        self.found: list[list[Entry]] = []
        self.run: list[Entry] = []
        self._heading = ""
        self._times = 1.0
        self._standing: Employment | None = None

    def expects_staff(self, above: str) -> bool:
        """Whether whatever the next line counts is staff, by the heading of the run or the line `above`."""
        if _NAMES_STAFF.match(self._heading if self.run else above):
            return True
        return _announces(self._heading) and sum(one.counted for one in self.run) > 1

    def go_on(self, entry: Entry, above: str) -> None:
        """Add an entry to the run; what begins one stands under the line `above`."""
        if not self.run:
            self._heading, self._times, self._standing = above, times_of(above), employment_under(above)
        self.run.append(replace(entry, times=self._times, employment=entry.employment or self._standing))

    def close(self, *alone: Entry) -> None:
        """End the run, a list if it is one of staff; entries that stand `alone` are the next."""
        if self.run and _is_staff(self.run, self._heading):
            self.found.append(self.run)
        self.run = []
        if alone:
            self.found.append(list(alone))


def match_staff_lists(prose: Prose, lines: Sequence[Line]) -> list[list[Entry]]:
    """Return the staff lists of a text, each as its entries; tables with a header are not looked at."""
    lists = _Lists()
    above, blanks, passed = "", 0, False
    for start, end, line in _logical(lines):
        if line.kind is LineKind.BLANK:
            blanks += 1
            continue
        if _is_unreal(prose.text, line):
            lists.close(Entry(start=start, end=end))
            above, blanks = "", 0
            continue
        mute = line.kind in _MUTE
        whole = entries_of_cells(prose, line) or ([] if mute else entries_of_form(prose, start, end))
        if whole:
            lists.close(*whole)
            above, blanks = prose.text[start:end], 0
            continue
        among = lists.expects_staff(above)
        entry = None if line.header or mute else entry_of_line(prose, start, end, among=among)
        if lists.run and entry is None and not blanks and not passed and _is_name(prose.text[start:end]):
            passed = True
            continue
        if entry is None or blanks > 1:
            lists.close()
        if entry is not None:
            lists.go_on(entry, above)
        above, blanks, passed = above if mute else prose.text[start:end], 0, False
    lists.close()
    return lists.found


def drafts_in_list(prose: Prose, entries: Sequence[Entry], *, sites: int | None, former: bool) -> Iterator[Draft]:
    """Yield the rows of a staff list."""
    summing = parents([_indent(prose.text, one.start) for one in entries], [_heads(one) for one in entries])
    summing = {place for place in summing if not entries[place].mentions}
    for place, entry in enumerate(entries):
        if place in summing:
            continue
        if entry.staffing is not None:
            yield from _unit_rows(entry)
        if not entry.mentions:
            continue
        first = _combined(prose, entry)
        rest = prose.text[first.stop : entry.end]
        remark = first.remark or (rest if re.match(r"[\s)]*[-–—,:|$(]", rest) else "")
        title = first.title.singular
        yield from drafts_of_the_lent(title, prose.text, first.stop, entry.end, prose.numerals)
        first = replace(first, remark=without_lent(remark), rest=without_lent(rest))
        form = Form.REFERENCE if entry.sure else Form.LISTED
        rows = build_drafts(prose, first, entry.start, entry.end, form, sites=sites, former=former)
        rows = (replace(one, employment=entry.employment or one.employment) for one in rows)
        yield from (_multiplied(one, entry.times) for one in rows)
        for mention in entry.mentions[1:]:
            counted = mention.staffing.given is Given.NUMBER and mention.start >= first.stop
            also = re.search(r"\b(?:also|other|as|doubles)\b[^,;]{0,20}$", prose.text[first.stop : mention.start], re.I)
            if counted and not also and not mention.title.outsider:
                yield from build_drafts(prose, mention, first.stop, entry.end, Form.LISTED, sites=sites)


def _indent(text: str, at: int) -> int:
    """Return how far in from its line's beginning an offset stands."""
    return at - (text.rfind("\n", max(0, at - 80), at) + 1)


def _heads(entry: Entry) -> float | None:
    staffing = entry.staffing or (entry.mentions[0].staffing if entry.mentions else None)
    return None if staffing is None else staffing.count


def _is_unreal(text: str, line: Line) -> bool:
    """Whether a line tells of wishes or the past by its key ("Requested:"), or who supervises ("Supervisor: CFO")."""
    if len(line.cells) != 2 or line.kind not in {LineKind.KEY_VALUE, LineKind.ITEM, LineKind.ROW}:
        return False
    key = re.sub(r"\s*\(.*$", "", text[slice(*line.cells[0])]).strip(" :")
    if len(key.split()) <= _LONGEST_KEY and column_kind(key) in {"planned", "old"}:
        return True
    start, end = line.cells[1]
    answer = match_titles(text, start, min(end, start + _REACH))[:1] if column_kind(key) == "superior" else []
    return bool(answer) and answer[0].start == start and answer[0].outsider


def _multiplied(draft: Draft, times: float) -> Draft:
    count, fte = draft.count, draft.fte
    return replace(draft, count=count and count * times, fte=fte and round(fte * times, 2))


def _logical(lines: Sequence[Line]) -> Iterator[tuple[int, int, Line]]:
    """Yield each line with those that it wraps into, as one stretch from its content."""
    at = 0
    while at < len(lines):
        first = last = at
        while lines[last].wraps and last + 1 < len(lines):
            last += 1
        yield lines[first].content, lines[last].end, lines[first]
        at = last + 1


def _is_name(line: str) -> bool:
    """Whether a line holds a few words in capitals and no number: a part of the staff that nobody counted."""
    plain = line[:1].isupper() and line.rstrip()[-1:].isalpha() and not _DIGIT.search(line)
    return plain and len(line.split()) <= _LONGEST_NAME


def _announces(heading: str) -> bool:
    """Whether the line above a list says that staff follow."""
    return bool(_CUE.search(heading)) and not heading.rstrip().endswith("?")


def _is_staff(entries: Sequence[Entry], heading: str) -> bool:
    titled = [entry for entry in entries if entry.mentions or entry.titled]
    counted = [entry for entry in entries if entry.counted]
    announced = _announces(heading)
    if not titled and _NAMES_STAFF.match(heading) and len(counted) > 1:
        return not any(_MONEY.search(entry.rest) for entry in counted)
    if not titled:
        if any(_MONEY.search(entry.rest) for entry in counted) or not any(has_unit_word(one.name) for one in counted):
            return False
        return len(counted) >= 3 and (announced or all(len(entry.name.split()) <= 4 for entry in counted))
    if len(entries) == 1:
        return entries[0].counted and (announced or len(titled[0].mentions) <= 1)
    if counted:
        return len(counted) >= 2 or announced or len(titled) >= 3
    return announced or len(titled) >= 3


def _combined(prose: Prose, entry: Entry) -> Mention:
    """Return the entry's first mention; "1 Director of A and Director of B" is one title."""
    first = entry.mentions[0]
    if len(entry.mentions) < 2 or first.staffing.count != 1 or first.staffing.given is not Given.NUMBER:
        return first
    second = entry.mentions[1]
    between = prose.text[first.title.end : second.title.start].strip()
    if between not in {"and", "&", "/"} or second.staffing.given is not Given.BARE:
        return first
    text = prose.text[first.title.start : second.title.end]
    title = replace(first.title, end=second.title.end, written=text, singular=text)
    return replace(second, title=title, staffing=first.staffing, start=first.start)


def _unit_rows(entry: Entry) -> Iterator[Draft]:
    staffing = entry.staffing
    if staffing is None:
        return
    missing = missing_in(entry.rest)
    employment = entry.employment
    if employment is None and missing is None:
        employment = employment_of(title=entry.name, after=entry.rest, remark=entry.rest)
    if employment is Employment.SHARED and staffing.count == 1 and staffing.fte is None:
        staffing = replace(staffing, fte=time_share(entry.rest))
    if missing is not None:
        figure = Figure(count=staffing.count, fte=staffing.fte)
        left, absent = parted(figure, missing[0], within=missing[1])
        vacant = replace(staffing, count=absent.count, fte=absent.fte)
        yield unit_draft(entry.name, vacant, Employment.VACANT, entry.start, entry.end)
        staffing = replace(staffing, count=left.count, fte=left.fte)
    yield unit_draft(entry.name, staffing, employment, entry.start, entry.end)
