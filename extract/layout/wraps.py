"""Wraps: which lines go on in the next one, because a mail program broke them or an item hangs over."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.document import LineKind
from extract.layout.shape import Shape
from extract.layout.source import SourceLine

_OPEN_END = re.compile(
    r"(?:[,&/–—-]|\b(?:and|or|of|for|the|an?|in|at|to|with|by|from|who|which|that|is|are|our))$", re.I
)
"""Ends after which a line must go on."""
_LONE_KEY = re.compile(r"[A-Z][a-z]+:\s+\S")
_HARD_WRAP = range(56, 101)


def wrap_width(lines: Sequence[SourceLine], block: Sequence[int]) -> int | None:
    """Return the width at which the block's lines were wrapped, None where they were not."""
    longest = max(lines[at].lead + len(lines[at].body) for at in block)
    return longest if len(block) > 1 and longest in _HARD_WRAP else None


def mark_wraps(lines: Sequence[SourceLine], block: Sequence[int], found: dict[int, Shape], width: int | None) -> None:
    """Say of each line whether the next one goes on with it."""
    for at, after in pairwise(block):
        shape, following = found[at], found[after]
        if shape.wraps or shape.kind is LineKind.HEADING or following.marker or not _goes_on(following, shape):
            continue
        body, rest = lines[at].body, lines[after].body
        if following.kind is LineKind.ROW or (shape.kind is LineKind.ROW and following.kind is not LineKind.TEXT):
            continue
        length = lines[at].lead + len(body)
        if _are_things(shape, following) and not rest[0].islower() and not _OPEN_END.search(body):
            continue
        if _ends_key(lines[at], lines[after], following) or (
            width is not None and length + 1 + len(rest.split(maxsplit=1)[0]) > width and length >= 40
        ):
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


def _are_things(shape: Shape, following: Shape) -> bool:
    """Whether two lines of a list without marks are things of their own."""
    things = {LineKind.ITEM, LineKind.KEY_VALUE}
    return shape.kind is LineKind.ITEM and shape.marker is None and following.kind in things


def _ends_key(line: SourceLine, after: SourceLine, following: Shape) -> bool:
    """Whether a key begins in a short line and ends in the next, set in deeper ("Network" / "  Specialist: 1")."""
    short = len(line.body.split()) <= 3 and line.body.replace(" ", "").replace("/", "").isalpha()
    return (
        short
        and following.kind is LineKind.KEY_VALUE
        and after.indent > line.indent
        and bool(_LONE_KEY.match(after.body))
    )


def _goes_on(following: Shape, shape: Shape) -> bool:
    return following.kind in {LineKind.TEXT, LineKind.ITEM, LineKind.KEY_VALUE} and (
        following.kind is not LineKind.KEY_VALUE or shape.kind is not LineKind.KEY_VALUE
    )
