"""Needles: strings of which every match of a pattern holds one, so that most patterns need not run over most texts.

They are read off the pattern itself: of all its stretches that spell a few strings ("reports? to", "(?:we|they) are")
one. A pattern of which no such strings can be told is always run. Both sides are in lower case, so letter case plays no
part.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]  # the parser that `re` itself compiles with
from typing import Any, Generic, TypeVar

from extract.pattern_files import filled_patterns

_T = TypeVar("_T")
_WIDTH = 3
"""Characters by which needles are looked up: shorter ones are in every text."""
_ENOUGH = 5
"""Characters of a needle from which a longer one brings no more than a smaller number of them."""
_MOST = 48
"""Strings that a stretch of a pattern may spell."""
_NOTHING = frozenset([""])
_ZERO_WIDTH = frozenset([_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT])
_REPEATS = frozenset([_constants.MAX_REPEAT, _constants.MIN_REPEAT])
_ODD_CASE = str.maketrans({"ſ": "s", "ı": "i", "İ": "i"})
"""Letters that `re.IGNORECASE` takes for others though their lower case differs."""


class LazyPattern:
    """A pattern that is compiled when it is first looked for: of the many in pattern files, a post needs a few."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def needles(self) -> frozenset[str] | None:
        """Strings of which every match holds at least one, None where none can be told."""
        return needles_of(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match between two offsets."""
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at the first of two offsets."""
        return self._compiled.match(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return the matches between two offsets."""
        return self._compiled.finditer(text, start, end)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)


class Needled(Generic[_T]):
    """Things that have a pattern each, in order; `that_may_match` passes over those whose needles a text lacks."""

    def __init__(self, things: Sequence[_T], patterns: Sequence[LazyPattern]) -> None:
        self._things = things
        self._always: set[int] = set()
        places: dict[str, list[int]] = defaultdict(list)
        for place, pattern in enumerate(patterns):
            if pattern.needles is None:
                self._always.add(place)
            for needle in pattern.needles or ():
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


class NeedledPattern(LazyPattern):
    """A pattern that is looked for only where one of its needles is; for sentences, many patterns over each.

    One that is compiled already, as those of `named_patterns`, is not compiled again.
    """

    def __init__(self, pattern: str | re.Pattern[str], flags: int = 0) -> None:
        if isinstance(pattern, re.Pattern):
            super().__init__(pattern.pattern, pattern.flags)
            self._compiled = pattern
        else:
            super().__init__(pattern, flags)
        if self.needles is None:
            raise ValueError(f"no needles can be told of {pattern!r}: it has to be compiled as any other")
        self._needles = self.needles
        self._openings = frozenset(needle[:_WIDTH] for needle in self.needles)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match between two offsets."""
        return super().search(text, start, end) if self._may_match(text[start:end]) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at the first of two offsets."""
        return super().match(text, start, end) if self._may_match(text[start:end]) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return the matches between two offsets."""
        return super().finditer(text, start, end) if self._may_match(text[start:end]) else iter(())

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
    return frozenset(map("".join, zip(*(text[at:] for at in range(_WIDTH)), strict=False)))


def folded(text: str) -> str:
    """Return a text in the letters that needles are written in."""
    return text.lower() if text.isascii() else text.translate(_ODD_CASE).lower()


def needles_of(pattern: str, flags: int = 0) -> frozenset[str] | None:
    """Return strings of which every match of a pattern holds at least one, None where none can be told."""
    found = _needles(_parser.parse(pattern, flags))
    return found if found and min(map(len, found)) >= _WIDTH else None


def _needles(parsed: Any) -> frozenset[str] | None:
    """Return the needles of a sequence: of all its stretches those whose shortest is longest, blanks not counted."""
    known: list[frozenset[str]] = []
    run = _NOTHING
    for operation, value in [*_flat(parsed), (None, None)]:
        spelled = _spelled(operation, value)
        longer = _joined(run, spelled)
        if longer is not None:
            run = longer
            continue
        known.append(run)
        run = spelled or _NOTHING
        if operation is _constants.BRANCH:
            branches = [_needles(branch) for branch in value[1]]
            if all(branches):
                known.append(frozenset().union(*(branch for branch in branches if branch)))
        elif operation in _REPEATS and value[0] > 0:
            known.append(_needles(value[2]) or _NOTHING)
    best = max(known, key=_worth)
    return _least(best) if all(best) else None


def _worth(needles: frozenset[str]) -> tuple[bool, int, int]:
    """Return what makes needles better than others, by their weakest; blanks count nothing: " at " is everywhere."""
    letters = min(len(needle) - needle.count(" ") for needle in needles)
    return min(map(len, needles)) >= _WIDTH, min(letters, _ENOUGH), -len(needles)


def _spelled(operation: Any, value: Any) -> frozenset[str] | None:
    """Return all the strings that a part of a sequence matches, None where they are too many or none can be told."""
    if isinstance(value, str):
        return frozenset([value])
    if operation in _ZERO_WIDTH:
        return _NOTHING
    if operation is _constants.IN:
        letters = [_letter(code) if part is _constants.LITERAL else None for part, code in value]
        return frozenset(letter for letter in letters if letter) if all(letters) else None
    if operation is _constants.BRANCH:
        return _either(_in_turn(branch) for branch in value[1])
    if operation in _REPEATS and tuple(value[:2]) == (0, 1):
        return _either([_NOTHING, _in_turn(value[2])])
    return None


def _in_turn(parsed: Any) -> frozenset[str] | None:
    strings = _NOTHING
    for operation, value in _flat(parsed):
        longer = _joined(strings, _spelled(operation, value))
        if longer is None:
            return None
        strings = longer
    return strings


def _either(several: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    union: frozenset[str] = frozenset()
    for strings in several:
        if strings is None:
            return None
        union |= strings
    return union


def _joined(strings: frozenset[str], following: frozenset[str] | None) -> frozenset[str] | None:
    if following is None or len(strings) * len(following) > _MOST:
        return None
    return frozenset(first + second for first in strings for second in following)


def _least(needles: frozenset[str]) -> frozenset[str]:
    """Return needles without those that hold another one."""
    return frozenset(one for one in needles if not any(other in one for other in needles - {one}))


def _flat(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the parts of a sequence, those of its groups among them; letters in a row are one part, their string."""
    run = ""
    for operation, value in parsed:
        letter = _letter(value) if operation is _constants.LITERAL else None
        if letter:
            run += letter
            continue
        if run:
            yield _constants.LITERAL, run
            run = ""
        if operation is _constants.SUBPATTERN:
            yield from _flat(value[3])
        else:
            yield operation, value
    if run:
        yield _constants.LITERAL, run


@cache
def _letter(code: int) -> str | None:
    """Return a character in lower case, None for a letter that `re.IGNORECASE` may take others for."""
    letter = chr(code)
    return letter.lower() if letter.isascii() or not letter.isalpha() else None
