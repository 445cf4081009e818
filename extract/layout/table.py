"""Table: the rows of a block of lines, parted by bars, tabs, wide gaps or commas; a cell may go on in the next line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import LineKind
from extract.layout.shape import Shape
from extract.layout.source import SourceLine

_COLUMN_GAP = re.compile(r"\s*\t\s*|(?<=[^.?!:;,\s])\s{2,}(?=\S)|(?<=\S)\s{3,}(?=\S)")
_HEADER_WORD = re.compile(
    r"\b(?:position|title|head of|district|students|enroll?ment|role|job|name|number|fte|count|qty|quantity"
    r"|reports? to|supervisor|fund|staff|how many|budgeted|filled|now|notes?|employees?|school|site|building|#|no\.)",
    re.IGNORECASE,
)


def match_table(lines: Sequence[SourceLine], block: Sequence[int], number: int) -> dict[int, Shape]:
    """Return the rows of a block that is a table, or holds one; `number` is the table's."""
    piped = [at for at in block if lines[at].body.count("|") >= 1]
    if len(piped) >= 2 or (piped and (lines[piped[0]].body.startswith("|") or lines[piped[0]].body.count("|") >= 2)):
        return _rows(lines, [(at, _cut(lines[at], "|")) for at in piped], number)
    if len(piped) == 1 and len(lines[piped[0]].body) < 120:
        at = piped[0]
        return {at: Shape(kind=LineKind.ROW, content=lines[at].content, cells=_cut(lines[at], "|"))}
    columned = [at for at in block if len(lines[at].body) < 200 and _COLUMN_GAP.search(lines[at].body)]
    if len(columned) >= 2 and len(columned) * 2 >= len(block):
        columned = _with_cut_cells(lines, block, columned)
        return _rows(lines, [(at, _columns(lines[at])) for at in columned], number)
    commas = {lines[at].body.count(",") for at in block}
    if len(block) >= 3 and len(commas) == 1 and min(commas) >= 2 and not lines[block[0]].body.endswith("."):
        cells = [(at, _cut(lines[at], ",")) for at in block]
        if all(end - start < 70 for _, row in cells for start, end in row):
            return _rows(lines, cells, number)
    return {}


def _with_cut_cells(lines: Sequence[SourceLine], block: Sequence[int], columned: Sequence[int]) -> list[int]:
    """The rows, with the lines between them that only go on with a cell."""
    rows = set(columned)
    least = lines[columned[0]].indent + 8
    for at in block:
        if at - 1 in rows and lines[at].indent >= least:
            rows.add(at)
    return sorted(rows)


def _rows(
    lines: Sequence[SourceLine], cells: Sequence[tuple[int, tuple[tuple[int, int], ...]]], number: int
) -> dict[int, Shape]:
    found: dict[int, Shape] = {}
    for place, (at, row) in enumerate(cells):
        names = sum(
            bool(_HEADER_WORD.search(lines[at].body[s - lines[at].content : e - lines[at].content])) for s, e in row
        )
        header = (
            place == 0
            and len(row) >= 2
            and names * 2 >= len(row)
            and not re.search(r"(?<!\S)\d{1,3}(?!\S)", lines[at].body)
        )
        found[at] = Shape(kind=LineKind.ROW, content=lines[at].content, cells=row, table=number, header=header)
    for at, after in pairwise(list(found)):
        if after == at + 1 and len(found[after].cells) == 1 < len(found[at].cells):
            found[at] = replace(found[at], wraps=True)
    return found


def _cut(line: SourceLine, mark: str) -> tuple[tuple[int, int], ...]:
    """The cells between marks, blanks around them left out, empty ones at the ends dropped."""
    cells = []
    position = 0
    parts = line.body.split(mark)
    for place, part in enumerate(parts):
        lead = len(part) - len(part.lstrip())
        start = line.content + position + lead
        if part.strip() or 0 < place < len(parts) - 1:
            cells.append((start, start + len(part.strip())))
        position += len(part) + 1
    return tuple(cells)


def _columns(line: SourceLine) -> tuple[tuple[int, int], ...]:
    cells = []
    start = 0
    for gap in _COLUMN_GAP.finditer(line.body):
        cells.append((line.content + start, line.content + gap.start()))
        start = gap.end()
    cells.append((line.content + start, line.content + len(line.body)))
    return tuple(cells)
