"""List lines: lines of a post that say by their key what they tell of, or hold several rows of a staff list."""

import re
from dataclasses import replace

from extract.document import Line, LineKind
from extract.facts import Employment
from extract.quantities.number_words import SO_MANY
from extract.staff.counts.staffing import Given, Staffing
from extract.staff.lists.entry import LONGEST, SAID, Entry, staffing_written
from extract.staff.lists.forms import service_names, titled_value
from extract.staff.lists.reading import entry_of_line
from extract.staff.prose import Prose
from extract.staff.sentences.mentions import Mention, mentions_between
from extract.staff.units import is_unit_name
from extract.titles.grammar import match_titles

_CELL = re.compile(rf"(?P<name>[A-Za-z][A-Za-z &/-]{{0,39}}?[A-Za-z])\s*[:(/-]?\s*(?P<number>{SO_MANY})\)?\s*")
_STRETCH = re.compile(r"\S+(?:\s\S+){0,12}(?=\s{3,}|\t|\s*$)")
_WIDE_GAP = re.compile(r"\s{3}|\t")
_QUANTITY = re.compile(
    rf"\s*(?:(?:qty|quantity|how\s+many|number|head\s?count|count)\b\.?|#)\s*[:=?-]\s*(?P<number>{SO_MANY})(?=\s*(?:\n|$))",
    re.IGNORECASE,
)
"""The line after a form's title that says how many hold it."""
_SHORTEST_ROW, _LONGEST_CELL = 3, 60


def entries_of_form(prose: Prose, start: int, end: int) -> list[Entry]:
    """Return what a line "key: value" says by its key: the title of the department's head, services that are bought."""
    text = prose.text
    if end - start > LONGEST:
        return []
    found: list[Entry] = []
    for begin, stop in service_names(text, start, end):
        vague = Staffing(given=Given.VAGUE, start=begin, end=stop)
        name = text[begin:stop]
        if match_titles(name):
            return []
        found.append(
            Entry(start=start, end=end, name=name, staffing=vague, sure=True, employment=Employment.CONTRACTED)
        )
    value = None if found else titled_value(text, start, end)
    at, stop = value or (end, end)
    mentions = mentions_between(prose, at, end, row=True)
    if mentions and mentions[0].title.start == at and mentions[0].staffing.given in SAID:
        named = _named_whole(text, mentions[0], stop)
        quantity = _QUANTITY.match(text, end)
        if quantity and named.staffing.given is Given.BARE:
            named = replace(named, staffing=staffing_written(quantity))
        found.append(Entry(start=start, end=end, mentions=(named,), sure=True))
    return found


def _named_whole(text: str, mention: Mention, stop: int) -> Mention:
    """Return a mention whose title reaches to the end of the answer that it begins."""
    if stop <= mention.title.end:
        return mention
    written = text[mention.title.start : stop]
    title = replace(mention.title, end=stop, written=written, singular=written)
    return replace(mention, title=title, stop=max(stop, mention.stop))


def entries_of_cells(prose: Prose, line: Line) -> list[Entry]:
    """Return the entries of a row that counts a title or unit in each cell ("CTO 1 | Network 4 | Field techs 8")."""
    cells = line.cells if line.kind is LineKind.ROW else _apart(prose.text, line)
    if len(cells) < _SHORTEST_ROW:
        return []
    found = []
    for start, end in cells:
        entry = entry_of_line(prose, start, end) if end - start < _LONGEST_CELL else None
        if (
            entry is None
            and (match := _CELL.fullmatch(prose.text, start, end))
            and (is_unit_name(match["name"]) or match["name"].lower() == "systems")
        ):
            entry = Entry(start=start, end=end, name=match["name"].strip(), staffing=staffing_written(match))
        if entry is not None and entry.counted:
            found.append(entry)
        elif line.table is not None:
            return []
    titled = sum(bool(entry.mentions) for entry in found)
    return found if titled > (len(found) < len(cells)) else []


def _apart(text: str, line: Line) -> list[tuple[int, int]]:
    """Return the stretches of a line that are wide apart ("Director: 1    Techs: 4    Clerk: 1")."""
    if line.kind not in {LineKind.TEXT, LineKind.KEY_VALUE, LineKind.ITEM} or line.end - line.content > LONGEST:
        return []
    if not _WIDE_GAP.search(text, line.content, line.end):
        return [(line.content, line.end)]
    return [match.span() for match in _STRETCH.finditer(text, line.content, line.end)]
