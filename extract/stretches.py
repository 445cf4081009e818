"""Stretches: parts of a text that are spoken for, to be asked whether some other part lies in one of them."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Parts of a text, from character `start` to `end` each; they may overlap."""

    def __init__(self, parts: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(parts)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        """Return whether any of them overlaps the characters `start` to `end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start

    def hold(self, at: int) -> bool:
        """Return whether a character lies in one of them."""
        return self.touch(at, at + 1)
