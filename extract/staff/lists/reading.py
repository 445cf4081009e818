"""Reading of a line: which kind of row of a staff list it is, if it may be one."""

import re
from dataclasses import replace

from extract.staff.lists.entry import LONGEST, Entry
from extract.staff.lists.titled_rows import begins_row, titled_entry
from extract.staff.lists.unit_rows import LEADER, leader_entry, told_entry, unit_entry
from extract.staff.prose import Prose
from extract.staff.sentences.mentions import mentions_between
from extract.titles.grammar import match_titles

_CODE = re.compile(
    r"(?:(?:line|code|item|pos(?:ition)?|job|no|p\.?g|pay\s+grade|grade|range|step|band|lane|ext|room|rm|acct)\.?\s*#?\s*\d{1,6}"
    r"|[A-Z]{1,3}-?\d{3,6}|[A-Z]{1,2}-\d{1,2}|§?\s?\d{3,4}\.\d{1,2}|x\d{3,5})\s*[.:)–-]?\s+(?=[A-Z])"
    r"|(?:incl(?:uding|\.)?|of which|thereof)\s+",
    re.IGNORECASE,
)
"""The number of a budget line, job class, pay grade or telephone before its title."""


def entry_of_line(prose: Prose, start: int, end: int, *, among: bool = False, listed: bool = False) -> Entry | None:
    """Return what a line says as a row of a staff list, None where it cannot be one.

    `among` says that it is among rows of staff: whatever it counts is staff too, unless a word says otherwise.
    `listed` says that the rows above it are staff, so that one whose place is open is staff too.
    """
    text = prose.text
    end = start + len(text[start:end].rstrip())
    if end - start > LONGEST or text[start:end].endswith("?"):
        return None
    entry = _entry(
        prose, code.end() if (code := _CODE.match(text, start, end)) else start, end, among=among, listed=listed
    )
    return None if entry is None else replace(entry, start=start)


def _entry(prose: Prose, start: int, end: int, *, among: bool, listed: bool) -> Entry | None:
    text = prose.text
    prose = _from_mark(prose, start, end)
    if (led := LEADER.match(text, start, end)) is not None:
        return leader_entry(text, led, end)
    mentions = mentions_between(prose, start, end, row=True)
    if mentions and begins_row(text, start, mentions[0]):
        return titled_entry(text, start, end, mentions)
    told = told_entry(text, start, end) if listed else None
    return told or unit_entry(prose, start, end, among=among)


def _from_mark(prose: Prose, start: int, end: int) -> Prose:
    """Return the prose with the line's own titles, where a title was read across its mark ("o Technicians")."""
    near = prose.titles_between(start - 4, start)
    if not any(title.end > start for title in near):
        return prose
    return replace(prose, titles=match_titles(prose.text, start, end))
