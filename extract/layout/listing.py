"""Listing: items, table rows, key-value lines and headings among the author's own lines, and which lines wrap."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.document import LineKind
from extract.layout.source import SourceLine

_BULLET = re.compile(r"(?P<marker>[•◦▪▫‣⁃∙●○■□◆◇➢➤►▶✓✔✗★☆]|[*+·](?=\s)|[-–—](?=\s)|o(?=\s{2,}|\t))\s*(?=\S)")
_DASH = re.compile(r"(?P<marker>[-–*])(?=[^\s\d*–-])")
_NUMBER = re.compile(r"(?P<marker>(?P<number>\d{1,3})\s?(?P<mark>[.)]))\s*(?=[^\s\d])")
_LETTER = re.compile(r"(?P<marker>\(?(?:[a-hA-H]|[ivx]{2,4})[.)])\s+(?=\S)")
_BRACKETED = re.compile(r"(?P<marker>\((?P<number>\d{1,3})\))\s*(?=\S)")
_QUESTION = re.compile(r"(?P<marker>Q\d{1,2}[.:)]?|[QA]\d{0,2}[.:])\s+(?=\S)")
_COUNT = re.compile(r"(?:\(?~?(?:\d{1,4}(?:\.\d+)?|\.\d+|\d/\d)\)?|[½¼¾])\s*(?:[-–—x×:]\s*)?(?=[A-Za-z])")
_KEY = re.compile(r"(?P<key>[^\s:|][^:|.?!;]{0,48}?)\s*:\s+(?P<value>\S.*)$")
_LEADERS = re.compile(r"\s*(?:\.\s?){3,}\s*|\s*_{3,}\s*|\s*…{1,}\.*\s*(?=[\d(])")
_COLUMN_GAP = re.compile(r"\s*\t\s*|(?<=[^.?!:;,\s])\s{2,}(?=\S)|(?<=\S)\s{3,}(?=\S)")
_HEADER_WORD = re.compile(
    r"\b(?:position|title|role|job|name|number|fte|count|qty|quantity|reports? to|supervisor|fund|staff|how many"
    r"|budgeted|filled|now|notes?|employees?|school|site|building|#|no\.)",
    re.IGNORECASE,
)
_WORDS_OF_HEADER = 12
_HARD_WRAP = range(56, 101)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a line of the author's is; `content` and `cells` are offsets in the text."""

    kind: LineKind
    content: int
    marker: str | None = None
    cells: tuple[tuple[int, int], ...] = ()
    table: int | None = None
    header: bool = False
    wraps: bool = False


def shapes(lines: Sequence[SourceLine], own: Sequence[int]) -> dict[int, Shape]:
    """Return the shape of each own line, by its index; blank lines part blocks."""
    found: dict[int, Shape] = {}
    tables = 0
    for block in _blocks(lines, own):
        rows = _table(lines, block, tables)
        tables += bool(rows)
        width = _wrap_width(lines, block)
        sequential = _numbered(lines, block)
        bare = _bare_list(lines, block, width)
        for at in block:
            found[at] = rows.get(at) or _shape(lines, at, block, sequential, bare)
        _mark_wraps(lines, block, found, width)
    return found


def _blocks(lines: Sequence[SourceLine], own: Sequence[int]) -> list[list[int]]:
    """Runs of neighbouring own lines."""
    blocks: list[list[int]] = []
    for at in own:
        if blocks and blocks[-1][-1] == at - 1:
            blocks[-1].append(at)
        else:
            blocks.append([at])
    return blocks


def _shape(lines: Sequence[SourceLine], at: int, block: Sequence[int], sequential: set[int], bare: set[int]) -> Shape:
    line = lines[at]
    start = line.content
    match = _BULLET.match(line.body) or _LETTER.match(line.body)
    if match is None and at in sequential:
        match = _NUMBER.match(line.body) or _BRACKETED.match(line.body) or _QUESTION.match(line.body)
    if match is None and (dash := _DASH.match(line.body)) and _neighbours(lines, at, block, _DASH):
        match = dash
    if match:
        content = start + match.end()
        cells = _leaders(line, content) or _key_value(line, content)
        return Shape(kind=LineKind.ITEM, content=content, marker=match["marker"], cells=cells)
    cells = _leaders(line, start)
    if cells:
        return Shape(kind=LineKind.ROW, content=start, cells=cells)
    if _is_heading(line.body):
        return Shape(kind=LineKind.HEADING, content=start)
    cells = _key_value(line, start)
    if cells:
        return Shape(kind=LineKind.KEY_VALUE, content=start, cells=cells)
    if at in bare or (_COUNT.match(line.body) and _neighbours(lines, at, block, _COUNT)):
        return Shape(kind=LineKind.ITEM, content=start)
    return Shape(kind=LineKind.TEXT, content=start)


def _neighbours(lines: Sequence[SourceLine], at: int, block: Sequence[int], pattern: re.Pattern[str]) -> bool:
    return any(
        other in range(block[0], block[-1] + 1) and pattern.match(lines[other].body) for other in (at - 1, at + 1)
    )


def _numbered(lines: Sequence[SourceLine], block: Sequence[int]) -> set[int]:
    """Lines whose leading number counts the list, not the people: 1, 2, 3 in sequence ("(1) Technician" is a count)."""
    found: set[int] = set()
    for pattern, least in ((_NUMBER, 1), (_BRACKETED, 3)):
        numbers = [(at, int(match["number"])) for at in block if (match := pattern.match(lines[at].body))]
        steps = all(
            number == before + 1 or number == 1 for (_, before), (_, number) in zip(numbers, numbers[1:], strict=False)
        )
        ones = sum(number == 1 for _, number in numbers)
        if len(numbers) >= least and steps and (ones <= 1 or len(numbers) > 2 * ones):
            if least == 3 and sum(len(lines[at].body.split()) for at, _ in numbers) <= 4 * len(numbers):
                continue
            found.update(at for at, _ in numbers)
    questions = [at for at in block if _QUESTION.match(lines[at].body)]
    if len(questions) >= 2:
        found.update(questions)
    return found


def _leaders(line: SourceLine, content: int) -> tuple[tuple[int, int], ...]:
    """The cells of "CTO ........ 1"."""
    skip = content - line.content
    body = line.body[skip:]
    if len(body) > 200:
        return ()
    if "..." not in body and "…" not in body and ". . ." not in body and "___" not in body:
        return ()
    match = _LEADERS.search(body)
    if match is None or match.start() == 0 or match.end() == len(body):
        return ()
    if body[match.end()] not in "0123456789.(½¼¾" and len(match.group().strip()) < 4:
        return ()
    return (content, content + match.start()), (content + match.end(), content + len(body))


def _key_value(line: SourceLine, content: int) -> tuple[tuple[int, int], ...]:
    """The cells of "Students: 900"; a key has at most six words."""
    skip = content - line.content
    match = _KEY.match(line.body[skip : skip + 400])
    if match is None or len(match["key"].split()) > 6 or match["key"].count("(") != match["key"].count(")"):
        return ()
    if len(match["key"].split()) > 2 and re.search(r"[.?!]\s+[A-Z]", match["value"]):
        return ()
    key = (content + match.start("key"), content + match.end("key"))
    return key, (content + match.start("value"), line.content + len(line.body))


def _is_heading(body: str) -> bool:
    words = body.split()
    if body.endswith(":") and len(words) <= 8 and not re.search(r"[.?!]\s", body):
        return True
    return (
        len(words) <= _WORDS_OF_HEADER and len(body) > 3 and body.isupper() and not re.search(r"\d\s+[A-Z]{3,}", body)
    )


def _table(lines: Sequence[SourceLine], block: Sequence[int], number: int) -> dict[int, Shape]:
    """The rows of a block that is a table, or holds one."""
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
    for at, after in zip(found, list(found)[1:], strict=False):
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


def _wrap_width(lines: Sequence[SourceLine], block: Sequence[int]) -> int | None:
    """The width at which the block's lines were wrapped, None where they were not."""
    longest = max(lines[at].lead + len(lines[at].body) for at in block)
    return longest if len(block) > 1 and longest in _HARD_WRAP else None


def _bare_list(lines: Sequence[SourceLine], block: Sequence[int], width: int | None) -> set[int]:
    """The lines of a list that has no marks: short lines, each a thing of its own."""
    bodies = [lines[at].body for at in block if not _is_heading(lines[at].body)]
    if len(bodies) < 2 or any(len(body) > 90 for body in bodies):
        return set()
    if width is not None and sum(len(body) > width - 16 for body in bodies[:-1]) * 2 >= len(bodies) - 1:
        return set()
    begun = sum(body[0].isupper() or body[0].isdigit() or body[0] in "(\"'~.$" for body in bodies)
    if begun < len(bodies) and begun * 3 < len(bodies) * 2:
        return set()
    return set(block)


def _mark_wraps(lines: Sequence[SourceLine], block: Sequence[int], found: dict[int, Shape], width: int | None) -> None:
    """Say of each line whether the next one goes on with it."""
    for at, after in zip(block, block[1:], strict=False):
        shape, following = found[at], found[after]
        if shape.wraps or shape.kind is LineKind.HEADING or following.marker or not _goes_on(following, shape):
            continue
        body, rest = lines[at].body, lines[after].body
        if following.kind is LineKind.ROW or (shape.kind is LineKind.ROW and following.kind is not LineKind.TEXT):
            continue
        length = lines[at].lead + len(body)
        if width is not None and length + 1 + len(rest.split(maxsplit=1)[0]) > width and length >= 40:
            wraps = True
        elif rest[0].islower() or rest[0] in "&,)":
            wraps = not body.endswith((".", "!", "?", ":", ";")) and (
                length >= 30 or rest[0] in "&,)" or body[-1] in "&-/" or (body[-1] == "," and len(body.split()) > 3)
            )
        else:
            wraps = (
                shape.marker is not None
                and lines[after].indent > lines[at].indent
                and following.kind is LineKind.TEXT
                and not body.endswith((".", "!", "?", ":"))
            )
        if wraps:
            found[at] = replace(shape, wraps=True)
            if following.kind is not LineKind.TEXT:
                found[after] = Shape(kind=LineKind.TEXT, content=lines[after].content)


def _goes_on(following: Shape, shape: Shape) -> bool:
    return following.kind in {LineKind.TEXT, LineKind.ITEM, LineKind.KEY_VALUE} and (
        following.kind is not LineKind.KEY_VALUE or shape.kind is not LineKind.KEY_VALUE
    )
