"""Outline: lines of command drawn by the indentation of a list, or by bars between its lines."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.document import Line, LineKind
from extract.joints import JOINT
from extract.quantities.number_words import SO_MANY
from extract.reporting.company import Company, Link, Party
from extract.reporting.ranks import LOWEST_LEADER, rank

_LEADS = re.compile(r"\s*(?:[>→›»↳└├│]|[|`+\\]?--)+\s*")
"""Marks that draw a line's depth."""
_BRANCH = re.compile(r"[\s│├└↳─|`+\\]*(?:[│├└↳]|[|`+\\]--?)[\s│├└↳─-]*")
"""A tree's branches as far as the words ("|   `-- ")."""
_INDENTED = re.compile(r"(?P<indent>[ \t]+)>[ \t]*(?P<capital>[A-Z])?")
_STARS = re.compile(r"(?:\*+|>+|\++|(?:- )+-|-+>?)(?=\s)|\.{2,}(?=\s?\w)")
"""A repeated bullet tells the depth by its length ("** Director", "*** Technician", "- - Technician")."""
_BULLETS = {**dict.fromkeys("•●‣∙·", 1), **dict.fromkeys("o○◦", 2), **dict.fromkeys("▪■§▫", 3)}
"""How deep a word processor's bullet is, which keeps no indentation when it is copied."""
_BULLET = re.compile(rf"[{''.join(_BULLETS)}](?=\s)")
_RUNG = re.compile(r"\s*(?:\||│|↓|⇓|⬇|▼|v|V)\s*")
_BARS = re.compile(r"[\s|│:]+")
"""A line that only draws a tree's branches on."""
_COLUMNS = re.compile(r"\s{3}|\t")
"""What parts the columns of a table."""
_NOTE = re.compile(r"\([^)]*(?:\)|$)")
_BARE = " ([0123456789])-–x>→›»↳└├│─|`+\\*.:\t" + JOINT
_COUNT_WORD = re.compile(
    rf"\W*(?:an?|{SO_MANY}|\w+ty(?:-\w+)?)\s+$",
    re.IGNORECASE,
)
_LINK = re.compile(rf"\s*(?:,|and|&|\+|;)[\s,&\d]*(?:and\s+)?(?:{SO_MANY}|an?)?\s*")
_REMARKED = re.compile(r"[^.,;:]{3,60}(?:\s(?:[-–—]|\()|,\s+(?:who|which|with)\b)\s?[^.]{3,80}$")
"""A title with a remark after a dash or in a clause, however long ("Director of Media – reports to the Director")."""
_LEVELS = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_LONGEST = 70
_WORDS, _ITEM_WORDS = 6, 10
"""Words of a line, and of an item, that names nobody and yet belongs to an outline."""
_LED_UNIT = re.compile(
    r"[\d.]*\s*[A-Z][\w/&,'-]*(?: [\w/&,'-]+){0,3}\s*"
    r"\(\s*(?:(?:me|led\s+by|head|under)\s*[:,]?\s+)?(?:the\s+|an?\s+|our\s+)?"
)
"""Matches "Field Services (led by our ": a unit with its leader in brackets."""
_CLOSES = re.compile(r"\s*(?:[:,–-]\s*[\w ]{1,30})?\)\s*$")
"""Before and after the leader of a unit in a line of an outline ("1.1 Networks (Network Supervisor)")."""
_HEADS_LIST = re.compile(
    r"^(?:under|over|above|below|things|to)\b"
    r"|\b(?:positions|staff|personnel|titles|roster|list|chart|reports?|reporting|supervisors?:|boss:)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[IVX]{1,4}|[A-Z]")
"""What is left of a number or letter before a line of an outline ("I. Director", "A. Manager")."""
_ADJECTIVE = re.compile(r"\W*(?:\d+\W+)?(?:[a-z-]+|[A-Z]{2,4})\s+")
"""One word before a title, which the title's own form leaves out ("seasonal phone agent")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One line of an outline: its depth, whom it names, whether it draws its depth with a mark."""

    depth: tuple[int, int]
    parties: tuple[Party, ...]
    line: Line
    drawn: bool


def links_in_outline(company: Company, lines: Sequence[Line]) -> Iterator[Link]:
    """Yield the links of a list whose indentation draws who is under whom."""
    for block in _outlines(company, lines):
        stack: list[_Row] = []
        for row in block:
            while stack and stack[-1].depth >= row.depth:
                stack.pop()
            if stack and stack[-1].parties and _leads(stack[-1].parties[-1]):
                superior = stack[-1].parties[-1]
                told = block[0].line if row.line.kind is LineKind.QUOTE else row.line
                for party in row.parties:
                    yield Link(subordinate=party, superior=superior, start=told.content, end=row.line.end)
            stack.append(row)


def links_in_ladder(company: Company, lines: Sequence[Line]) -> Iterator[Link]:
    """Yield the links of titles that are above each other with a bar or an arrow in a line between them."""
    for upper, rung, lower in zip(lines, lines[1:], lines[2:], strict=False):
        if not _RUNG.fullmatch(company.text, rung.start, rung.end) or _are_branches(company.text, upper, lower):
            continue
        superiors, subordinates = _parties(company, upper), _parties(company, lower)
        for party in subordinates if superiors else ():
            yield Link(subordinate=party, superior=superiors[0], start=lower.content, end=lower.end)


def _are_branches(text: str, one: Line, other: Line) -> bool:
    """Return whether two lines with a bar between them are both branches of one tree."""
    return all(_BRANCH.match(text, line.start, line.end) for line in (one, other))


def lines_only_drawn(text: str, lines: Sequence[Line], spoken: Sequence[Line]) -> list[Line]:
    """Return the lines that nobody speaks, but that an outline draws: an indented ">" makes them look quoted.

    An arrow alone, the rung of a ladder, looks like a board's button.
    """
    starts = {line.start for line in spoken}
    marked = [(line, match) for line in lines if (match := _INDENTED.match(text, line.start, line.end))]
    deep = len({match["indent"] for _, match in marked}) > 1
    inside = {line.start for line, match in marked if deep or match["capital"]}
    rungs = {line.start for line in lines if line.end > line.start and _RUNG.fullmatch(text, line.start, line.end)}
    return [line for line in lines if line.start not in starts and line.start in inside | rungs]


def _leads(party: Party) -> bool:
    """Return whether somebody who is above others in an outline is a person, and no unit of the roster."""
    return party.mention is not None or rank(party.title) is not None


def _outlines(company: Company, lines: Sequence[Line]) -> Iterator[list[_Row]]:
    block: list[_Row] = []
    flat = _flat_tables(company, lines)
    for line in [*lines, None]:
        if line is not None and _BARS.fullmatch(company.text, line.start, line.end):
            continue
        tabled = line is not None and line.table in flat and not _BRANCH.match(company.text, line.start, line.end)
        row = _row(company, line) if line is not None and not tabled else None
        if row is not None and (block or row.parties):
            block.append(row)
            continue
        if _draws(block):
            yield block
        block = []


def _flat_tables(company: Company, lines: Sequence[Line]) -> set[int]:
    """Return the tables that are no outlines with counts in columns: with one depth, or several titles in a row."""
    depths: dict[int, set[int]] = defaultdict(set)
    several: set[int] = set()
    for line in lines:
        if line.table is not None:
            depths[line.table].add(line.indent)
            titles = company.between(line.content, line.end)
            gaps = (company.text[one.end : other.start] for one, other in itertools.pairwise(titles))
            several.update(line.table for gap in gaps if _COLUMNS.search(gap))
    return {table for table, found in depths.items() if len(found) == 1 or table in several}


def _draws(block: Sequence[_Row]) -> bool:
    """Return whether the depths of a list draw ranks: three of them, two with marks, or two where leaders are above."""
    depths = {row.depth for row in block}
    if len(depths) >= (2 if any(row.drawn for row in block) else 3):
        return True
    heads = [one for one, other in itertools.pairwise(block) if other.depth > one.depth]
    ranks = [rank(head.parties[-1].title) if head.parties else None for head in heads]
    return bool(ranks) and all(one is not None and one <= LOWEST_LEADER for one in ranks)


def _row(company: Company, line: Line) -> _Row | None:
    """Return the row that a line is, None for running text."""
    words = company.text[line.start : line.end]
    branch = _BRANCH.match(words)
    if not line.marker and line.end - line.content >= _LONGEST and not _REMARKED.match(words):
        return None
    parties = _parties(company, line)
    longest = _ITEM_WORDS if line.kind is LineKind.ITEM else _WORDS
    if not parties and (len(words.split()) > longest or words.rstrip().endswith((".", "!", "?", ":"))):
        return None
    bullet = _STARS.match(words.lstrip()) or _BULLET.match(words.lstrip())
    drawn = _LEADS.match(words) is not None
    return _Row(
        depth=(branch.end() if branch else line.indent, _level(line, bullet)),
        parties=parties,
        line=line,
        drawn=drawn,
    )


def _level(line: Line, bullet: re.Match[str] | None) -> int:
    """Return the depth that a mark itself tells: the parts of its number, its form, or how often it is repeated."""
    if line.marker and _LEVELS.match(line.marker):
        return line.marker.rstrip(".)").count(".")
    mark = bullet.group().replace(" ", "") if bullet else ""
    return _BULLETS.get(mark, len(mark))


def _parties(company: Company, line: Line) -> tuple[Party, ...]:
    """Return whom a row names: the title that it begins with and those listed after it, or somebody by rank."""
    text = company.text
    titles = company.between(line.content, line.end)
    led = _LED_UNIT.fullmatch(text, line.content, titles[0].start) if titles else None
    if (
        led
        and (rank(titles[0].singular) or LOWEST_LEADER + 1) <= LOWEST_LEADER
        and _CLOSES.match(text, titles[0].end, line.end)
    ):
        return (company.resolved(titles[0]),)
    lead = text[line.content : titles[0].start].strip(_BARE) if titles else ""
    leads = (_NUMBERED.fullmatch(lead), _COUNT_WORD.fullmatch(lead + " "), _ADJECTIVE.fullmatch(lead[:_LONGEST] + " "))
    if titles and (not lead or any(leads)):
        found = [titles[0]]
        for title in titles[1:]:
            gap = _NOTE.sub(lambda note: " " if note.group().endswith(")") else "(", text[found[-1].end : title.start])
            if not _LINK.fullmatch(gap):
                break
            found.append(title)
        return tuple(company.written_out(title, line.end) for title in found)
    written = _NOTE.sub("", text[line.content : line.end]).strip(_BARE)
    known = next((title for title in company.roster if title.lower() == written.lower()), None)
    if known is not None:
        return (Party(title=known),)
    named = len(written.split()) <= 7 and written[:1].isupper() and rank(written) is not None
    named = named and _HEADS_LIST.search(written) is None
    return (Party(title=written),) if named else ()
