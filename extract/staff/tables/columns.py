"""Table columns: what each column of a table holds, by its name or by what is in it."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from extract.layout.column_kinds import column_kind
from extract.pattern_files import word_lists
from extract.staff.tables.figures import is_number
from extract.staff.tables.grid import Grid, GridRow, without_parentheses
from extract.staff.units import has_unit_word
from extract.titles.grammar import match_titles
from extract.titles.roles import role_of
from extract.titles.singular import singular_words

NUMBERS = ("filled", "count", "fte", "budgeted", "total")
"""Kinds of columns that say how many, the one first that tells who is there today."""
TOTAL = re.compile(r"^(?:grand\s+)?totals?\b|^sum\b|^all(?:\s+(?:staff|positions))?$", re.IGNORECASE)
_ARROW = re.compile(rf"(?:->|→|{word_lists()['reports_to']}\b|under\b)", re.IGNORECASE)


def kinds_of(grid: Grid) -> list[str]:
    """Return the kind of each column, by its name or, where that says nothing, by what is in it."""
    columns = [[row.cells[at] for row in grid.rows if row.cells[at]] for at in range(len(grid.names))]
    kinds = [column_kind(name) for name in grid.names]
    kinds = ["count" if kind == "title" and numeric(columns[at]) else kind for at, kind in enumerate(kinds)]
    kinds = _titled(kinds, columns)
    if not any(grid.names):
        kinds = _unnamed(kinds, columns)
    years = [at for at, kind in enumerate(kinds) if kind == "year"]
    for at in years:
        present = "fte" if "FTE" in grid.names[at].upper() else "count"
        kinds[at] = "old" if at != years[-1] or "filled" in kinds else present
    if not set(kinds) & {*NUMBERS, "site"}:
        counted = next((at for at, kind in enumerate(kinds) if not kind and numeric(columns[at])), None)
        if counted is not None:
            kinds[counted] = "count"
    return kinds


def _titled(kinds: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """Return the kinds with one column as the title's: of those so named, else of the others, that with most titles."""
    titles = [sum(map(holds_title, cells)) for cells in columns]
    named = [at for at, kind in enumerate(kinds) if kind == "title"]
    free = [at for at, kind in enumerate(kinds) if kind in {"", "site", "count", "other"} and not numeric(columns[at])]
    best = max(named or free, key=lambda at: titles[at], default=None)
    found = ["" if kind == "title" else kind for kind in kinds]
    if best is not None and (named or titles[best] * 2 >= len(columns[best]) > 0 or _names_units(columns[best])):
        found[best] = "title"
    elif "person" in kinds and titles[kinds.index("person")]:
        found[kinds.index("person")] = "title"
    return found


def _unnamed(kinds: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """Return the kinds of a table without a header: arrows lead to superiors, names come before titles."""
    found = ["superior" if any(map(_ARROW.match, cells)) else kinds[at] for at, cells in enumerate(columns)]
    if not found[0] and "title" in found and not any(re.search(r"\d", cell) for cell in columns[0]):
        found[0] = "person"
    if "title" in found and "superior" not in found:
        titles = set(map(_held, columns[found.index("title")]))
        after = range(found.index("title") + 1, len(found))
        if (above := next((at for at in after if _names_again(columns[at], titles)), None)) is not None:
            found[above] = "superior"
    return found


def _names_again(cells: Sequence[str], titles: AbstractSet[str]) -> bool:
    """Return whether half of a column's cells or more are titles of other rows: whom each row reports to."""
    return sum(_held(cell) in titles for cell in cells) * 2 >= len(cells) > 1


def _held(cell: str) -> str:
    """Return a title's cell so that it can be compared: without its number, in the singular."""
    return singular_title(re.sub(r"^\W*\d[\d.]*\s+|^the\s+", "", without_parentheses(cell).lower()))


def tells_of_others(grid: Grid, kinds: Sequence[str]) -> bool:
    """Return whether a table has rows for several organizations."""
    if "organization" not in kinds:
        return False
    at = kinds.index("organization")
    return len({row.cells[at].lower() for row in grid.rows if row.cells[at][:1].isalnum()}) > 1


def numeric(cells: Sequence[str]) -> bool:
    """Return whether most cells of a column say a number."""
    return sum(map(is_number, cells)) * 2 > len(cells)


def _names_units(cells: Sequence[str]) -> bool:
    return sum(map(has_unit_word, cells)) * 2 > len(cells)


@lru_cache(maxsize=4096)
def holds_title(cell: str) -> bool:
    """Return whether a cell holds a job title."""
    words = without_parentheses(cell)
    return bool(words) and (bool(match_titles(words)) or role_of(words) is not None)


def may_be_staff(cell: str) -> bool:
    """Return whether a title cell is none that counts students or buildings."""
    return any(map(str.isalpha, cell)) and (
        holds_title(cell) or has_unit_word(cell) or column_kind(cell) not in {"other", "terms", "site"}
    )


def cells_of(row: GridRow, kinds: Sequence[str]) -> dict[str, str]:
    """Return a row's words by kind of column; of two columns of a kind the first."""
    cells: dict[str, str] = {}
    for kind, words in zip(kinds, row.cells, strict=True):
        cells.setdefault(kind, words)
    return cells


def singular_title(written: str) -> str:
    """Return the words of a title's cell in the singular."""
    titles = match_titles(written)
    if len(titles) == 1 and (titles[0].start, titles[0].end) == (0, len(written)):
        return titles[0].singular
    if len(titles) == 1 and titles[0].start == 0 and written[titles[0].end :].startswith(","):
        return titles[0].singular + written[titles[0].end :]
    return singular_words(written) if titles else written
