"""Sides: who in a group of advice is with whom.

Every pair says how likely it is that the two oppose each other; the sides are the division in two that agrees best
with all pairs together, found by turning over one speaker after another while that helps. What one speaker says stays
on one side: nobody is against themselves. The side with more people is the one that the recommendation speaks for.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_COMPARED = 64
"""Sentences of a group with which every other is compared: enough witnesses in a group of thousands."""
_ROUNDS = 12


def divide(opposed: npt.NDArray[np.float64], speakers: Sequence[int] = ()) -> list[bool]:
    """Return for each of n sentences whether it is with the first (True) or against it.

    `opposed` holds for each sentence (row) and each witness (column, the first sentences of the group) the log odds
    that the two take opposite sides; what a speaker's sentences say about one another does not count. `speakers` names
    the speaker of each sentence by a number, each one another where it is left out.
    """
    count, witnesses = opposed.shape
    spoken = np.array(speakers if len(speakers) else range(count))
    pull = np.where(spoken[:, None] == spoken[None, :witnesses], 0.0, -opposed)
    told: defaultdict[int, list[int]] = defaultdict(list)
    for place, speaker in enumerate(spoken.tolist()):
        told[speaker].append(place)
    sides = np.ones(count)
    for _ in range(_ROUNDS):
        before = sides.copy()
        for places in told.values():
            drawn = float((pull[places] @ sides[:witnesses]).sum())
            drawn += float((sides @ pull[:, [place for place in places if place < witnesses]]).sum())
            if drawn:
                sides[places] = 1.0 if drawn > 0 else -1.0
        if np.array_equal(before, sides):
            break
    return [bool(side == sides[0]) for side in sides]


def witnesses(count: int) -> Sequence[int]:
    """Return the places of the sentences that the others of a group of `count` are compared with."""
    return range(min(count, _COMPARED))
