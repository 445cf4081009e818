"""Table grid: a table's lines as rows of cells, each laid under the header's column that it is below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Line, LineKind
from extract.layout.records import record_name

_PARTED = re.compile(r"[|\t]| · | / ")
"""Marks that say by themselves where a column ends; commas do where no blank is beside them."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row: the words in each column (joined over its lines), its indentation, where it starts and ends."""

    cells: tuple[str, ...]
    indent: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: the names of its columns ("" for one without a name) and its rows."""

    names: tuple[str, ...]
    rows: tuple[GridRow, ...]


def match_grids(text: str, lines: Sequence[Line]) -> Iterator[Grid]:
    """Yield the tables of a text; the columns of one without a header have no names."""
    tables: dict[int, list[list[Line]]] = {}
    wrapped: int | None = None
    for line in lines:
        if line.kind is not LineKind.ROW or line.table is None or not line.cells:
            wrapped = None
            continue
        rows = tables.setdefault(line.table, [])
        if wrapped == line.table and rows:
            rows[-1].append(line)
        else:
            rows.append([line])
        wrapped = line.table if line.wraps else None
    for rows in tables.values():
        if rows[0][0].names:
            yield _recorded(text, [line for row in rows for line in row])
            continue
        at = next((place for place, row in enumerate(rows) if row[-1].header), None)
        if at is not None and at + 1 < len(rows):
            yield _grid(text, rows[at], rows[at + 1 :])
        elif at is None and len(rows) > 2:
            yield _unnamed(text, rows)


def _recorded(text: str, lines: Sequence[Line]) -> Grid:
    """The table of records: a column for each name; a name that is said again begins a row."""
    rows: list[dict[str, Cell]] = []
    starts: list[int] = []
    for line in lines:
        for name, cell in zip(line.names, line.cells, strict=True):
            column = record_name(text[slice(*name)])
            if not rows or column in rows[-1]:
                rows.append({})
                starts.append(line.start)
            rows[-1][column] = cell
    names = tuple(dict.fromkeys(column for row in rows for column in row))
    cells = [tuple(_evened(text[slice(*row.get(name, (0, 0)))]) for name in names) for row in rows]
    ends = [max(end for _, end in row.values()) for row in rows]
    laid = zip(cells, starts, ends, strict=True)
    return Grid(names=names, rows=tuple(GridRow(cells=row, indent=0, start=start, end=end) for row, start, end in laid))


def _grid(text: str, header: Sequence[Line], rows: Sequence[Sequence[Line]]) -> Grid:
    named = header[-1]
    words = [_evened(text[start:end]) for start, end in named.cells]
    if len(header) > 1:
        words[0] = f"{_evened(text[slice(*header[0].cells[0])])} {words[0]}"
    spans = [(start - named.start, end - named.start) for start, end in named.cells]
    gaps = {text[one[1] : other[0]] for one, other in pairwise(named.cells)}
    parted = bool(_PARTED.search(text[named.start : named.end])) or gaps == {","}
    before = [row for row in rows if row[0].cells[0][1] - row[0].start <= spans[0][0]]
    if not parted and len(before) * 2 > len(rows):
        words.insert(0, "")
        spans.insert(0, (0, max(1, spans[0][0] - 1)))
    laid = [_laid(text, row, spans, parted=parted) for row in rows]
    return Grid(names=tuple(words), rows=tuple(row for row in laid if any(row.cells)))


def _unnamed(text: str, rows: Sequence[Sequence[Line]]) -> Grid:
    """The table whose columns are as in its first row of the usual length."""
    lengths = [len(row[0].cells) for row in rows]
    usual = max(lengths, key=lengths.count)
    rows = [row for row in rows if len(row[0].cells) == usual]
    first = rows[0][0]
    spans = [(start - first.start, end - first.start) for start, end in first.cells]
    laid = [_laid(text, row, spans, parted=len(row) == 1) for row in rows]
    return Grid(names=("",) * usual, rows=tuple(laid))


def _laid(text: str, lines: Sequence[Line], spans: Sequence[Cell], *, parted: bool) -> GridRow:
    columns: list[list[str]] = [[] for _ in spans]
    main = max(lines, key=lambda line: len(line.cells))
    for line in lines:
        if parted or (line is main and len(line.cells) == len(spans) and _stands_alike(line, spans)):
            placed = list(enumerate(line.cells))
        else:
            placed = [(_column(cell, line.start, spans), cell) for cell in _split(text, line, spans)]
        for column, (start, end) in placed:
            if column < len(columns) and end > start:
                columns[column].append(_evened(text[start:end]))
    return GridRow(
        cells=tuple(" ".join(words) for words in columns),
        indent=main.cells[0][0] - main.start,
        start=lines[0].start if lines[0].content < lines[0].cells[0][0] else lines[0].content,
        end=lines[-1].cells[-1][1],
    )


def _stands_alike(line: Line, spans: Sequence[Cell]) -> bool:
    """Return whether the first cell of a row is under the first column."""
    return line.cells[0][0] - line.start < (spans[1][0] if len(spans) > 1 else spans[0][1])


def _split(text: str, line: Line, spans: Sequence[Cell]) -> Iterator[Cell]:
    """Yield a line's cells, those cut that run on into the place where another column begins."""
    for start, end in line.cells:
        begin = start
        for offset, _ in spans:
            at = line.start + offset
            if begin < at < end and text[at - 1].isspace() and not text[at].isspace():
                yield begin, begin + len(text[begin:at].rstrip())
                begin = at
        yield begin, end


def _column(cell: Cell, line_start: int, spans: Sequence[Cell]) -> int:
    """Return the column that a cell is under, or nearest to."""
    start, end = cell[0] - line_start, cell[1] - line_start

    def distance(column: int) -> tuple[int, int]:
        left, right = spans[column]
        overlap = min(end, right) - max(start, left)
        return max(0, -overlap), -overlap

    return min(range(len(spans)), key=distance)


def _evened(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def without_parentheses(words: str) -> str:
    """Return a cell's words without what is in parentheses after them."""
    return re.sub(r"\s*[(\[].*$", "", words).strip(" .*:-–—")


def parents(indents: Sequence[int], values: Sequence[float | None]) -> set[int]:
    """Return the places of rows that only sum up the rows set in below them."""
    found: set[int] = set()
    for place, indent in enumerate(indents):
        parts: list[float] = []
        for other in range(place + 1, len(indents)):
            if indents[other] <= indent:
                break
            parts.append(values[other] or 0)
        value = values[place]
        if parts and value is not None and abs(sum(parts) - value) < 0.01:
            found.add(place)
    return found
