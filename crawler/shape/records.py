"""Records: what may be a page's posts, each a run of neighbouring elements with what it alone holds.

A record is mostly one element; in a table it can be a run of rows. Records may be inside each other (answers below
what they answer): what belongs to an inner record is not the outer one's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from crawler.items import Moment
from crawler.shape.persons import NESTED
from crawler.shape.tree import Node


@dataclass(slots=True, eq=False)
class Record:
    """One post's elements and, once `count_own` has run, the records inside it and what is its own."""

    nodes: tuple[Node, ...]
    inner: list["Record"] = field(default_factory=list)
    """The outermost records that are inside this one."""
    prose: int = 0
    times: int = 0
    names: int = 0

    @property
    def start(self) -> int:
        """The place in the page where the record begins."""
        return self.nodes[0].start

    @property
    def end(self) -> int:
        """The place in the page after the record."""
        return self.nodes[-1].end

    def own(self) -> Iterator[Node]:
        """Yield the record's elements in the order of the page, without those of inner records."""
        inner = {id(node) for record in self.inner for node in record.nodes}
        stack = list(reversed(self.nodes))
        while stack:
            node = stack.pop()
            if id(node) not in inner:
                yield node
                stack.extend(reversed(node.children))

    def moments(self) -> Iterator[Moment]:
        """Yield the moments that are the record's own, in the order of the page."""
        return (node.moment for node in self.own() if node.is_time and node.moment)


def names_before(nodes: Sequence[Node], weights: Mapping[int, float]) -> list[int]:
    """Return for each place of the page how many likely names come before it."""
    return [0, *accumulate(weights.get(node.start, 0.0) >= NESTED for node in nodes)]


def count_own(records: list[Record], names: Sequence[int]) -> None:
    """Put records in the order of the page, tell each which are inside it, and count what is its own."""
    records.sort(key=lambda record: (record.start, -record.end))
    _nest(records)
    for record in records:
        prose, times, named = _counts(record, names)
        for inner in record.inner:
            inner_prose, inner_times, inner_named = _counts(inner, names)
            prose, times, named = prose - inner_prose, times - inner_times, named - inner_named
        record.prose, record.times, record.names = prose, times, named


def set_apart(records: Sequence[Record]) -> None:
    """Take the prose of each record out of that of the elements round it: from now on theirs is their own record's."""
    for record in reversed(records):
        for top in record.nodes:
            for above in top.above():
                above.prose -= top.prose
                above.letters -= top.letters
                above.linked -= top.linked


def opens_alike(records: Sequence[Record]) -> bool:
    """Return whether the first record has the shape of the second."""
    return len(records) > 1 and records[0].nodes[0].key == records[1].nodes[0].key


def _nest(records: Sequence[Record]) -> None:
    around: list[Record] = []
    for record in records:
        record.inner = []
        while around and around[-1].end <= record.start:
            around.pop()
        if around:
            around[-1].inner.append(record)
        around.append(record)


def _counts(record: Record, names: Sequence[int]) -> tuple[int, int, int]:
    prose = sum(node.prose for node in record.nodes)
    times = sum(node.times for node in record.nodes)
    return prose, times, names[record.end] - names[record.start]
