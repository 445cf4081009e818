"""Needles: strings of which every match of a pattern holds one, so that most patterns need not run over most texts.

A pattern of which no such strings can be told is always run. Both sides are in lower case, so that letter case plays
no part.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from extract.lazy_patterns import LazyPattern
from extract.pattern_files import filled_patterns
from extract.required_literals import WIDTH, needles_of

_T = TypeVar("_T")
_ODD_CASE = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})
"""Letters that `re.IGNORECASE` takes for others though their lower case differs."""


class Needled(Generic[_T]):
    """Things that have a pattern each, in order; `that_may_match` passes over those whose needles a text lacks."""

    def __init__(self, things: Sequence[_T], patterns: Sequence[LazyPattern]) -> None:
        self._things = things
        self._always: set[int] = set()
        places: dict[str, list[int]] = defaultdict(list)
        for place, pattern in enumerate(patterns):
            needles = needles_of(pattern.pattern, pattern.flags)
            if needles is None:
                self._always.add(place)
            for needle in needles or ():
                places[needle].append(place)
        shared = Counter(part for needle in places for part in _parts(needle))
        self._needles: dict[str, list[tuple[str, list[int]]]] = defaultdict(list)
        for needle, its in places.items():
            part = min(sorted(_parts(needle)), key=lambda part: (" " in part, shared[part]))
            self._needles[part].append((needle, its))
        self._keys = frozenset(self._needles)

    def that_may_match(self, text: str) -> Iterator[_T]:
        """Yield, in order, the things whose pattern may match the text or a part of it."""
        lower, parts = _looked_up(text)
        held = [places for part in parts & self._keys for needle, places in self._needles[part] if needle in lower]
        return map(self._things.__getitem__, sorted(self._always.union(*held)))


class NeedledPattern:
    """A pattern that is looked for only where one of its needles is; for sentences, many patterns over each."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        needles = needles_of(pattern, flags)
        if needles is None:
            raise ValueError(f"no needles can be told of {pattern!r}: it has to be compiled as any other")
        self._pattern = LazyPattern(pattern, flags)
        self._needles = needles
        self._openings = frozenset(needle[:WIDTH] for needle in needles)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match between two offsets."""
        return self._pattern.search(text, start, end) if self._may_match(text[start:end]) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at the first of two offsets."""
        return self._pattern.match(text, start, end) if self._may_match(text[start:end]) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return the matches between two offsets."""
        return self._pattern.finditer(text, start, end) if self._may_match(text[start:end]) else iter(())

    def _may_match(self, text: str) -> bool:
        lower, parts = _looked_up(text)
        return not self._openings.isdisjoint(parts) and any(needle in lower for needle in self._needles)


def needled_patterns(name: str, flags: int) -> Needled[LazyPattern]:
    """Return the patterns of `patterns/<name>.jsonl`, in order."""
    patterns = [LazyPattern(pattern, flags) for pattern in filled_patterns(name).values()]
    return Needled(patterns, patterns)


@lru_cache(maxsize=128)
def _looked_up(text: str) -> tuple[str, frozenset[str]]:
    """Return a text as needles are looked for in it, and its parts; many ask, sentence after sentence."""
    lower = folded(text)
    return lower, _parts(lower)


def _parts(text: str) -> frozenset[str]:
    """Return every run of as many characters as needles are looked up by."""
    return frozenset(map("".join, zip(*(text[at:] for at in range(WIDTH)), strict=False)))


def folded(text: str) -> str:
    """Return a text in the letters that needles are written in."""
    return text.lower() if text.isascii() else text.translate(_ODD_CASE).lower()
