"""Staff list: positions written one a line ("1 - Director", "Techs x4", "CTO ....... 1", a bare list of titles).

A run of lines is a staff list when its lines begin with a title or a count and enough of them say a number, or when
the line above announces staff. In such a list a bare title is one person, and a counted name without a title is a unit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Line, LineKind
from extract.facts import Employment
from extract.staff.employment import employment_of
from extract.staff.hearsay import is_hearsay
from extract.staff.mentions import Mention, mentions_between
from extract.staff.prose import Prose, build_drafts
from extract.staff.roster import Draft, Form
from extract.staff.staffing import Given, Staffing
from extract.staff.units import has_unit_word, is_unit_name, unit_draft
from extract.titles.grammar import match_titles

_CUE = re.compile(
    r"\b(?:staff\w*|team|department|dept|roles?|titles?|positions?"
    r"|people|personnel|org|organi[sz]ation|structure|comprised"
    r"|consists?"
    r"|we have|we are|we've got|technology|tech|IT|division|office|branches|unit|crew|shop|group|lineup|includes?)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[\s\x1e(•◦*·>–—-]*$")
_REMARK = re.compile(
    r"[\s\x1e]*(?:$|[()\[,;:/+|$=–—-]|\.(?:\s|$)|who\b|for\b"
    r"|at\b|plus\b|and\b|shared\b|with\b|each\b|FTE\b|full|part"
    r"|half|vacant|open|K-)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?P<name>[A-Za-z][\w&/,'’. ()-]{1,50}?)\s*(?:\.{2,}|…+"
    r"|\s[-–—]+\s|:|,|\s{2,}|=|\sx\s?|\s\((?=\d+\)))[\s.]*(?P<number>\d{1,3}(?:\.\d+)?)(?![\d,/%:]"
    r"|\s*(?:students|st|nd|rd|th)\b)(?P<rest>.*)$"
)
_UNIT_FIRST = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d+)?)\)?\s*(?:[-–—x:]\s*)?(?P<name>[A-Z][\w&/' -]{2,40}?)(?P<rest>\s*(?:\(.*)?)$"
)
_CELL = re.compile(r"(?P<name>[A-Za-z][A-Za-z &/-]{1,40}?)\s*[:(-]?\s*(?P<number>\d{1,3})\)?\s*")
_LEADER = re.compile(
    r"(?P<name>[A-Za-z][^.…\n(]{1,60}?)\s*(?:\((?P<note>[^)]*)\)\s*)?(?:\.\s?){3,}\s*(?P<number>\d{1,3}"
    r"(?:\.\d+)?)(?![\d%/])"
)
_VACANT = re.compile(
    r"\((?P<number>\d{1,3}|one|two|three)x?\s+(?:positions?\s+|posts?\s+|currently\s+|still\s+)*(?:vacant|open|unfilled|vacanc)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$£€]\s?\d")
"""Behind counted names without a title: what broke and what it cost, no staff."""
_FEW = {"one": 1, "two": 2, "three": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line that may be a row of a staff list; a unit has `name` and no mentions."""

    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    name: str = ""
    staffing: Staffing | None = None
    rest: str = ""
    titled: bool = False

    @property
    def counted(self) -> bool:
        """Whether the line says a number."""
        return self.staffing is not None or (bool(self.mentions) and self.mentions[0].staffing.given is Given.NUMBER)


def match_staff_lists(prose: Prose, lines: Sequence[Line]) -> list[list[Entry]]:
    """Return the staff lists of a text, each as its entries; tables with a header are not looked at."""
    lists: list[list[Entry]] = []
    run: list[Entry] = []
    heading = above = ""
    blanks = 0
    for start, end, line in _logical(lines):
        if line.kind is LineKind.BLANK:
            blanks += 1
            continue
        cells = _cells(prose, line)
        if cells:
            lists += [run] if run and _is_staff(run, heading) else []
            lists.append(cells)
            run, above, blanks = [], prose.text[start:end], 0
            continue
        entry = None if line.header or line.kind in _MUTE else _entry(prose, start, end)
        if run and (entry is None or blanks > 1):
            lists += [run] if _is_staff(run, heading) else []
            run = []
        if entry is not None:
            if not run:
                heading = above
            run.append(entry)
        above = prose.text[start:end]
        blanks = 0
    return lists + ([run] if run and _is_staff(run, heading) else [])


def drafts_in_list(prose: Prose, entries: Sequence[Entry], *, sites: int | None, former: bool) -> Iterator[Draft]:
    """Yield the rows of a staff list."""
    for entry in entries:
        if entry.staffing is not None:
            yield from _unit_rows(entry)
            continue
        first = _combined(prose, entry)
        rest = prose.text[first.stop : entry.end]
        remark = first.remark or (rest if re.match(r"[\s)]*[-–—,:|$(]", rest) else "")
        first = replace(first, remark=remark, rest=rest)
        yield from build_drafts(prose, first, entry.start, entry.end, Form.LISTED, sites=sites, former=former)
        for mention in entry.mentions[1:]:
            counted = mention.staffing.given is Given.NUMBER and mention.start >= first.stop
            also = re.search(r"\b(?:also|other|as|doubles)\b[^,;]{0,20}$", prose.text[first.stop : mention.start], re.I)
            if counted and not also and not mention.title.outsider:
                yield from build_drafts(prose, mention, first.stop, entry.end, Form.LISTED, sites=sites)


_MUTE = {LineKind.QUOTE, LineKind.SIGNATURE, LineKind.FURNITURE}


def _logical(lines: Sequence[Line]) -> Iterator[tuple[int, int, Line]]:
    """Yield each line with those that it wraps into, as one stretch from its content."""
    at = 0
    while at < len(lines):
        first = last = at
        while lines[last].wraps and last + 1 < len(lines):
            last += 1
        yield lines[first].content, lines[last].end, lines[first]
        at = last + 1


def _entry(prose: Prose, start: int, end: int) -> Entry | None:
    text = prose.text
    end = start + len(text[start:end].rstrip())
    if end - start > 260 or text[start:end].endswith("?"):
        return None
    if leader := _LEADER.match(text, start, end):
        return _leader_entry(text, leader, end)
    mentions = mentions_between(text, start, end, prose.titles, prose.numerals, row=True)
    first = mentions[0] if mentions else None
    if first is not None and _LEAD.fullmatch(text[start : first.start]) and not first.title.outsider:
        if is_hearsay("", text[first.stop : end]):
            return None
        said = first.staffing.given in {Given.NUMBER, Given.BARE, Given.VAGUE}
        if said and _REMARK.match(text[first.stop : end]) and not re.search(r"[>→]", text[first.stop : end]):
            return Entry(start=start, end=end, mentions=tuple(mentions))
        return None
    if end - start > 110:
        return None
    match = _UNIT.match(text, start, end) or _UNIT_FIRST.match(text, start, end)
    if match is None or not is_unit_name(match["name"]):
        return None
    return Entry(start=start, end=end, name=match["name"], staffing=_written(match), rest=match["rest"])


def _written(match: re.Match[str]) -> Staffing:
    """Return the number of a row; a decimal is a full-time equivalent."""
    value, decimal = float(match["number"]), "." in match["number"]
    return Staffing(
        count=(1 if value < 1 else None) if decimal else value,
        fte=value if decimal else None,
        given=Given.NUMBER,
        start=match.start("number"),
        end=match.end("number"),
    )


def _cells(prose: Prose, line: Line) -> list[Entry]:
    """Return the entries of a row that counts a title or unit in each cell ("CTO 1 | Network 4 | Field techs 8")."""
    if line.kind is not LineKind.ROW or len(line.cells) < 3:
        return []
    found = []
    for start, end in line.cells:
        entry = _entry(prose, start, end) if end - start < 60 else None
        if (
            entry is None
            and (match := _CELL.fullmatch(prose.text, start, end))
            and (is_unit_name(match["name"]) or match["name"].lower() == "systems")
        ):
            entry = Entry(start=start, end=end, name=match["name"].strip(), staffing=_written(match))
        if entry is None or not entry.counted:
            return []
        found.append(entry)
    return found if any(entry.mentions for entry in found) else []


def _leader_entry(text: str, match: re.Match[str], end: int) -> Entry:
    """Return the row of "Title (remark) ....... 1.0": all that stands before the dots is the title."""
    written = match["name"].strip()
    titles = match_titles(written)
    whole = len(titles) == 1 and titles[0].start == 0
    name = titles[0].singular + written[titles[0].end :] if whole else written
    staffing = _written(match)
    if staffing.count is None and re.search(r"\b(?:me|myself|yours truly)\b", match["note"] or ""):
        staffing = replace(staffing, count=1)
    rest = " ".join(filter(None, (match["note"], text[match.end() : end])))
    return Entry(start=match.start(), end=end, name=name, staffing=staffing, rest=rest, titled=bool(titles))


def _is_staff(entries: Sequence[Entry], heading: str) -> bool:
    titled = [entry for entry in entries if entry.mentions or entry.titled]
    counted = [entry for entry in entries if entry.counted]
    announced = bool(_CUE.search(heading)) and not heading.rstrip().endswith("?")
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
    vacant = _VACANT.search(entry.rest)
    employment = None if vacant else employment_of(title=entry.name, before="", after=entry.rest, remark=entry.rest)
    if vacant and staffing.count:
        written = vacant["number"].lower()
        number = float(_FEW.get(written) or written)
        yield unit_draft(entry.name, replace(staffing, count=number), Employment.VACANT, entry.start, entry.end)
        staffing = replace(staffing, count=staffing.count - number)
    yield unit_draft(entry.name, staffing, employment, entry.start, entry.end)
