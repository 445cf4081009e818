"""Outline marks: what draws a line's level in front of its words: a tree's branch, an arrow, a number like 1.2.1."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.source_lines import SourceLine

_BRANCH = re.compile(
    r"(?P<marker>(?:[|│┃]\s*)*(?:[|│├└┣┗╚╠`'+\\]\s?[-─━═_]+>?|[├└┣┗╚╠↳]))\s*(?=[\w(\[\"'.½¼¾])(?=[^|]*$)"
)
"""Matches "|-- Director", "└─ Technician": a branch of a drawn tree."""
_DEPTH = re.compile(r"(?P<marker>>{1,6})\s*(?=[\w(.])(?=[^>]*$)")
"""A line that a quotation mark opens, once it is known to quote nobody."""
_LEVELS = re.compile(r"(?P<marker>(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})\.?\)?)\s+(?=[^\W\d]|\()")
_FEWEST, _LONGEST = 3, 300
"""Numbered lines of an outline at least, and characters of a line that a branch may open."""


def branch_of(body: str) -> re.Match[str] | None:
    """Return the branch of a tree, or the arrows, with which a line begins."""
    if len(body) > _LONGEST:
        return None
    return _BRANCH.match(body) or _DEPTH.match(body)


def numbered_by_levels(lines: Sequence[SourceLine], block: Sequence[int]) -> dict[int, re.Match[str]]:
    """Return the lines of a block whose numbers count an outline ("1.1", "1.1.1", "1.2"), and no people ("1.5 Techs").

    Each number is that of the next line of a level, or of the first one below.
    """
    found = {at: match for at in block if (match := _LEVELS.match(lines[at].body))}
    numbers = [tuple(map(int, match["number"].split("."))) for match in found.values()]
    follows = all(_follows(one, other) for one, other in pairwise(numbers))
    return found if len(numbers) >= _FEWEST and follows else {}


def _follows(before: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Return whether a number is the next after another in an outline, maybe with a one-part heading between."""
    if number == (*before, 1) or (number[-1] == 1 and number[0] == before[0] + 1):
        return True
    return any(number == (*before[:level], before[level] + 1) for level in range(1, len(before)))
