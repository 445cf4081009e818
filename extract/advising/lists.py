"""Lists: which sentences are in a list that somebody announced, and what the announcement makes of them.

"What we learned:", "Here are our rules", "Three things." give their items a kind of advice; "Our workflow:" says that
the items are none. Items are bullets, or the lines of a block right under a line that ends with a colon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.advising.cues import lead_of
from extract.document import Line, LineKind
from extract.facts import AdviceKind
from extract.quantities.number_words import SMALL

_COUNTED = re.compile(
    r"(?:(?:here are|so,?|just|my|our|the|i have) )*(?P<count>two|three|four|five|six|a couple of|a few|some) "
    r"(?:[a-z]+ )?(?:lessons?|things?|rules|tips|pieces of advice|points|pointers|warnings|cautions|suggestions"
    r"|recommendations|thoughts)\b"
    r".{0,60}[.:]$",
    re.IGNORECASE,
)
"""Matches "Three things we learned:", "Here are a few tips for you:": an announcement of items."""
_SOME = 3
"""How many "a few" things are."""
_INLINE = re.compile(r": (?=[^;:\d(][^;:]{2,200}; )")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence on its way through the lists: its flat text, where it lies, and its line's number."""

    text: str
    start: int
    end: int
    line: int
    opens_line: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A unit with its place: under which lead (None: under none), whether it opens an item, whether it announces."""

    unit: Unit
    announced: bool
    kind: AdviceKind | None
    opens_item: bool
    announces: bool


@dataclass(slots=True, kw_only=True)
class _Announcement:
    indent: int
    kind: AdviceKind | None
    known: bool
    left: int | None = None
    line: int = 0


def place_units(units: Sequence[Unit], lines: Sequence[Line]) -> Iterator[Placed]:
    """Yield each unit with the list that it is in."""
    stack: list[_Announcement] = []
    last_line = -1
    in_item = False
    for position, unit in enumerate(units):
        line = lines[unit.line]
        if unit.opens_line and unit.line != last_line:
            in_item = _enter_line(stack, lines, unit.line, last_line)
        prose = bool(stack and stack[-1].left is not None)
        if prose:
            in_item = _count_down(stack)
        last_line = unit.line
        top = stack[-1] if stack and in_item else None
        text = _with_beginning(units, position)
        found = _announcement(unit, text, line, units[position + 1 : position + 2], lines)
        if found:
            if top and not found.known:
                found = _Announcement(indent=found.indent, kind=top.kind, known=top.known, line=found.line)
            while stack and stack[-1].indent >= found.indent:
                stack.pop()
            stack.append(found)
        known = bool(top and top.known)
        yield Placed(
            unit=unit,
            announced=known,
            kind=top.kind if top and known else None,
            opens_item=bool(top) and (unit.opens_line or prose),
            announces=found is not None,
        )


def inline_items(sentence: str) -> tuple[AdviceKind | None, tuple[tuple[int, int], ...]]:
    """Return the kind and the borders of "What I learned: one; two; three", or no items."""
    label = _INLINE.search(sentence)
    if not label:
        return None, ()
    lead = lead_of(sentence[: label.start()])
    if lead is None or lead.kind is None:
        return None, ()
    items, start = [], label.end()
    for part in sentence[label.end() :].split(";"):
        items.append((start + len(part) - len(part.lstrip()), start + len(part)))
        start += len(part) + 1
    return lead.kind, tuple(items)


def _enter_line(stack: list[_Announcement], lines: Sequence[Line], at: int, before: int) -> bool:
    """Close the lists that this line ends; say whether it is in one."""
    line = lines[at]
    if line.kind is LineKind.ITEM:
        while stack and (stack[-1].left is not None or stack[-1].indent >= line.indent):
            stack.pop()
        return bool(stack)
    if not stack or stack[-1].indent >= 0:
        stack.clear()
        return False
    blank = any(lines[between].kind is LineKind.BLANK for between in range(before + 1, at))
    first = stack[-1].line == before
    if (blank and not first) or lines[before].kind is LineKind.ITEM:
        stack.clear()
        return False
    return True


def _count_down(stack: list[_Announcement]) -> bool:
    """Take one from the things that prose has announced; say whether there was one left."""
    top = stack[-1]
    if not top.left:
        stack.pop()
        return False
    top.left -= 1
    return True


def _with_beginning(units: Sequence[Unit], position: int) -> str:
    """Return a unit's text; of one that goes on with the line above ("therefore put in:"), both."""
    text = units[position].text
    before = units[position - 1] if position else None
    if (
        before is None
        or not text[:1].islower()
        or before.text[-1:] in ".!?:"
        or before.line + 1 < units[position].line - 1
    ):
        return text
    return f"{before.text} {text}"


def _announcement(
    unit: Unit, text: str, line: Line, following: Sequence[Unit], lines: Sequence[Line]
) -> _Announcement | None:
    counted = _COUNTED.match(unit.text)
    after = lines[following[0].line] if following else None
    opens_bullets = (
        after is not None
        and following[0].line != unit.line
        and after.kind is LineKind.ITEM
        and (line.kind is not LineKind.ITEM or after.indent > line.indent)
    )
    ends_line = following and following[0].line != unit.line
    colon = unit.text.endswith(":") and bool(ends_line)
    if not (opens_bullets or colon or counted or line.kind is LineKind.HEADING):
        return None
    lead = lead_of(text)
    if not (opens_bullets or colon or line.kind is LineKind.HEADING):
        if lead is None or lead.kind is None or counted is None:
            return None
        left = SMALL.get(counted["count"].lower(), _SOME)
        return _Announcement(indent=-1, kind=lead.kind, known=True, left=left, line=unit.line)
    indent = line.indent if line.kind is LineKind.ITEM else -1
    return _Announcement(indent=indent, kind=lead.kind if lead else None, known=lead is not None, line=unit.line)
