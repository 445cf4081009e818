"""The opening post, where its shape differs from that of the answers below it."""

from collections.abc import Sequence
from datetime import date

from crawler.shape.records import Record
from crawler.shape.tree import Node

MOST_TIMES = 4
"""Times past which what is above the answers is a list, no post."""
LEAST_PROSE = 15
"""Letters of prose that a post has."""
MOST_PARTS = 8
"""Neighbours of which an opening post may be made."""


def opening_above(first: Record, names: Sequence[int]) -> Record | None:
    """Return what is above the first record and holds a person, a time that is not later, and prose."""
    node: Node | None = first.nodes[0]
    latest = max((moment.day for moment in first.moments()), default=None)
    while node is not None and node.parent is not None:
        before = [sibling for sibling in node.parent.children[: node.place] if sibling.letters or sibling.times]
        for run in _runs(before):
            if _is_post(run, names) and _is_not_later(run, latest):
                return Record(nodes=run)
        node = node.parent
    return None


def _runs(before: Sequence[Node]) -> list[tuple[Node, ...]]:
    """Return the elements above, nearest first, then all of them that hold a part of a post."""
    runs: list[tuple[Node, ...]] = [(node,) for node in reversed(before)]
    parts = [place for place, node in enumerate(before) if node.times or node.prose]
    if len(parts) > 1 and parts[-1] - parts[0] < MOST_PARTS:
        runs.append(tuple(before[parts[0] : parts[-1] + 1]))
    return runs


def _is_post(run: tuple[Node, ...], names: Sequence[int]) -> bool:
    if not 1 <= sum(node.times for node in run) <= MOST_TIMES or names[run[-1].end] == names[run[0].start]:
        return False
    return sum(node.prose for node in run) >= LEAST_PROSE


def _is_not_later(run: tuple[Node, ...], latest: date | None) -> bool:
    earliest = min((moment.day for moment in Record(nodes=run).moments()), default=None)
    return earliest is None or latest is None or earliest <= latest
