"""Records: a job a line, or a paragraph of lines, whose fields are named ("Title: Technician - Qty: 4 - Boss: CIO").

What a table says once in its header each record says anew, so its rows are those of a table (`Line.names`). Records
come several at a time, alike in how they begin, and name a job and how many hold it or whom they report to.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from extract.document import Line, LineKind
from extract.layout.column_kinds import column_kind
from extract.layout.source_lines import SourceLine
from extract.pattern_files import word_lists

_MARKER = re.compile(r"(?:[-–*•·]|\(?\d{1,2}[.)])\s+|[*_]{2}(?=\w)")
_NAMED = r"(?P<name>[^\W\d][\w#/'’-]{0,30}(?: [\w#/'’-]{1,30}){0,3}|#)[*_]{0,2}\s*+(?::(?!:)|=)[*_]{0,2}\s*+"
"""A name and what parts it from its value: "Title: ", "Reports to = ", "# : "."""
_SELF_NAMED = rf"(?P<led>qty|quantity|count|headcount|FTEs?|{word_lists()['reports_to']})\s+(?!(?:and|or|of|is|was)\b)"
"""A field that its own first words name: "qty 4", "reports to the CIO"."""
_MARK = r"(?<!\s)(?:\s*+[|;,.•·]\s*+|\s++(?:[-–—/]{1,3}+|::)\s++|\s{2,}+|\t)"
"""What parts two fields: " - ", "; ", a wide gap."""
_FIRST = re.compile(_NAMED, re.IGNORECASE)
_NEXT = re.compile(rf"{_MARK}(?:{_NAMED}|{_SELF_NAMED})", re.IGNORECASE)
_LONGEST = 300
"""Characters of a line of records."""
_LONGEST_TITLE = 60
_FEWEST = 2
"""Fields that a lone line must have more than, and one whose job has no name."""
_SENTENCE = re.compile(r"[.?!:;]\s|\s[-–—]\s|[,.!?:]$|^(?:we|i|they|he|she|our|my|it)\b", re.IGNORECASE)
"""Words before the first name that are no job."""
_NEXT_SENTENCE = re.compile(r"[a-z)\d][.?!]\s+[A-Z]")
_FIGURE = re.compile(r"[~(]?\.?\d")
_TOLD = {"count", "fte", "filled", "budgeted", "superior"}
"""What a job's record says of it: how many hold it, or whom they report to."""

Cell = tuple[int, int]


class _Field(NamedTuple):
    """Where in a line a field has its name (empty where it has none) and its value, and what column it would be in."""

    name: Cell
    value: Cell
    kind: str


class _Told(NamedTuple):
    """The fields of a line, its place, and the name of the first."""

    at: int
    fields: Sequence[_Field]
    first: str


def record_name(words: str) -> str:
    """Return a field's name as all records have it: "Position #2" is a position."""
    return re.sub(r"\s*(?:#\s*)?\d+$|[\s*_]+$", "", words.strip()).casefold() or words.strip()


def match_records(lines: Sequence[SourceLine], own: Sequence[int]) -> dict[int, Line]:
    """Return the rows of all records among a text's own lines, by the places of their lines."""
    found: dict[int, Line] = {}
    for table, run in enumerate(run for run in _runs(lines, own) if _are_records(run)):
        for at, fields, _ in run:
            content = lines[at].content
            names, cells = (
                tuple((content + start, content + end) for start, end in places)
                for places in ([field.name for field in fields], [field.value for field in fields])
            )
            found[at] = lines[at].read_as(LineKind.ROW, cells=cells, names=names, table=table)
    return found


def _runs(lines: Sequence[SourceLine], own: Sequence[int]) -> Iterator[list[_Told]]:
    """Yield the runs of lines that have fields, with nothing but blank lines between: of one each, or of several."""
    full = [at for at in own if lines[at].body]
    told = [_told(lines[at], at) for at in full]
    for place, after in pairwise(range(len(full))):
        if told[place] is None and full[after] == full[place] + 1 and _tells_of_line_above(told[after]):
            told[place] = _job_alone(lines[full[place]], full[place])
    for several, run in groupby(told, key=lambda one: one and len(one.fields) > 1):
        if several is not None:
            yield [one for one in run if one]


def _are_records(run: Sequence[_Told]) -> bool:
    """Return whether lines with fields are records of jobs: several that begin alike, or one that says three things."""
    kinds = {field.kind for one in run for field in one.fields}
    if "title" not in kinds or not kinds & _TOLD:
        return False
    begin = [one.first == run[0].first for one in run]
    if len(run[0].fields) > 1:
        return all(begin) and (len(run) > 1 or (len(run[0].fields) > _FEWEST and run[0].first != ""))
    return sum(begin) > 1 and len(run) > sum(begin)


def _tells_of_line_above(told: _Told | None) -> bool:
    """Return whether a line is one field that tells something of a job, not which job it is."""
    return told is not None and len(told.fields) == 1 and told.fields[0].kind in _TOLD


def _job_alone(line: SourceLine, at: int) -> _Told | None:
    """Return a line that may be a job without a field's name, over a line that tells of it."""
    job = _unnamed(_begin(line.body), len(line.body.rstrip("*_ ")))
    return _Told(at, [job], "") if _may_be_job(line.body[slice(*job.value)]) else None


def _told(line: SourceLine, at: int) -> _Told | None:
    """Return the fields of a line, None where it has a part that is none, or says more than one job."""
    body = line.body
    fields = _fields(body) if len(body) <= _LONGEST else []
    kinds = [field.kind for field in fields]
    if not fields or kinds.count("") * 3 > len(kinds) or (len(kinds) > 1 and not kinds[0]) or kinds.count("title") > 1:
        return None
    values = [body[slice(*field.value)] for field in fields]
    if not all(values) or any(map(_NEXT_SENTENCE.search, values)):
        return None
    if "title" in kinds and _FIGURE.match(values[kinds.index("title")]):
        return None
    first = record_name(body[slice(*fields[0].name)])
    return _Told(at, fields, first) if first or (len(fields) > _FEWEST and _may_be_job(values[0])) else None


def _fields(body: str) -> list[_Field]:
    """Return the fields of a line, in order; what stands before the first name is one without."""
    begin = _begin(body)
    first = _FIRST.match(body, begin)
    matches = [first] if first else []
    matches += _NEXT.finditer(body, first.end() if first else begin)
    names = [match.span("led" if match.re is _NEXT and match["led"] else "name") for match in matches]
    ends = [*(match.start() for match in matches[1:]), len(body.rstrip("."))]
    kinds = [column_kind(record_name(body[slice(*name)])) for name in names]
    values = [(match.end(), end) for match, end in zip(matches, ends, strict=False)]
    named = [_Field(*parts) for parts in zip(names, values, kinds, strict=True)]
    return named if first or not named else [_unnamed(begin, matches[0].start()), *named]


def _unnamed(begin: int, end: int) -> _Field:
    return _Field((begin, begin), (begin, end), "title")


def _may_be_job(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_TITLE and not _SENTENCE.search(words) and not _FIGURE.match(words)


def _begin(body: str) -> int:
    """Return where the words of a line begin, after the mark of an item."""
    marker = _MARKER.match(body)
    return marker.end() if marker else 0
