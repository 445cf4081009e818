"""Unit rows: lines that count a part of the department, or a job that no title names, and say how many are in it."""

import re
from dataclasses import replace

from extract.layout.column_kinds import column_kind
from extract.pattern_files import named_patterns
from extract.quantities.number_words import number_value
from extract.staff.counts.staffing import Given, Staffing
from extract.staff.lists.entry import Entry, staffing_written
from extract.staff.prose import Prose
from extract.staff.sentences.mentions import Mention, mentions_between
from extract.staff.tables.columns import TOTAL, singular_title
from extract.staff.units import has_unit_word, is_unit_name, may_be_unit
from extract.titles.grammar import match_titles

_WORDS = named_patterns("list_rows", re.IGNORECASE)
LEADER = _WORDS["leader"]
"""A line whose number comes after dots."""
_MOST = 500
"""People of a part of a department are fewer; what counts more are an organization's."""
_LONGEST = 110
"""Characters of a line that counts a unit."""


def is_plain_unit(text: str, start: int, end: int) -> bool:
    """Return whether a line is nothing but a name and a number, however few blanks part them."""
    return end - start < _LONGEST and any(_WORDS[name].match(text, start, end) for name in ("plain unit", "unit"))


def unit_entry(prose: Prose, start: int, end: int, *, among: bool) -> Entry | None:
    """Return what a line counts as a part of the department, None where it cannot be one.

    `among` says that it is among rows of staff: whatever it counts is staff too, unless a word says otherwise.
    """
    text = prose.text
    if end - start > _LONGEST:
        return None
    match = _WORDS["unit"].match(text, start, end) or _WORDS["unit first"].match(text, start, end)
    match = match or (_WORDS["plain unit"].match(text, start, end) if among else None)
    name = re.sub(r"\s*\([^)]*\)", "", match["name"]) if match else ""
    if match is None or "(" in name or name[-1:].isdigit() or _counts_things(name):
        return None
    if _WORDS["counts others"].match(match["rest"]) or TOTAL.match(name) or (among and re.match(r"\S*\d", name)):
        return None
    if number_value(match["number"]) >= _MOST or not (is_unit_name(name) or (among and may_be_unit(name))):
        return None
    others = _beside(prose, match.start("rest"), end)
    return Entry(
        start=start,
        end=end,
        mentions=others,
        name=singular_title(name.strip()),
        staffing=staffing_written(match),
        rest="" if others else match["rest"],
    )


def _beside(prose: Prose, start: int, end: int) -> tuple[Mention, ...]:
    """Return the counted titles that a unit has besides its own people ("34 + 7 contractors")."""
    plus = _WORDS["beside"].match(prose.text, start, end)
    if plus is None:
        return ()
    others = mentions_between(prose, plus.end(), end, row=True)
    counted = bool(others) and others[0].staffing.given is Given.NUMBER and others[0].start == plus.end()
    return tuple(others) if counted else ()


def told_entry(text: str, start: int, end: int) -> Entry | None:
    """Return the row of a job that nobody knows by its title, by what has become of it ("Videographer (open)")."""
    told = _WORDS["told"].match(text, start, end) if end - start <= _LONGEST else None
    if told is None or not is_unit_name(told["name"]):
        return None
    bare = Staffing(given=Given.BARE, count=1, start=start, end=told.end("name"))
    return Entry(start=start, end=end, name=told["name"].strip(), staffing=bare, rest=text[told.end("name") : end])


def leader_entry(text: str, match: re.Match[str], end: int) -> Entry | None:
    """Return the row of "Title (remark) ....... 1.0": all that comes before the dots is the title."""
    written = _WORDS["number of"].sub("", match["name"]).strip(" :")
    titles = match_titles(written)
    whole = len(titles) == 1 and titles[0].start == 0
    if (whole and titles[0].outsider and " " not in written) or (not titles and _counts_things(written)):
        return None
    name = titles[0].singular + written[titles[0].end :] if whole else written
    staffing = staffing_written(match)
    if staffing.count is None and re.search(r"\b(?:me|myself|yours truly)\b", match["note"] or ""):
        staffing = replace(staffing, count=1)
    rest = " ".join(filter(None, (match["note"], text[match.end() : end])))
    return Entry(start=match.start(), end=end, name=name, staffing=staffing, rest=rest, titled=bool(titles))


def _counts_things(name: str) -> bool:
    """Return whether a counted name is that of students, buildings, money or the like."""
    kind = column_kind(name)
    return kind not in {"", "title", "payer", "site"} or (kind == "site" and not has_unit_word(name))
