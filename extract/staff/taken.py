"""Taken: the stretches of a text that some reader has read already."""

from bisect import bisect_right, insort


class Taken:
    """The stretches of text that tables and lists have read already."""

    def __init__(self) -> None:
        self.ends: dict[int, int] = {}
        self.starts: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Take the characters `start` to `end`."""
        if start not in self.ends:
            insort(self.starts, start)
        self.ends[start] = end

    def holds(self, at: int) -> bool:
        """Tell whether a character is taken."""
        before = bisect_right(self.starts, at)
        return before > 0 and at < self.ends[self.starts[before - 1]]
