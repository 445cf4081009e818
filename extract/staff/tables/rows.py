"""Staff table: positions and reporting lines in a table whose header names its columns (Title | FTE | Reports to)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extract.document import kept, text_of
from extract.facts import Employment
from extract.pattern_files import word_lists
from extract.quantities.figures import names_price
from extract.staff.counts.time_share import time_share
from extract.staff.employment import employment_of
from extract.staff.roster import Draft, Form
from extract.staff.tables.columns import (
    TOTAL,
    cells_of,
    holds_title,
    kinds_of,
    may_be_staff,
    singular_title,
    tells_of_others,
)
from extract.staff.tables.figures import Figure, Missing, figure_of, is_number, missing_in, parted
from extract.staff.tables.grid import Grid, GridRow, match_grids, parents, without_parentheses
from extract.staff.tables.payroll import employment_on_payroll, home_payroll
from extract.staff.tables.staffing import figure_of_row, jobs_of_matrix, rest_of
from extract.staff.units import has_unit_word
from extract.titles.grammar import match_titles
from extract.titles.vocabulary import vocabulary

_REPORTS = re.compile(
    rf"\b{word_lists()['reports_to']}\s+(?:the\s+|our\s+)?(?P<superior>[^()|;]{{2,60}}?)\s*(?:\)|$)", re.IGNORECASE
)
"""Matches "(reports to the CIO)": of a row's words the superior."""
_NOTE = re.compile(r",\s+[a-z].*$")
"""What a title's cell adds in small letters after a comma."""
_NOBODY = re.compile(r"^[-–—]*$|^none$|^n/?a$", re.IGNORECASE)
_SELF = re.compile(r"^(?:me|myself|self)\b", re.IGNORECASE)
_LED_TO = re.compile(rf"^\W*(?:->|→|{word_lists()['reports_to']}\b)\s*", re.IGNORECASE)
"""What a superior's cell may begin with."""
_OWNER = re.compile(r"^(?:the|our|my)\s+(?:\w+['’]s\s+)?", re.IGNORECASE)
_GONE = re.compile(r"\b(?:lev(?:y|ies)|budget|cuts?|eliminat\w*|RIF\w*|lost|laid off|layoffs?)\b", re.IGNORECASE)
"""Matches "after the levy", "RIF", "laid off": why an older figure is larger."""
_LIST_COLUMNS = 2
_RATIO = re.compile(r"1\s?:\s?\d{2,4}$|\d{2,4}\s?:\s?1$")
"""A cell of a table of norms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """A row of a staff table: its drafts, its title and whom it reports to (None where not said), by offsets.

    A row that says nothing of the author's staff has neither title nor drafts.
    """

    title: str
    superior: str | None
    drafts: tuple[Draft, ...]
    start: int
    end: int


@kept
def staff_rows_of(doc: Doc) -> Sequence[StaffRow]:
    """Return the rows of every table of a doc that tells of staff; positions and reporting lines both ask.

    A table that names no job and no part of a department in its title column counts things; one with a row a district
    tells of others.
    """
    return [row for grid in match_grids(text_of(doc), doc._.lines) for row in _staff_rows(grid)]


def _staff_rows(grid: Grid) -> list[StaffRow]:
    kinds = kinds_of(grid)
    if tells_of_others(grid, kinds) or any(_RATIO.match(cell) for row in grid.rows for cell in row.cells):
        return [_silent(row) for row in grid.rows]
    if not any(grid.names) and not set(kinds) & {"person", "superior"} and not _counts_titles(grid, kinds):
        return []
    if "title" not in kinds:
        return _matrix(grid, kinds)
    if not set(kinds) - {"", "title", "old", "other", "terms", "payer"}:
        return []
    rows = [row for row in grid.rows if may_be_staff(row.cells[kinds.index("title")])]
    titled = [row for row in rows if holds_title(row.cells[kinds.index("title")])]
    priced = any(names_price(" ".join(row.cells)) for row in rows)
    units = [row for row in rows if has_unit_word(row.cells[kinds.index("title")])]
    if not titled and (priced or not units):
        return []
    summing = parents([row.indent for row in rows], [figure_of_row(row, kinds).value for row in rows])
    summing = {place for place in summing if not match_titles(rows[place].cells[kinds.index("title")])}
    author = next((title for row in rows if (title := _author(row, kinds))), None)
    home = home_payroll(rows, kinds)
    return [found for place, row in enumerate(rows) if place not in summing for found in _row(row, kinds, author, home)]


def _counts_titles(grid: Grid, kinds: Sequence[str]) -> bool:
    """Return whether a table without a header has a number after each of its titles, all of which differ, and more to
    say.

    A title and its number alone are a row of a list.
    """
    if (
        len(kinds) <= _LIST_COLUMNS
        or not {"title", "count"} <= set(kinds)
        or kinds.index("count") < kinds.index("title")
    ):
        return False
    titles = [row.cells[kinds.index("title")] for row in grid.rows if row.cells[kinds.index("title")]]
    return len(set(titles)) == len(titles) and sum(map(holds_title, titles)) * 3 >= len(titles) * 2


def _author(row: GridRow, kinds: Sequence[str]) -> str | None:
    """Return the author's title, where a row calls him "Me (IT Director)"."""
    cell = row.cells[kinds.index("title")]
    inside = re.search(r"\(([^)]{2,60})\)", cell)
    return inside.group(1) if inside and _SELF.match(cell) and holds_title(inside.group(1)) else None


def _row(row: GridRow, kinds: Sequence[str], author: str | None, home: str) -> Iterator[StaffRow]:
    cells = cells_of(row, kinds)
    written = _author(row, kinds) or _without_note(without_parentheses(cells["title"]))
    if not written or TOTAL.match(written):
        return
    title = singular_title(written)
    remark = " ".join(re.findall(r"\(([^)]*)\)?", " ".join(row.cells)))
    rest = rest_of(row, kinds)
    notes = "; ".join(part for part in rest.split("; ") if not is_number(part))
    employment = employment_of(title=title, after=rest, remark=remark)
    employment = employment or employment_of(remark=notes)
    employment = employment or employment_on_payroll(cells.get("payer", ""), home)
    if employment is None and not _NOBODY.match(cells.get("shared", "")):
        employment = Employment.SHARED
    if re.match(r"\W*(?:vacant|open|unfilled)\b", cells.get("person", ""), re.IGNORECASE):
        employment = Employment.VACANT
    drafts = tuple(_with_share(_drafts(title, row, kinds, employment, f"{rest} {remark}"), f"{notes}; {remark}"))
    superiors = [] if employment is Employment.CUT else list(_superiors(row, kinds, author))
    yield StaffRow(title=title, superior=next(iter(superiors), None), drafts=drafts, start=row.start, end=row.end)
    for superior in superiors[1:]:
        yield StaffRow(title=title, superior=superior, drafts=(), start=row.start, end=row.end)


def _with_share(drafts: Iterator[Draft], words: str) -> Iterator[Draft]:
    """Yield the drafts of a row; the share of time that its words state is that of one person alone."""
    share = time_share(words)
    for draft in drafts:
        alone = draft.count == 1 and draft.fte is None and share is not None and share < 1
        yield replace(draft, fte=share) if alone else draft


def _without_note(words: str) -> str:
    """Return a title's cell without what is after a comma in small letters, unless that is its field of work."""
    note = _NOTE.search(words)
    fields = set(re.findall(r"\w+", note.group())) - {"and"} if note else set()
    return words if note is None or fields <= vocabulary("modifier") else words[: note.start()]


def _superiors(row: GridRow, kinds: Sequence[str], author: str | None) -> Iterator[str]:
    """Yield whom a row reports to: what its columns say, or its own "reports to"."""
    said = [words for kind, words in zip(kinds, row.cells, strict=True) if kind == "superior" and words]
    if not said and "superior" not in kinds and (found := _REPORTS.search(" ".join(row.cells))):
        said = [found["superior"]]
    told: set[str] = set()
    for part in (one for cell in said for one in _superiors_in(cell)):
        name = _OWNER.sub("", without_parentheses(_LED_TO.sub("", part)))
        if _SELF.match(name):
            name = author or ""
        known = bool(name) and (name[0].isupper() or holds_title(name))
        if known and not _NOBODY.match(name) and name.lower() not in told:
            told.add(name.lower())
            yield name


def _superiors_in(cell: str) -> list[str]:
    """Return the superiors of a cell, parted where each part is a title by itself."""
    parts = re.split(r"\s*;\s*", cell)
    joined = re.split(r"\s+(?:&|and|/)\s+", cell)
    return joined if len(joined) > 1 and all(map(holds_title, joined)) else parts


def _drafts(
    title: str, row: GridRow, kinds: Sequence[str], employment: Employment | None, words: str
) -> Iterator[Draft]:
    cells = cells_of(row, kinds)
    figure = figure_of_row(row, kinds)
    old = figure_of(cells["old"], as_fte=False) if is_number(cells.get("old", "")) else None
    gone = employment is Employment.CUT or bool(_GONE.search(" ".join(row.cells)))

    def draft(figure: Figure, employment: Employment | None) -> Draft:
        return Draft(
            title=title,
            count=figure.count,
            fte=figure.fte,
            employment=employment,
            form=Form.LISTED,
            start=row.start,
            end=row.end,
        )

    if old is not None and gone:
        left, before = figure.value or 0, old.value or 0
        if before > left:
            tenths = old.fte is not None
            yield draft(
                Figure(count=None if tenths else before - left, fte=before - left if tenths else None), Employment.CUT
            )
        yield draft(figure, None if employment is Employment.CUT else employment)
        return
    missing = _missing(cells, figure, words)
    if missing is None:
        yield draft(figure, employment)
        return
    filled, vacant = parted(figure, missing)
    yield draft(filled, None if employment is Employment.VACANT else employment)
    yield draft(vacant, Employment.VACANT)


def _missing(cells: dict[str, str], figure: Figure, words: str) -> Missing | None:
    """Return how many of a row are vacant, by its columns or its words."""
    if is_number(cells.get("vacant", "")):
        number = figure_of(cells["vacant"], as_fte=False).value
        return Missing(number=number, within="filled" not in cells) if number else None
    whole = next((cells[kind] for kind in ("budgeted", "count") if is_number(cells.get(kind, ""))), None)
    if whole is not None and is_number(cells.get("filled", "")):
        planned = figure_of(whole, as_fte=False).value or 0
        number = round(planned - (figure.value or 0), 3)
        return Missing(number=number, within=False) if number > 0 else None
    return missing_in(words)


def _matrix(grid: Grid, kinds: Sequence[str]) -> list[StaffRow]:
    """Return the rows of a table with a column a job: nothing of the schools' rows, a draft a job from the last."""
    jobs = jobs_of_matrix(grid, kinds)
    last = grid.rows[-1]
    found = [_silent(row) for row in grid.rows] if jobs else []
    for title, figure in jobs:
        draft = Draft(title=title, count=figure.count, fte=figure.fte, form=Form.LISTED, start=last.start, end=last.end)
        found.append(StaffRow(title=title, superior=None, drafts=(draft,), start=last.start, end=last.end))
    return found


def _silent(row: GridRow) -> StaffRow:
    return StaffRow(title="", superior=None, drafts=(), start=row.start, end=row.end)
