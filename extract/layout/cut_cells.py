"""Cut cells: lines of a table that hold only a part of a cell, because the column was too narrow for its words."""

import re
from collections.abc import Mapping, Sequence

from extract.layout.source_lines import SourceLine

_MOST_WORDS = 5
_DEEP = 8
"""Columns of indentation by which a line goes on with some later column of the row above."""
_LAST_WORD = re.compile(r"(?P<word>[A-Z][a-z]{2,}s?)(?:\s*\([^)]{0,40}\))?(?=\s{2}|\t|$)")
_NO_CELL = re.compile(r"[.!?:]$|\d|^(?:[-*•·]|grand\b|totals?\b|[-=_]{3})", re.IGNORECASE)


def cut_cells(
    lines: Sequence[SourceLine], block: Sequence[int], rows: Mapping[int, int]
) -> tuple[frozenset[int], frozenset[int]]:
    """Return the lines that go on with the row above, and those that open the title of the row below.

    `rows` are the table's rows with their number of cells. A title is opened above where the row below begins with
    one lone word ("Senior Network" / "Analyst   1"), as a title that ends there would; a line above rows that are
    all set in deeper by the same is the heading of them all.
    """
    below: set[int] = set()
    above: set[int] = set()
    first = min(rows)
    least = lines[first].indent + _DEEP
    depths = {lines[at].indent for at in rows}
    for at in block:
        if at in rows:
            continue
        if at - 1 in rows and lines[at].indent >= least:
            below.add(at)
        elif len(lines[at].body.split()) > _MOST_WORDS or _NO_CELL.search(lines[at].body):
            continue
        elif (
            rows.get(at + 1, 0) > 1
            and _ends_title(lines, at + 1, rows, like_above=bool(above))
            and not (at < first and len(rows) > 1 and len(depths) == 1 and lines[at].indent < lines[first].indent)
        ):
            above.add(at)
        elif rows.get(at - 1, 0) > 1 and at - 1 != first and not _opens_group(lines, at, rows):
            below.add(at)
    return frozenset(below), frozenset(above)


def _ends_title(lines: Sequence[SourceLine], at: int, rows: Mapping[int, int], *, like_above: bool) -> bool:
    """Return whether a row begins with one lone word, and the next row does not (rows of a group would).

    `like_above` says that a row above did so.
    """
    if not _LAST_WORD.match(lines[at].body):
        return False
    return like_above or at + 1 not in rows or not _LAST_WORD.match(lines[at + 1].body)


def _opens_group(lines: Sequence[SourceLine], at: int, rows: Mapping[int, int]) -> bool:
    """Return whether a line is over rows that are set in deeper than itself, or apart from the row above."""
    set_in = at + 1 in rows and lines[at + 1].indent > lines[at].indent
    return set_in or lines[at].indent < lines[at - 1].indent
