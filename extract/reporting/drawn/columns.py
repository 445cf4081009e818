"""Columns: lists that set each title beside its superior ("CIO ....... CEO", "Tech Aide     principal")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Line
from extract.reporting.company import Company, Link, Party
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.ranks import rank

_GAP = re.compile(r"(?:(?<![ \t])[ \t]+)?(?:\.[ ]?){2,}[ \t]*|[ ]{3,}|[ ]*\t+[ ]*|[ ]+[|^][ ]+")
"""What parts the columns: leaders, a wide gap, a tab, a bar."""
_CUE = re.compile(
    r"\b(?:boss\w*|report\w*|answers?|line[- ]manage\w*|supervis\w+|manager|managed|evaluat\w+|bosses|lines?|under)\b",
    re.IGNORECASE,
)
"""What a heading says over such a list."""
_KEY = re.compile(r"\s*\(?(?:the\s+)?(?:left|first)[^.\n]{0,30}\b(?:reports?|answers?)\s+to\b", re.IGNORECASE)
"""What a line right behind such a list says of it ("(left column reports to right column)")."""
_TO = re.compile(r"[-–—>→(\s]*(?:(?:reports?|answers?|goes|go)\s+)?(?:to|by|under)\b\s*:?\s*(?:the\s+)?", re.IGNORECASE)
"""Matches " -> reports to the ", "under ": before the superior of a column."""
_NOTE = re.compile(r"\([^()]*\)?")
_LEAD = re.compile(r"[\W\d]*(?:[x×]\s?)?")
_PART = re.compile(r"\s*(?:;|,|/|&|\band\b)\s*")
_REACH = 160
"""Characters before such a list in which its heading stands."""
_LEAST = 3
"""Rows of such a list, and of those with "to" in each."""
_MOST, _LONGEST = 4, 60
"""Columns of such a list, and characters of its last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row: who stands in it before whom, and whether the row says "to" itself."""

    subordinates: tuple[Party, ...]
    superiors: tuple[Party, ...]
    told: bool
    line: Line


def links_in_columns(company: Company, lines: Sequence[Line]) -> Iterator[Link]:
    """Yield the links of each list of two columns, where a heading or the rows say that the last names superiors."""
    for start, block in _blocks(company, lines):
        heading = company.text[max(0, start - _REACH) : start]
        told = sum(row.told for row in block)
        cued = _CUE.search(heading) or _KEY.match(company.text, block[-1].line.end)
        if told * 2 <= len(block) and not (cued and _goes_round(block)):
            continue
        for row in block:
            for subordinate in row.subordinates:
                for superior in row.superiors:
                    yield Link(subordinate=subordinate, superior=superior, start=row.line.content, end=row.line.end)


def _goes_round(block: Sequence[_Row]) -> bool:
    """Tell whether one of the right column stands in the left one too: the columns are rungs of one ladder."""
    left = {party.title.lower() for row in block for party in row.subordinates}
    return any(party.title.lower() in left for row in block for party in row.superiors)


def _blocks(company: Company, lines: Sequence[Line]) -> Iterator[tuple[int, list[_Row]]]:
    """Yield each run of rows, with where it begins."""
    block: list[_Row] = []
    for line in [*lines, None]:
        row = None if line is None else _row(company, line)
        if row is not None:
            block.append(row)
            continue
        if len(block) >= _LEAST:
            yield block[0].line.start, block
        block = []


def _row(company: Company, line: Line) -> _Row | None:
    """Return the row that a line is, None where it does not name a post and, in its last column, another."""
    cells = _cells(company.text, line)
    if not 2 <= len(cells) <= _MOST or cells[-1][1] - cells[-1][0] > _LONGEST:
        return None
    left = next((place for place, cell in enumerate(cells[:-1]) if _left(company, *cell)), None)
    if left is None:
        return None
    to = _TO.match(company.text, *cells[-1])
    last = (to.end() if to else cells[-1][0], cells[-1][1])
    superiors = [party for cell in (*cells[left + 1 : -1], last) for party in _right(company, *cell)]
    if not superiors:
        return None
    return _Row(subordinates=_left(company, *cells[left]), superiors=tuple(superiors), told=to is not None, line=line)


def _cells(text: str, line: Line) -> list[tuple[int, int]]:
    gaps = [(gap.start(), gap.end()) for gap in _GAP.finditer(text, line.content, line.end)]
    begins = [line.content, *(end for _, end in gaps)]
    return list(zip(begins, [*(start for start, _ in gaps), line.end], strict=True))


def _left(company: Company, start: int, end: int) -> tuple[Party, ...]:
    titles = company.between(start, end)
    if not titles or not _LEAD.fullmatch(company.text, start, titles[0].start):
        return ()
    return tuple(company.resolved(title) for title in titles if _begins(company, title.start, start))


def _right(company: Company, start: int, end: int) -> tuple[Party, ...]:
    titles = [title for title in company.between(start, end) if _begins(company, title.start, start)]
    if titles and _LEAD.fullmatch(company.text, start, titles[0].start):
        return tuple(company.resolved(title) for title in titles)
    found = superior_after(company, start, end)
    known = found is not None and (found[0].mention is not None or rank(found[0].title) is not None)
    return (found[0],) if found is not None and known else ()


def _begins(company: Company, at: int, start: int) -> bool:
    """Tell whether a title begins a part of its cell, and stands in no remark."""
    before = company.text[start:at]
    if before.count("(") > before.count(")"):
        return False
    last = _PART.split(_NOTE.sub("", before))[-1]
    return _LEAD.fullmatch(last) is not None
