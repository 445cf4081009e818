"""Staff table: positions and reporting lines in a table whose header names its columns (Title | FTE | Reports to)."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.document import Line, LineKind
from extract.facts import Employment
from extract.roles import role_of
from extract.staff.employment import employment_of
from extract.staff.roster import Draft, Form
from extract.staff.units import has_unit_word
from extract.titles.grammar import match_titles
from extract.titles.singular import singular_word

_COLUMNS = (
    ("superior", re.compile(r"reports?\s*(?:to|-to)|supervis|line manager|evaluat", re.IGNORECASE)),
    ("title", re.compile(r"\bhead of\b|\b(?:position|title|role|job|staff|employee|who|name)s?\b", re.IGNORECASE)),
    ("budgeted", re.compile(r"\b(?:budgeted|authorized|allocated|funded)\b", re.IGNORECASE)),
    ("filled", re.compile(r"\b(?:filled|actual|now|current|today|this year)\b", re.IGNORECASE)),
    ("fte", re.compile(r"\bF\.?T\.?E", re.IGNORECASE)),
    ("count", re.compile(r"\b(?:number|no\.|count|qty|quantity|how many|headcount|people)|#", re.IGNORECASE)),
    ("old", re.compile(r"^(?:19|20)\d\d$|last year|before|\bwas\b", re.IGNORECASE)),
)
_SITE = re.compile(
    r"\b(?:sites?|schools?|buildings?|bldgs?|campus(?:es)?|districts?|locations?|branch(?:es)?|librar(?:y|ies))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\(?\s*(\d{1,3}(?:\.\d+)?|\.\d+)\b")
_MONEY = re.compile(r"[$£€]\s?\d")
_TOTAL = re.compile(r"^(?:grand\s+)?totals?\b|^sum\b", re.IGNORECASE)
_REPORTS = re.compile(r"\breports?\s+to\s+(?:the\s+|our\s+)?([^()|;]{2,60}?)\s*(?:\)|$)", re.IGNORECASE)
_NOTHING = re.compile(r"^[-–—]*$|^0(?:\.0)?$|^none$|^n/?a$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRow:
    """A row of a staff table: its drafts, its title and whom it reports to (None where not said), by offsets."""

    title: str
    superior: str | None
    drafts: tuple[Draft, ...]
    start: int
    end: int


def match_staff_tables(text: str, lines: Sequence[Line]) -> list[StaffRow]:
    """Return the rows of every table of the text that has a title column and a number or "reports to" column.

    A table that names no job and no part of a department in its title column counts things.
    """
    rows = _rows_of_tables(text, lines)
    staffed = {table for table, row in rows if match_titles(row.title) or role_of(row.title)}
    priced = {table for table, row in rows if _MONEY.search(text[row.start : row.end])}
    staffed |= {table for table, row in rows if has_unit_word(row.title)} - priced
    return [row for table, row in rows if table in staffed]


def _rows_of_tables(text: str, lines: Sequence[Line]) -> list[tuple[int, StaffRow]]:
    found: list[tuple[int, StaffRow]] = []
    columns: list[str] = []
    table: int | None = None
    header: _Row | None = None
    for line in _whole_rows(text, lines):
        if line.header:
            names = [_column(text[start:end]) for start, end in line.cells]
            columns, header = _settled(names, text[slice(*line.cells[0])]), line
            table = line.table if "title" in columns and len(set(columns) - {"", "title", "old"}) > 0 else None
            continue
        if table is None or header is None or line.table != table:
            continue
        line = _aligned(text, header, line)
        if len(line.cells) < 2:
            continue
        row = _row(text, columns, line)
        if row is not None:
            found.append((table, row))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    header: bool
    table: int | None
    start: int
    end: int
    cells: tuple[tuple[int, int], ...]
    more: tuple[tuple[int, int, int], ...] = ()
    """Cells of the next line that go on with these: how far in (once aligned: in which column), start, end."""


def _whole_rows(text: str, lines: Sequence[Line]) -> list[_Row]:
    """Return the rows, a row that wraps with the cells of the next line as `more`."""
    rows: list[_Row] = []
    wrapped = False
    for line in lines:
        if line.kind is not LineKind.ROW:
            wrapped = False
            continue
        if wrapped and rows:
            rows[-1] = replace(rows[-1], more=tuple((begin - line.start, begin, stop) for begin, stop in line.cells))
        else:
            rows.append(_Row(header=line.header, table=line.table, start=line.start, end=line.end, cells=line.cells))
        wrapped = line.wraps
    return rows


def _aligned(text: str, header: _Row, row: _Row) -> _Row:
    """Return a row of a table without marks cut where its header's columns begin, if it has other cells than these."""
    starts = [begin - header.start for begin, _ in header.cells]
    more = tuple((sum(at <= offset + 1 for at in starts) - 1, begin, stop) for offset, begin, stop in row.more)
    line = text[row.start : row.end]
    cuts = [at for at in starts[1:] if at < len(line)]
    if (
        len(row.cells) == len(header.cells)
        or re.search(r"[|\t]", line)
        or any(not (line[at - 1].isspace() or line[at].isspace()) for at in cuts)
    ):
        return replace(row, more=more)
    cells = []
    for begin, stop in itertools.pairwise([0, *cuts, len(line)]):
        words = line[begin:stop]
        first = row.start + begin + len(words) - len(words.lstrip())
        cells.append((first, max(first, row.start + begin + len(words.rstrip()))))
    return replace(row, cells=tuple(cells), more=more)


def _more(text: str, columns: Sequence[str], row: _Row, column: str) -> list[str]:
    """Return what the next line adds to a row's cell in a column."""
    return [text[begin:stop] for place, begin, stop in row.more if place < len(columns) and columns[place] == column]


def _column(name: str) -> str:
    return next((column for column, pattern in _COLUMNS if pattern.search(name)), "")


def _settled(names: list[str], first: str) -> list[str]:
    """Let the first column be the title where none says so and it is not the sites'."""
    if names and "title" not in names and names[0] in {"", "count"} and not _SITE.search(first):
        return ["title", *names[1:]]
    return names


def _row(text: str, columns: Sequence[str], line: _Row) -> StaffRow | None:
    cells: dict[str, tuple[int, int]] = {}
    for column, (start, end) in zip(columns, line.cells, strict=False):
        cells.setdefault(column, (start, end))
    if "title" not in cells:
        return None
    start, end = cells["title"]
    written = re.sub(r"\s*[(\[].*$", "", text[start:end]).strip(" .*:-–—")
    if not written or _TOTAL.match(written):
        return None
    title = _singular(" ".join([written, *_more(text, columns, line, "title")]))
    words = {column: text[begin:stop].strip() for column, (begin, stop) in cells.items()}
    superior = words.get("superior")
    if superior:
        superior = " ".join([superior, *_more(text, columns, line, "superior")])
    if superior is None and (said := _REPORTS.search(text[start : line.cells[-1][1]])):
        superior = said.group(1)
    rest = " ".join(text[begin:stop] for begin, stop in line.cells[1:] if (begin, stop) != cells.get("superior"))
    remark = " ".join(re.findall(r"\(([^)]*)\)?", text[start : line.cells[-1][1]]))
    employment = employment_of(title=title, before="", after=rest, remark=remark)
    drafts = tuple(_drafts(title, words, employment, start, line.cells[-1][1]))
    cut = employment is Employment.CUT
    return StaffRow(
        title=title,
        superior=None if cut or not superior or _NOTHING.match(superior) else superior,
        drafts=drafts,
        start=start,
        end=line.cells[-1][1],
    )


def _drafts(title: str, words: dict[str, str], employment: Employment | None, start: int, end: int) -> list[Draft]:
    value = next((words[name] for name in ("filled", "fte", "count", "budgeted") if words.get(name)), None)
    if value is not None and _NOTHING.match(value):
        value = words.get("old", "0") if employment is Employment.CUT else "0"
    count, fte = _figure(value, as_fte="fte" in words and "filled" not in words and "count" not in words)
    rows = [Draft(title=title, count=count, fte=fte, employment=employment, form=Form.LISTED, start=start, end=end)]
    if "budgeted" in words and "filled" in words:
        planned, filled = (_NUMBER.match(words[name]) for name in ("budgeted", "filled"))
        if planned and filled and float(planned.group(1)) > float(filled.group(1)):
            missing = float(planned.group(1)) - float(filled.group(1))
            decimal = "." in planned.group(1)
            rows.append(
                Draft(
                    title=title,
                    count=(1 if missing < 1 else None) if decimal else missing,
                    fte=missing if decimal else None,
                    employment=Employment.VACANT,
                    form=Form.LISTED,
                    start=start,
                    end=end,
                )
            )
    return rows


def _figure(written: str | None, *, as_fte: bool) -> tuple[float | None, float | None]:
    """Return count and fte of a cell: decimals and FTE columns give an fte, whole numbers a count."""
    if written is None:
        return 1, None
    match = _NUMBER.match(written)
    if match is None:
        return None, None
    value = float(match.group(1))
    if value == 0:
        return 0, None
    if as_fte or "." in match.group(1):
        return (1 if value < 1 else None), value
    return value, None


def _singular(written: str) -> str:
    titles = match_titles(written)
    if len(titles) == 1 and (titles[0].start, titles[0].end) == (0, len(written)):
        return titles[0].singular
    head, _, last = written.rpartition(" ")
    return f"{head} {singular_word(last)}".strip() if titles else written
