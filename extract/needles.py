"""Needles: strings of which every match of a pattern holds one, so that most patterns need not run over most texts.

They are read off the pattern itself: a run of plain letters, or for alternatives a run of each. A pattern of which no
such strings can be told is always run. Both sides are in lower case, so letter case plays no part.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from re import _constants, _parser  # type: ignore[attr-defined]  # the parser that `re` itself compiles with
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")
_WIDTH = 3
"""Characters by which needles are looked up: shorter ones stand in every text."""
_ZERO_WIDTH = frozenset([_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT])
_ODD_CASE = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})
"""Letters that `re.IGNORECASE` takes for others though their lower case differs."""


class Needled(Generic[_T]):
    """Things that have a pattern each, in order; `that_may_match` passes over those whose needles a text lacks."""

    def __init__(self, things: Sequence[_T], patterns: Sequence[re.Pattern[str]]) -> None:
        self._things = things
        self._always: set[int] = set()
        self._needles: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for place, pattern in enumerate(patterns):
            needles = needles_of(pattern)
            if needles is None:
                self._always.add(place)
            for needle in needles or ():
                self._needles[needle[:_WIDTH]].append((needle, place))

    def that_may_match(self, text: str) -> Iterator[_T]:
        """Yield, in order, the things whose pattern may match the text or a part of it."""
        lower = folded(text)
        openings = {lower[at : at + _WIDTH] for at in range(len(lower) - _WIDTH + 1)} & self._needles.keys()
        held = {place for opening in openings for needle, place in self._needles[opening] if needle in lower}
        return (self._things[place] for place in sorted(held | self._always))


def folded(text: str) -> str:
    """Return a text in the letters that needles are written in."""
    return text.lower() if text.isascii() else text.translate(_ODD_CASE).lower()


def needles_of(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return strings of which every match of a pattern holds at least one, None where none can be told."""
    found = _needles(_parser.parse(pattern.pattern, pattern.flags))
    return found if found and min(map(len, found)) >= _WIDTH else None


def _needles(parsed: Any) -> frozenset[str] | None:
    """Return the needles of a sequence: of all its parts those whose shortest is longest."""
    known: list[frozenset[str]] = []
    run = ""
    for operation, value in [*_flat(parsed), (None, None)]:
        if operation is _constants.LITERAL and value < 128:
            run += chr(value).lower()
            continue
        if operation in _ZERO_WIDTH:
            continue
        known += [frozenset([run])] if run else []
        run = ""
        if operation is _constants.BRANCH:
            branches = [_needles(branch) for branch in value[1]]
            if all(branches):
                known.append(frozenset().union(*(branch for branch in branches if branch)))
        elif operation in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and value[0] > 0:
            inside = _needles(value[2])
            known += [inside] if inside else []
    return max(known, key=lambda needles: (min(min(map(len, needles)), _WIDTH), -len(needles)), default=None)


def _flat(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the parts of a sequence, those of its groups among them."""
    for operation, value in parsed:
        if operation is _constants.SUBPATTERN:
            yield from _flat(value[3])
        else:
            yield operation, value
