"""Columns: lists that set each title beside its superior ("CIO ....... CEO", "Tech Aide     principal")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Line
from extract.reporting.company import Company, Link, Party
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.drawn.pairs import is_ladder, is_told_below, links_in_pairs
from extract.reporting.ranks import rank
from extract.titles.grammar import match_titles
from extract.titles.title import Title

_GAP = re.compile(r"(?:(?<![ \t])[ \t]+)?(?:\.[ ]?){2,}[ \t]*|[ ]{3,}|[ ]*\t+[ ]*|[ ]+[|^][ ]+")
"""What parts the columns: leaders, a wide gap, a tab, a bar."""
_HEADED = tuple(map(re.compile, (r"[ ]+/[ ]+", r"[ ]*,[ ]+", r"[ ]+[-–—][ ]+", r"[ ]*[=:][ ]+")))
"""What parts the columns of a list under a heading that is parted so itself ("Post / Supervisor")."""
_POST = re.compile(
    r"\W*(?:job\s+)?(?:titles?|positions?|posts?|pos|roles?|jobs?|names?|who|staff|person|employee)\b", re.IGNORECASE
)
"""How such a heading begins."""
_CUE = re.compile(
    r"\b(?:(?:has|over|have)\s+(?:whom?)|boss\w*|report\w*|answers?|line[- ]manage\w*|supervis\w+|manager|managed"
    r"|evaluat\w+|lines?|under)\b",
    re.IGNORECASE,
)
"""What a heading says over such a list, or the line below it ("(left side reports to right side)")."""
_HEAD = re.compile(rf"\W*(?:\w+\s+){{0,2}}?{_CUE.pattern}(?:\s+(?:to|up|by)){{0,2}}\W*", re.IGNORECASE)
_IN_WORDS = re.compile(
    r"\b(?:titles?|positions?|posts?|roles?|jobs?)\s*,?\s+(?:and|with)\s+(?:its|their|the)?\s*"
    r"(?:supervisors?|boss(?:es)?|managers?|evaluators?)\b[^.?!\n]{0,12}[.?!:\"”)]*\s*$",
    re.IGNORECASE,
)
"""Such a heading in a sentence ("List each position and its supervisor.")."""
_TO = re.compile(r"[-–—>→(\s]*(?:(?:reports?|answers?|goes|go)\s+)?(?:to|by|under)\b\s*:?\s*(?:the\s+)?", re.IGNORECASE)
"""Matches " -> reports to the ", "under ": before the superior of a column."""
_NOTE = re.compile(r"\([^()]*\)?")
_LEAD = re.compile(r"[\W\d]*(?:[x×]\s?)?")
_PART = re.compile(r"\s*(?:;|,|/|&|\band\b)\s*")
_AUTHOR = re.compile(r"\W*(?:me|myself|I)\W*", re.IGNORECASE)
_REACH = 160
"""Characters before such a list in which its heading is."""
_LEAST = 3
"""Rows of such a list, and of those with "to" in each."""
_MOST, _LONGEST = 4, 60
"""Columns of such a list, and characters of its last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row: who is in it before whom, and whether the row says "to" itself."""

    subordinates: tuple[Party, ...]
    superiors: tuple[Party, ...]
    told: bool
    line: Line


def links_in_columns(company: Company, lines: Sequence[Line]) -> Iterator[Link]:
    """Yield the links of each list of two columns, where a heading or the rows say that the last names superiors."""
    yield from links_in_pairs(company, lines)
    for start, block in _blocks(company, lines):
        heading = company.text[max(0, start - _REACH) : start]
        told = sum(row.told for row in block)
        cued = _CUE.search(heading) or is_told_below(company.text, block[-1].line.end)
        ladder = is_ladder([(row.subordinates, row.superiors) for row in block])
        if told * 2 <= len(block) and not (cued and ladder):
            continue
        for row in block:
            for subordinate in row.subordinates:
                for superior in row.superiors:
                    yield Link(subordinate=subordinate, superior=superior, start=row.line.content, end=row.line.end)


def _blocks(company: Company, lines: Sequence[Line]) -> Iterator[tuple[int, list[_Row]]]:
    """Yield each run of rows, with where it begins."""
    block: list[_Row] = []
    gap = _GAP
    for line, following in pairwise([*lines, None, None]):
        gap = gap if line is None else _gap_of_heading(company.text, line, following) or gap
        row = None if line is None else _row(company, line, gap)
        if row is not None:
            block.append(row)
            continue
        if len(block) >= _LEAST:
            yield block[0].line.start, block
        block = []


def _gap_of_heading(text: str, line: Line, following: Line | None) -> re.Pattern[str] | None:
    """Return what parts the columns of the list that a line heads ("Post / Supervisor"), None for any other line.

    Under a heading in words ("Each post and its supervisor") the line that follows tells.
    """
    if following is not None and _IN_WORDS.search(text, line.content, line.end):
        return next((gap for gap in _HEADED if len(gap.findall(text, following.content, following.end)) == 1), None)
    for gap in _HEADED if line.end - line.content <= _LONGEST else ():
        parted = list(gap.finditer(text, line.content, line.end))
        if parted and _POST.match(text, line.content) and _HEAD.fullmatch(text, parted[-1].end(), line.end):
            return gap
    return None


def _row(company: Company, line: Line, gap: re.Pattern[str]) -> _Row | None:
    """Return the row that a line is, None where it does not name a post and, in its last column, another."""
    cells = _cells(company.text, line, gap)
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


def _cells(text: str, line: Line, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    gaps = [(gap.start(), gap.end()) for gap in gap.finditer(text, line.content, line.end)]
    begins = [line.content, *(end for _, end in gaps)]
    return list(zip(begins, [*(start for start, _ in gaps), line.end], strict=True))


def _titles(company: Company, start: int, end: int) -> list[Title]:
    """Return the titles of a cell, on its own where one of them goes on in the next cell."""
    return company.between(start, end) or match_titles(company.text, start, end)


def _left(company: Company, start: int, end: int) -> tuple[Party, ...]:
    titles = _titles(company, start, end)
    if not titles and _AUTHOR.fullmatch(company.text, start, end):
        return company.myself()
    if not titles or not _LEAD.fullmatch(company.text, start, titles[0].start):
        return ()
    return tuple(company.written_out(title, end) for title in titles if _begins(company, title.start, start))


def _right(company: Company, start: int, end: int) -> tuple[Party, ...]:
    titles = [title for title in _titles(company, start, end) if _begins(company, title.start, start)]
    if titles and _LEAD.fullmatch(company.text, start, titles[0].start):
        return tuple(company.written_out(title, end) for title in titles)
    found = superior_after(company, start, end)
    known = found is not None and (found[0].mention is not None or rank(found[0].title) is not None)
    return (found[0],) if found is not None and known else ()


def _begins(company: Company, at: int, start: int) -> bool:
    """Return whether a title begins a part of its cell, and is in no remark."""
    before = company.text[start:at]
    if before.count("(") > before.count(")"):
        return False
    last = _PART.split(_NOTE.sub("", before))[-1]
    return _LEAD.fullmatch(last) is not None
