"""Wraps: which lines go on in the next one, because a mail program broke them or an item hangs over."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from extract.document import Line, LineKind
from extract.joints import JOINT
from extract.layout.source_lines import SourceLine

OPEN_WORD = re.compile(r"\b(?:and|or|of|for|the|an?|in|at|to|with|by|from|who|which|that|is|are|our)$", re.IGNORECASE)
"""Matches "one of the", "technicians and": a line that ends so goes on."""
OPEN_END = re.compile(rf"[,&/–—-]$|{OPEN_WORD.pattern}", re.IGNORECASE)
"""Ends after which a line must go on: a word, or a mark too."""
_ARROW = re.compile(r"[-=]?>|[→⇒›»←⇐]")
"""Two lines that each draw a chain of command are two chains, unless an arrow at the border joins them."""
_END = 3
_HARD_WRAP = range(56, 101)


def wrap_width(lines: Sequence[SourceLine], block: Sequence[int]) -> int | None:
    """Return the width at which the block's lines were wrapped, None where they were not."""
    longest = max(lines[at].lead + len(lines[at].body) for at in block)
    return longest if len(block) > 1 and longest in _HARD_WRAP else None


def mark_wraps(
    lines: Sequence[SourceLine],
    block: Sequence[int],
    found: dict[int, Line],
    width: int | None,
    *,
    apart: AbstractSet[int],
) -> None:
    """Say of each line whether the next one goes on with it; no line does that among those known to be `apart`."""
    for at, after in pairwise(block):
        if {at, after} <= apart:
            continue
        if _may_go_on(found[at], found[after]) and _goes_on(lines[at], lines[after], found[at], found[after], width):
            found[at] = replace(found[at], wraps=True)
            if found[after].kind is not LineKind.TEXT:
                found[after] = lines[after].read_as(LineKind.TEXT)


def joined_text(text: str, lines: Sequence[Line]) -> str:
    """Return the text where a line that goes on with the one before follows it after one blank; same length."""
    pieces: list[str] = []
    done = 0
    for line, following in pairwise(lines):
        if not line.wraps or following.kind is LineKind.BLANK:
            continue
        end = len(text[line.start : line.end].rstrip()) + line.start
        pieces.append(text[done:end])
        pieces.append((" " + JOINT * (following.content - end - 1))[: following.content - end])
        done = max(following.content, end)
    joined = "".join((*pieces, text[done:]))
    return joined if len(joined) == len(text) else text


def _may_go_on(line: Line, following: Line) -> bool:
    """Return whether the kinds of two lines leave it open that the second goes on with the first."""
    if line.wraps or line.kind is LineKind.HEADING or following.marker:
        return False
    if following.kind is LineKind.TEXT:
        return True
    return line.kind is not LineKind.ROW and (
        following.kind is LineKind.ITEM
        or (following.kind is LineKind.KEY_VALUE and line.kind is not LineKind.KEY_VALUE)
    )


def _goes_on(source: SourceLine, after: SourceLine, line: Line, following: Line, width: int | None) -> bool:
    """Return whether the words of two lines tell that the second goes on with the first."""
    body, rest = source.body, after.body
    length = source.lead + len(body)
    if not any(map(str.isalnum, rest)):
        return False
    if _ARROW.search(body) and _ARROW.search(rest) and not _ARROW.match(rest) and not _ARROW.search(body[-_END:]):
        return False
    if _are_things(line, following) and not rest[0].islower() and not OPEN_END.search(body):
        return False
    if width is not None and length >= 40 and length + 1 + len(rest.split(maxsplit=1)[0]) > width:
        return True
    if rest[0].islower() or rest[0] in "&,)":
        return not body.endswith((".", "!", "?", ":", ";")) and (
            length >= 30 or rest[0] in "&,)" or body[-1] in "&-/" or (body[-1] == "," and len(body.split()) > 3)
        )
    hangs = line.marker is not None and after.indent > source.indent and following.kind is LineKind.TEXT
    return hangs and not body.endswith((".", "!", "?", ":"))


def _are_things(line: Line, following: Line) -> bool:
    """Return whether two lines of a list without marks are things of their own."""
    things = {LineKind.ITEM, LineKind.KEY_VALUE}
    return line.kind is LineKind.ITEM and line.marker is None and following.kind in things
