"""Table: the rows of a block of lines, parted by bars, tabs, wide gaps, marks or commas."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from extract.document import Line, LineKind
from extract.layout.column_kinds import column_kind
from extract.layout.cut_cells import cut_cells
from extract.layout.outline_marks import branch_of
from extract.layout.source_lines import SourceLine
from extract.quantities.number_words import AMOUNT

_COLUMN_GAP = re.compile(r"(?<!^[•●◦○▪▫■§o-])(?:(?<!\s)\s*\t\s*|(?<=[^.?!:;,\s])\s{2,}(?=\S)|(?<=\S)\s{3,}(?=\S))")
"""A gap between two columns; what follows a bullet is none."""
_FIGURE = re.compile(rf"[~(]{{0,2}}(?:(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?|\.\d+)(?![\d-]).{{0,12}}|{AMOUNT})$")
"""Matches "1,204", "~12", ".5 FTE", "three"."""
_COUNTED = re.compile(rf"^[~(<]*\.?\d(?!\d?\s?[-–]\s?\d{{1,2}}$)|[\s:]\d[\d,.]*$|^{AMOUNT}$")
"""A cell that says a number, and no band of grades: none of a header's."""
_VALUE = re.compile(r":\s+\S")
"""A cell that gives a value to a name: none of a header's."""
_LEADER = re.compile(r"(?<!\s)\s*+\.{3,}\s*")
_MARKS = (" / ", " · ")
"""Marks that part the cells of a row where no bar does, if several lines of a block have them alike."""
_ASIDE = re.compile(r"\([^()]*\)")
_HEADER_WITHIN = 3
"""Rows in which a header may come: a caption may be above it."""

Cells = tuple[tuple[int, int], ...]


def match_table(lines: Sequence[SourceLine], block: Sequence[int], number: int) -> dict[int, Line]:
    """Return the rows of a block that is a table, or holds one; `number` is the table's."""
    block = [at for at in block if not branch_of(lines[at].body)]
    piped = [at for at in block if lines[at].body.strip("|").count("|") or lines[at].body.count("|") >= 2]
    if len(piped) >= 2 or (piped and (lines[piped[0]].body.startswith("|") or lines[piped[0]].body.count("|") >= 2)):
        return _rows(lines, [(at, _cut(lines[at], "|")) for at in piped], number)
    columned = [at for at in block if len(lines[at].body) < 200 and _COLUMN_GAP.search(lines[at].body)]
    if len(columned) >= 2 and len(columned) * 2 >= len(block):
        below, above = cut_cells(lines, block, {at: len(_columns(lines[at])) for at in columned})
        rows = sorted({*columned, *below, *above})
        return _rows(lines, [(at, _columns(lines[at])) for at in rows], number, opening=above)
    leadered = [at for at in block if len(_LEADER.findall(lines[at].body[:200])) >= 2]
    if len(leadered) >= 3:
        return _rows(lines, [(at, _columns(lines[at], _LEADER)) for at in leadered], number)
    if len(piped) == 1 and len(lines[piped[0]].body) < 120:
        at = piped[0]
        return {at: lines[at].read_as(LineKind.ROW, cells=_cut(lines[at], "|"))}
    return _marked(lines, block, number) or _comma_rows(lines, block, number)


def _marked(lines: Sequence[SourceLine], block: Sequence[int], number: int) -> dict[int, Line]:
    """Return the rows that a mark parts ("Title / how many / days"), under a line that names the columns alike."""
    for mark in _MARKS:
        counts = {at: f"{lines[at].body} ".count(mark) for at in block if len(lines[at].body) < 160}
        marked = [at for at, count in counts.items() if count >= 2]
        if len(marked) < 3 or len({counts[at] for at in marked}) > 1:
            continue
        rows = _rows(lines, [(at, _cut(lines[at], mark)) for at in marked], number)
        if any(row.header for row in rows.values()):
            return rows
    return {}


def _comma_rows(lines: Sequence[SourceLine], block: Sequence[int], number: int) -> dict[int, Line]:
    """Return the rows of values parted by commas or semicolons, maybe of a part of the block below a header."""
    mark = ";" if all(lines[at].body.count(";") > 1 for at in block) else ","
    runs = groupby(block, key=lambda at: lines[at].body.count(mark))
    alike = max((list(run) for _, run in runs), key=len, default=[])
    if len(alike) < 3 or lines[alike[0]].body.count(mark) < 2 or lines[alike[0]].body.endswith("."):
        return {}
    cells = [(at, _cut(lines[at], mark)) for at in alike]
    if not all(end - start < 70 for _, row in cells for start, end in row):
        return {}
    rows = _rows(lines, cells, number)
    return rows if len(alike) == len(block) or any(row.header for row in rows.values()) else {}


def _rows(
    lines: Sequence[SourceLine],
    cells: Sequence[tuple[int, Cells]],
    number: int,
    opening: frozenset[int] = frozenset(),
) -> dict[int, Line]:
    """Return the lines of rows; a row in `opening` holds only the first words of the next one's title."""
    header = _header(lines, cells)
    found = {at: lines[at].read_as(LineKind.ROW, cells=row, table=number, header=at == header) for at, row in cells}
    for at, after in pairwise(list(found)):
        told = _VALUE.search(lines[after].body) is not None
        goes_on = after not in opening and len(found[after].cells) == 1 < len(found[at].cells) and not told
        if after == at + 1 and (goes_on or at in opening):
            found[at] = replace(found[at], wraps=True)
    return found


def _header(lines: Sequence[SourceLine], cells: Sequence[tuple[int, Cells]]) -> int | None:
    """Return the line that names the most columns: without figures, over a row with some, or half of it names."""
    best: tuple[int, int] | None = None
    for (at, row), below in zip(cells[:_HEADER_WITHIN], [*cells[1:], (-1, ())], strict=False):
        written = _written(lines[at], row)
        if any((_COUNTED.search(cell) and column_kind(cell) != "year") or _VALUE.search(cell) for cell in written):
            continue
        named = sum(bool(column_kind(cell)) and not _ASIDE.fullmatch(cell) for cell in written)
        counted = below[0] >= 0 and any(_FIGURE.match(cell) for cell in _written(lines[below[0]], below[1]))
        if (len(row) >= 2 and named * 2 >= len(row)) or (named and counted):
            best = max(best or (0, at), (named, at), key=lambda one: one[0])
    return None if best is None else best[1]


def _written(line: SourceLine, cells: Cells) -> list[str]:
    return [line.body[start - line.content : end - line.content] for start, end in cells]


def _cut(line: SourceLine, mark: str) -> Cells:
    """Return the cells between marks, blanks around them left out, empty ones at the ends dropped."""
    cells = []
    position = 0
    body = line.body + (" " if line.body.endswith(mark.rstrip()) else "")
    parts = body.split(mark)
    for place, part in enumerate(parts):
        lead = len(part) - len(part.lstrip())
        start = line.content + position + lead
        if part.strip() or 0 < place < len(parts) - 1:
            cells.append((start, start + len(part.strip())))
        position += len(part) + len(mark)
    return tuple(cells)


def _columns(line: SourceLine, gaps: re.Pattern[str] = _COLUMN_GAP) -> Cells:
    cells = []
    start = 0
    for gap in gaps.finditer(line.body):
        cells.append((line.content + start, line.content + gap.start()))
        start = gap.end()
    cells.append((line.content + start, line.content + len(line.body)))
    return tuple(cells)
