"""School levels: the part of a school system that a 1:1 programme covers, told in words alone ("middle school up")."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.devices.grades import Grades
from extract.pattern_files import named_patterns

_YEARS = {"e": (0, 5), "p": (0, 5), "l": (0, 5), "m": (6, 8), "j": (6, 8), "sec": (6, 12)}
_HIGH_SCHOOL = 9, 12
"""First and last grade of the level whose name begins so, of all others last; only where it has to join others."""
_LAST = 12
_PATTERNS = named_patterns("device_programs")
_LEVEL = re.compile(rf"\b{_PATTERNS['level'].pattern}")


def covered_levels(text: str, grounds: Sequence[tuple[int, int]]) -> list[Grades]:
    """Return the levels of a sentence that say of whom a programme is asserted: its subject, or what is after."""
    return [span for start, stop in grounds for span in (*subject_level(text, start, stop), *_complement(text, stop))]


def subject_level(text: str, start: int, stop: int) -> list[Grades]:
    """Return the level that has the programme: before it ("High school is 1:1"), or in it ("every middle schooler")."""
    before = _PATTERNS["level before"].search(text, 0, start)
    if before:
        return [_grades(before)]
    inside = list(_PATTERNS["level of pupils"].finditer(text, start, stop))
    return [_grades(inside[0])] if len(inside) == 1 else []


def answered_level(following: Sequence[str]) -> list[Grades]:
    """Return the level that the next sentence names on its own ("Elementary only!")."""
    alone = _PATTERNS["level alone"].match(following[0]) if following else None
    return [_grades(alone)] if alone else []


def _complement(text: str, stop: int) -> Iterator[Grades]:
    behind = _PATTERNS["level behind"].match(text, stop)
    if behind:
        found = [_grades(match) for match in _LEVEL.finditer(text, behind.start("levels"), behind.end("levels"))]
        if all(one.high is not None and other.low == one.high + 1 for one, other in pairwise(found)):
            yield from found


def _grades(match: re.Match[str]) -> Grades:
    start, end = match.span("level")
    low, high = next((years for name, years in _YEARS.items() if match["name"].startswith(name)), _HIGH_SCHOOL)
    words = match["level"] + " school" * match["level"].endswith(("high", "middle", "upper", "lower"))
    return Grades(start=start, end=end, low=low, high=_LAST if match["up"] else high, words=words)
