"""Groups: which sentences give the same advice, by average linkage over their likeness.

Two groups join while their likeness (`likeness` beside this) reaches the threshold, the most alike first. Groups are
compared where they touch (`touching`), and where one of them is not at rest: two that were compared before, as they
are now, are not compared again.
"""

import heapq
from collections.abc import Collection, Iterable, Sequence

from kb.distil.grouping.likeness import SentenceGroup
from kb.distil.grouping.touching import touching


def group(
    said: Sequence[SentenceGroup],
    threshold: float,
    together: Iterable[Sequence[int]] = (),
    awake: Collection[int] | None = None,
) -> list[tuple[int, ...]]:
    """Return the groups of single sentences, each sorted, in the order of their first members.

    `together` holds places that were one group before and stay one. `awake` are the places of sentences that were not
    compared before (default: none was); a group is awake that holds one of them, or that was joined here.
    """
    linkage = _Linkage(said, threshold, range(len(said)) if awake is None else awake)
    for places in together:
        for place in places[1:]:
            linkage.join(places[0], place)
    linkage.run()
    return sorted(tuple(sorted(members)) for members in linkage.members.values())


class _Linkage:
    """Groups under way, each named by its first member: who is in it, what they say together, whom it touches."""

    def __init__(self, said: Sequence[SentenceGroup], threshold: float, awake: Collection[int]) -> None:
        self.members: dict[int, list[int]] = {place: [place] for place in range(len(said))}
        self._said = dict(enumerate(said))
        self._names = list(range(len(said)))
        self._threshold = threshold
        self._awake = awake
        self._touching = touching(said, threshold, self.members, len(awake))

    def run(self) -> None:
        """Join what reaches the threshold until nothing does."""
        awake = {self._names[place] for place in self._awake}
        heap = sorted({pair for name in awake for pair in self._alike(name)})
        while heap:
            negative, one, other = heapq.heappop(heap)
            if one in self.members and other in self.members and self._likeness(one, other) == -negative:
                for pair in self._alike(self.join(one, other)):
                    heapq.heappush(heap, pair)

    def join(self, one: int, other: int) -> int:
        """Make one group of the two in which these places are; return its name."""
        keep, drop = sorted((self._names[one], self._names[other]))
        if keep == drop:
            return keep
        self._touching.join(keep, drop)
        dropped = self.members.pop(drop)
        self.members[keep] += dropped
        for place in dropped:
            self._names[place] = keep
        self._said[keep] += self._said.pop(drop)
        return keep

    def _alike(self, name: int) -> list[tuple[float, int, int]]:
        """Return the pairs of a group and each that may join it; the most alike has the least number."""
        pairs = ((self._likeness(name, other), other) for other in self._touching.of(name))
        return [
            (-likeness, min(name, other), max(name, other)) for likeness, other in pairs if likeness >= self._threshold
        ]

    def _likeness(self, one: int, other: int) -> float:
        return self._said[one].likeness(self._said[other])
