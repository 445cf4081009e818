"""Touching: which groups are worth comparing: a member of one is among the nearest neighbours of one of the other.

`Touching` finds it of all groups at once; `TouchingFew` only of those that somebody asks about, which is less where
nearly all are at rest. Both answer the same as far as likeness reaches the threshold.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np

from kb.distil.grouping.likeness import SentenceGroup
from kb.meaning.neighbours import nearest
from kb.meaning.vectors import Vectors

_NEIGHBOURS = 24
"""Nearest vectors of each that are worth comparing."""
_LEAST_COSINE = 0.25
"""Groups may join whose nearest members are less alike than the mean asks; below this it is never made good."""
_FEW = 1 / 50
"""Share of the sentences up to which asking about each costs less than finding all."""
_ROUNDED = 1e-4
"""More than 32 bits lose of a likeness."""

Members = Mapping[int, Sequence[int]]
"""The places of each group's sentences, by its name."""


class Touches(Protocol):
    """Says which groups touch, and learns which have become one."""

    def of(self, name: int) -> Iterable[int]:
        """Return the names of the groups that touch one, and may be alike enough to join."""

    def join(self, keep: int, drop: int) -> None:
        """Make one group of two, before their members are one."""


def touching(said: Sequence[SentenceGroup], threshold: float, members: Members, asked: int) -> Touches:
    """Return the index of groups that touch, by whether few or many sentences (`asked`) will be looked up."""
    if asked > len(said) * _FEW:
        return Touching(said)
    return TouchingFew(said, threshold, members)


class Touching:
    """All groups that touch, from the neighbours of all sentences."""

    def __init__(self, said: Sequence[SentenceGroup]) -> None:
        self._touching: dict[int, set[int]] = {place: set() for place in range(len(said))}
        for one, neighbours in _neighbours(_directions(said), range(len(said))):
            for neighbour in neighbours:
                self._touching[one].add(neighbour)
                self._touching[neighbour].add(one)

    def of(self, name: int) -> Collection[int]:
        """Return the groups that touch one."""
        return self._touching[name]

    def join(self, keep: int, drop: int) -> None:
        """Make one group of two."""
        for neighbour in self._touching.pop(drop):
            self._touching[neighbour].discard(drop)
            if neighbour != keep:
                self._touching[neighbour].add(keep)
                self._touching[keep].add(neighbour)


class TouchingFew:
    """The groups that touch one which is asked about: of those alike enough by their sums, neighbours are looked up."""

    def __init__(self, said: Sequence[SentenceGroup], threshold: float, members: Members) -> None:
        self._members = members
        self._least = threshold - _ROUNDED
        self._directions = _directions(said)
        self._sums = self._directions.copy()
        self._counts = np.ones(len(said), np.float32)
        self._commonness = np.array([one.commonness for one in said], np.float32)
        self._neighbours: dict[int, frozenset[int]] = {}

    def of(self, name: int) -> list[int]:
        """Return the groups that touch one; those are left out whose likeness is below the threshold anyway."""
        alike = self._sums @ self._sums[name] / (self._counts * self._counts[name])
        common = self._commonness / self._counts
        alike -= (common + common[name]) / 2
        near = [other for other in np.nonzero(alike >= self._least)[0].tolist() if other != name]
        self._look_up([place for group in (name, *near) for place in self._members[group]])
        return [other for other in near if self._knows(name, other) or self._knows(other, name)]

    def join(self, keep: int, drop: int) -> None:
        """Make one group of two."""
        for sums in (self._sums, self._counts, self._commonness):
            sums[keep] += sums[drop]
        self._commonness[drop] = np.inf

    def _look_up(self, places: Iterable[int]) -> None:
        unknown = sorted(set(places) - self._neighbours.keys())
        if unknown:
            self._neighbours |= {place: frozenset(near) for place, near in _neighbours(self._directions, unknown)}

    def _knows(self, name: int, other: int) -> bool:
        """Return whether a member of one group has a member of the other among its neighbours."""
        others = self._members[other]
        return any(not self._neighbours[place].isdisjoint(others) for place in self._members[name])


def _directions(said: Sequence[SentenceGroup]) -> Vectors:
    return np.array([one.direction for one in said], np.float32)


def _neighbours(directions: Vectors, places: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield the sentences in some places with the places of their neighbours."""
    if len(directions) < 2:
        return
    every = len(places) == len(directions)
    found = nearest(directions, directions if every else directions[places], _NEIGHBOURS + 1)
    near = (found.cosines >= _LEAST_COSINE) & (found.places != np.array(places)[:, None]) & (found.places != -1)
    for place, neighbours, kept in zip(places, found.places, near, strict=True):
        yield place, neighbours[kept].tolist()
