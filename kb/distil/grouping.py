"""Groups: which sentences give the same advice, by average linkage over their vectors.

Two groups join while the mean cosine over all pairs between them reaches the threshold, closest first (Sokal and
Michener 1958). Of vectors of length 1 that mean is the product of two sums, so no pair is ever stored. Groups are
compared where a member of one is among the nearest neighbours of a member of the other.
"""

import heapq
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from kb.meaning.neighbours import Vectors, nearest

_NEIGHBOURS = 24
"""Nearest vectors of each that are worth comparing."""
_DIGITS = 6
"""Decimals to which a mean is taken, so that no order of adding shows."""


def group(vectors: Vectors, threshold: float, together: Iterable[Sequence[int]] = ()) -> list[tuple[int, ...]]:
    """Return the groups of the vectors (rows of length 1), each sorted, in the order of their first members.

    `together` holds places that were one group before and stay one.
    """
    linkage = _Linkage(vectors, threshold)
    for places in together:
        for place in places[1:]:
            linkage.join(places[0], place)
    linkage.run()
    return sorted(tuple(sorted(members)) for members in linkage.members.values())


class _Linkage:
    """Groups under way, each named by its first member: who is in it, the sum of their vectors, whom it touches."""

    def __init__(self, vectors: Vectors, threshold: float) -> None:
        self.members: dict[int, list[int]] = {place: [place] for place in range(len(vectors))}
        self._sums: dict[int, npt.NDArray[np.float64]] = dict(enumerate(vectors.astype(np.float64)))
        self._touching: dict[int, set[int]] = {place: set() for place in range(len(vectors))}
        self._names = list(range(len(vectors)))
        self._threshold = threshold
        if len(vectors) > 1:
            found = nearest(vectors, vectors, _NEIGHBOURS + 1)
            # Groups may join whose nearest members are less alike than the mean asks; far less is never made good.
            for one, other in np.argwhere(found.cosines >= threshold / 2).tolist():
                neighbour = int(found.places[one, other])
                if neighbour not in (one, -1):
                    self._touching[one].add(neighbour)
                    self._touching[neighbour].add(one)

    def run(self) -> None:
        """Join what reaches the threshold until nothing does."""
        heap = [
            (-mean, one, other)
            for one in self.members
            for other in self._touching[one]
            if one < other and (mean := self._mean(one, other)) >= self._threshold
        ]
        heapq.heapify(heap)
        while heap:
            negative, one, other = heapq.heappop(heap)
            if one in self.members and other in self.members and self._mean(one, other) == -negative:
                joined = self.join(one, other)
                for neighbour in self._touching[joined]:
                    if (mean := self._mean(joined, neighbour)) >= self._threshold:
                        heapq.heappush(heap, (-mean, min(joined, neighbour), max(joined, neighbour)))

    def join(self, one: int, other: int) -> int:
        """Make one group of the two in which these places stand; return its name."""
        keep, drop = sorted((self._names[one], self._names[other]))
        if keep == drop:
            return keep
        dropped = self.members.pop(drop)
        self.members[keep] += dropped
        for place in dropped:
            self._names[place] = keep
        self._sums[keep] = self._sums[keep] + self._sums.pop(drop)
        for neighbour in self._touching.pop(drop):
            self._touching[neighbour].discard(drop)
            if neighbour != keep:
                self._touching[neighbour].add(keep)
                self._touching[keep].add(neighbour)
        return keep

    def _mean(self, one: int, other: int) -> float:
        pairs = len(self.members[one]) * len(self.members[other])
        return round(float(self._sums[one] @ self._sums[other]) / pairs, _DIGITS)
