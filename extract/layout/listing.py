"""Listing: items, key-value lines and headings among the author's own lines (tables and wraps have their own files)."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Line, LineKind
from extract.layout.furniture import RULE
from extract.layout.outline_marks import branch_of, numbered_by_levels
from extract.layout.records import match_records
from extract.layout.source_lines import SourceLine, runs
from extract.layout.table import match_table
from extract.layout.wraps import OPEN_END, mark_wraps, wrap_width
from extract.quantities.number_words import AMOUNT

_BULLET = re.compile(
    r"(?P<marker>[•◦▪▫‣⁃∙●○■□◆◇➢➤►▶✓✔✗★☆]|[+·](?=\s)|\*{1,5}(?=\s)|[-–—](?=\s)|o(?=\s{2,}|\t))\s*(?=\S)"
)
"""Matches "• Director", "- two techs", "* clerk"."""
_PICTURE = re.compile(r"(?P<marker>[\u2600-\u27BF\U0001F300-\U0001FAFF]\uFE0F?)\s*(?=[\w(])")
"""A picture for a bullet ("👉 Director"), where the line beside has one too."""
_CIRCLE = re.compile(r"(?P<marker>o)\s(?=[A-Z\d(])")
_DASH = re.compile(r"(?P<marker>[-–*])(?=[^\s\d*–-])")
_NUMBER = re.compile(r"(?P<marker>(?P<number>\d{1,3})\s?(?P<mark>[.)]))(?:\s*(?=[^\s\d])|\s+(?=\d))")
_DASHED = re.compile(r"(?P<marker>(?P<number>\d{1,2})\s?[-–—])\s+(?=\S)")
_LETTER = re.compile(r"(?P<marker>\(?(?:[a-hA-H]|[ivx]{2,4})[.)])\s+(?=\S)")
_BRACKETED = re.compile(r"(?P<marker>\((?P<number>\d{1,3})\))\s*(?=\S)")
_QUESTION = re.compile(r"(?P<marker>Q\d{1,2}[.:)]?|[QA]\d{0,2}[.:])\s+(?=\S)")
_BOX = re.compile(r"(?P<marker>\[\s?[xX✓✔]?\s?\]|[☐☑☒])\s*(?=[^\s\[(])")
_COUNT = re.compile(r"(?:\(?~?(?:\d{1,4}(?:\.\d+)?|\.\d+|\d/\d)\)?|[½¼¾])\s*(?:[-–—x×:]\s*)?(?=[A-Za-z])")
"""Matches "(2) Techs", "3 - Aides", "½ Clerk"."""
_KEY = re.compile(r"(?P<key>[^\s:|][^:|.?!;]{0,48}?)\s*:(?:\*\*|__)?\s+(?P<value>\S.*)$")
_NEXT_SENTENCE = re.compile(r"(?:[a-z]{4}|[\d)A-Z%])[.?!]\s+[A-Z]|[?!]\s+[A-Z]")
"""The end of a sentence, and no shortened title ("Sr. Field Techs")."""
_ROMAN = re.compile(r"(?P<marker>(?:I{1,3}|IV|VI{0,3}|IX|X)[.)])\s+(?=[A-Z\d(])")
_LEADERS = re.compile(rf"(?<!\s)\s*+(?:(?:\.\s?){{3,}}\s*|_{{3,}}\s*|…+\.*\s*(?=[\d(]|{AMOUNT}))")
_LED_TO = re.compile(rf"[\d.(½¼¾]|{AMOUNT}")
"""What few dots may lead to; many lead to anything."""
_LONG_LEADERS = 4
_WORDS_OF_HEADER = 12
_LONGEST_THING = 120
_ANSWERS = 5
"""From so many lines on "1 - …", "2 - …" in order are numbered answers, and count no people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Neighbouring lines, at some `places` among all, and what they tell of each other.

    `levels` are the marks of an outline, `numbered` the lines whose number counts the list, `things` those of a list
    that has no marks.
    """

    lines: Sequence[SourceLine]
    places: Sequence[int]
    levels: Mapping[int, re.Match[str]]
    numbered: AbstractSet[int]
    things: AbstractSet[int]

    def has_beside(self, at: int, pattern: re.Pattern[str]) -> bool:
        """Return whether the line above or below matches, where it is of the block."""
        within = range(self.places[0], self.places[-1] + 1)
        return any(other in within and pattern.match(self.lines[other].body) for other in (at - 1, at + 1))


def own_lines(lines: Sequence[SourceLine], own: Sequence[int]) -> dict[int, Line]:
    """Return what each own line is, by its index; blank lines part blocks."""
    found: dict[int, Line] = {}
    records = match_records(lines, own)
    tables = 1 + max((line.table or 0 for line in records.values()), default=-1)
    for places in _with_headers(lines, runs(own)):
        rows = {at: records[at] for at in places if at in records} or match_table(lines, places, tables)
        tables += bool(rows)
        width = wrap_width(lines, places)
        announced = _announced(lines, places)
        block = _Block(
            lines=lines,
            places=places,
            levels=_levels(lines, places),
            numbered=_numbered(lines, places),
            things=_bare_list(lines, places, width) | announced,
        )
        found.update((at, rows.get(at) or _line(block, at)) for at in places)
        mark_wraps(lines, places, found, width, apart=announced)
    return found


def _with_headers(lines: Sequence[SourceLine], blocks: Sequence[list[int]]) -> list[list[int]]:
    """Return the blocks of lines; a header goes with the rows of its table below the rule that is drawn under it."""
    found: list[list[int]] = []
    for block in blocks:
        head = found[-1][-1] if found else None
        if head is not None and block[0] == head + 2 and RULE.match(lines[head + 1].body):
            row = match_table(lines, [head, *block], 0).get(head)
            if row is not None and row.header:
                found[-1] = found[-1][:-1]
                block = [head, *block]
        found.append(block)
    return [block for block in found if block]


def _line(block: _Block, at: int) -> Line:
    """Return what a line is that is in no table."""
    line = block.lines[at]
    if mark := _mark(block, at):
        content = line.content + mark.end()
        cells = _leaders(line, content) or _key_value(line, content)
        return line.read_as(LineKind.ITEM, content=content, marker=mark["marker"], cells=cells)
    if cells := _leaders(line, line.content):
        return line.read_as(LineKind.ROW, cells=cells)
    if _is_heading(line.body):
        return line.read_as(LineKind.HEADING)
    if cells := _key_value(line, line.content):
        return line.read_as(LineKind.KEY_VALUE, cells=cells)
    listed = at in block.things or (_COUNT.match(line.body) and block.has_beside(at, _COUNT))
    return line.read_as(LineKind.ITEM if listed else LineKind.TEXT)


def _mark(block: _Block, at: int) -> re.Match[str] | None:
    """Return the mark with which a line begins, if any; an "o", a picture or a dash is one beside others."""
    line = block.lines[at]
    if sure := block.levels.get(at) or _BOX.match(line.body) or _BULLET.match(line.body) or _LETTER.match(line.body):
        return sure
    if (circle := _CIRCLE.match(line.body)) and (line.indent or block.has_beside(at, _CIRCLE)):
        return circle
    if (picture := _PICTURE.match(line.body)) and block.has_beside(at, _PICTURE):
        return picture
    for pattern in (_NUMBER, _BRACKETED, _QUESTION, _DASHED) if at in block.numbered else ():
        if number := pattern.match(line.body):
            return number
    dash = _DASH.match(line.body)
    return dash if dash and block.has_beside(at, _DASH) else None


def _levels(lines: Sequence[SourceLine], block: Sequence[int]) -> dict[int, re.Match[str]]:
    """Return the marks of an outline's levels: branches, numbers like 1.2.1, Roman ones where letters are beside."""
    counted = numbered_by_levels(lines, block)
    lettered = any(_LETTER.match(lines[at].body) for at in block)
    marks = (
        branch_of(lines[at].body) or counted.get(at) or (lettered and _ROMAN.match(lines[at].body)) for at in block
    )
    return {at: mark for at, mark in zip(block, marks, strict=True) if mark}


def _numbered(lines: Sequence[SourceLine], block: Sequence[int]) -> set[int]:
    """Return the lines whose leading number counts the list: 1, 2, 3 in sequence ("(1) Technician" counts people)."""
    found: set[int] = set()
    for pattern, least in ((_NUMBER, 1), (_BRACKETED, 3), (_DASHED, _ANSWERS)):
        numbers = [(at, int(match["number"])) for at in block if (match := pattern.match(lines[at].body))]
        steps = all(number == before + 1 or number == 1 for (_, before), (_, number) in pairwise(numbers))
        ones = sum(number == 1 for _, number in numbers)
        nested = pattern is _NUMBER and any(_LETTER.match(lines[at].body) for at in block)
        if len(numbers) >= least and steps and (ones <= 1 or nested or len(numbers) > 2 * ones):
            if pattern is _DASHED and [number for _, number in numbers] != list(range(1, len(numbers) + 1)):
                continue
            if pattern is _BRACKETED and sum(len(lines[at].body.split()) for at, _ in numbers) <= 4 * len(numbers):
                continue
            found.update(at for at, _ in numbers)
    questions = [at for at in block if _QUESTION.match(lines[at].body)]
    if len(questions) >= 2:
        found.update(questions)
    return found


def _leaders(line: SourceLine, content: int) -> tuple[tuple[int, int], ...]:
    """Return the cells of "CTO ........ 1"."""
    skip = content - line.content
    body = line.body[skip:]
    if len(body) > 200:
        return ()
    if "..." not in body and "…" not in body and ". . ." not in body and "___" not in body:
        return ()
    match = _LEADERS.search(body)
    if match is None or match.start() == 0 or match.end() == len(body):
        return ()
    if len(match.group().strip()) < _LONG_LEADERS and not _LED_TO.match(body, match.end()):
        return ()
    return (content, content + match.start()), (content + match.end(), content + len(body))


def _key_value(line: SourceLine, content: int) -> tuple[tuple[int, int], ...]:
    """Return the cells of "Students: 900"; a key has at most six words."""
    skip = content - line.content
    match = _KEY.match(line.body[skip : skip + 400])
    if match is None or len(match["key"].split()) > 6 or match["key"].count("(") != match["key"].count(")"):
        return ()
    if len(match["key"].split()) > 2 and _NEXT_SENTENCE.search(match["value"]):
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


def _announced(lines: Sequence[SourceLine], block: Sequence[int]) -> set[int]:
    """Return the lines of a list without marks below a colon, which may begin in lower case.

    No line of it ends in mid-sentence, and the lines are not as full as those of a wrapped sentence are.
    """
    colon = next((place for place, at in enumerate(block) if lines[at].body.endswith(":")), -1)
    above = next((at for at in range(block[0] - 1, -1, -1) if lines[at].body), None)
    listed = block[colon + 1 :]
    if len(listed) < 2 or (colon < 0 and (above is None or not lines[above].body.endswith(":"))):
        return set()
    longest = max(len(lines[at].body) for at in listed)
    full = all(
        len(lines[at].body) + 1 + len(lines[after].body.split(maxsplit=1)[0]) > longest
        for at, after in pairwise(listed)
    )
    open_ended = any(OPEN_END.search(lines[at].body) for at in listed[:-1])
    return set() if full or open_ended or longest > _LONGEST_THING else set(listed)


def _bare_list(lines: Sequence[SourceLine], block: Sequence[int], width: int | None) -> set[int]:
    """Return the lines of a list that has no marks: short lines, each a thing of its own."""
    bodies = [lines[at].body for at in block if not _is_heading(lines[at].body)]
    if len(bodies) < 2 or any(len(body) > 90 for body in bodies):
        return set()
    if width is not None and sum(len(body) > width - 16 for body in bodies[:-1]) * 2 >= len(bodies) - 1:
        return set()
    begun = sum(body[0].isupper() or body[0].isdigit() or body[0] in "(\"'~.$" for body in bodies)
    if begun < len(bodies) and begun * 3 < len(bodies) * 2:
        return set()
    return set(block)
