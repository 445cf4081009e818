"""Table staffing: how many people a row of a staff table has, or each column of a table with a row a school."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.pattern_files import any_word
from extract.quantities.number_words import AMOUNT
from extract.staff.counts.staffing import heads_of
from extract.staff.tables.columns import NUMBERS, TOTAL, cells_of, holds_title, numeric, singular_title
from extract.staff.tables.figures import Figure, figure_of, is_number, is_zero
from extract.staff.tables.grid import Grid, GridRow

BOUGHT = re.compile(rf"\b(?:contract\w*|outsourc\w*|{any_word('agencies')})\b", re.IGNORECASE)
_VACANT = re.compile(r"\W*(?:vacant|open|unfilled|posted)\b", re.IGNORECASE)
_BESIDE = re.compile(rf"(?:\(\s*|[,x×]\s*|\s[-–]\s)({AMOUNT})(?=\s*(?:[);,]|FTE|$))")
"""A number in the cell of a title: "Technician (3)"."""


def figure_of_row(row: GridRow, kinds: Sequence[str]) -> Figure:
    """Return how many a row has: in its column of numbers, in all columns of schools together, or one."""
    cells = cells_of(row, kinds)
    kind = next((kind for kind in NUMBERS if cells.get(kind)), None)
    if kind is not None:
        figure = figure_of(cells[kind], as_fte=kind == "fte" or (kind == "filled" and "fte" in kinds))
        share = figure_of(cells["fte"], as_fte=True) if kind == "count" and cells.get("fte") else None
        if figure.count == 0 and not is_zero(cells[kind]) and BOUGHT.search(" ".join(row.cells)):
            return Figure(fte=None)
        if figure.count is None and figure.fte is None and _VACANT.match(cells[kind]):
            return Figure(count=1)
        return figure if share is None else replace(figure, fte=share.fte)
    if any(kind in kinds for kind in NUMBERS):
        return Figure(count=None if rest_of(row, kinds) else 0)
    sites = [words for kind, words in zip(kinds, row.cells, strict=True) if kind == "site" and words]
    if sites and all(map(is_number, sites)):
        return sum_of([figure_of(words, as_fte=False) for words in sites])
    beside = _BESIDE.search(cells.get("title", ""))
    return figure_of(beside.group(1), as_fte=False) if beside else Figure(count=1)


def rest_of(row: GridRow, kinds: Sequence[str]) -> str:
    """Return the words of a row that say neither its title nor its superior."""
    told = {"title", "superior", "payer", "old", "planned", "terms"}
    return "; ".join(words for kind, words in zip(kinds, row.cells, strict=True) if kind not in told and words)


def sum_of(figures: Sequence[Figure]) -> Figure:
    """Return several figures as one."""
    value = round(sum(figure.value or 0 for figure in figures), 3)
    if any(figure.fte is not None for figure in figures):
        return Figure(count=heads_of(value), fte=value)
    return Figure(count=value)


def jobs_of_matrix(grid: Grid, kinds: Sequence[str]) -> list[tuple[str, Figure]]:
    """Return the jobs of a table that has a column a job and a row a school: its total, or the sum of its rows."""
    if any(holds_title(row.cells[0]) for row in grid.rows):
        return []
    totals = [row for row in grid.rows if TOTAL.match(row.cells[0])] or [
        row for row in grid.rows[-1:] if not row.cells[0]
    ]
    if not totals and len({row.cells[0] for row in grid.rows}) < len(grid.rows):
        return []
    counted = totals[-1:] or grid.rows
    return [
        (singular_title(name), sum_of([figure_of(row.cells[at], as_fte=False) for row in counted]))
        for at, name in enumerate(grid.names)
        if kinds[at] in {"", "count"}
        and holds_title(name)
        and numeric([row.cells[at] for row in grid.rows if row.cells[at]])
    ]
