"""Sides: who in a group of advice stands with whom.

Every pair says how likely it is that the two oppose each other; the sides are the division in two that agrees best
with all pairs together, found by turning over one voice after another while that helps. The side with more people is
the one that the recommendation speaks for.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_COMPARED = 64
"""Sentences of a group with which every other is compared: enough witnesses in a group of thousands."""
_ROUNDS = 12


def divide(opposed: npt.NDArray[np.float64]) -> list[bool]:
    """Return for each of n sentences whether it stands with the first (True) or against it.

    `opposed` holds for each sentence (row) and each witness (column, the first sentences of the group) the log odds
    that the two take opposite sides; what a sentence says about itself does not count.
    """
    count, witnesses = opposed.shape
    pull = -opposed.copy()
    pull[np.arange(witnesses), np.arange(witnesses)] = 0.0
    sides = np.ones(count)
    for _ in range(_ROUNDS):
        before = sides.copy()
        for place in range(count):
            drawn = float(pull[place] @ sides[:witnesses])
            if place < witnesses:
                drawn += float(pull[:, place] @ sides)
            if drawn:
                sides[place] = 1.0 if drawn > 0 else -1.0
        if np.array_equal(before, sides):
            break
    return [bool(side == sides[0]) for side in sides]


def witnesses(count: int) -> Sequence[int]:
    """Return the places of the sentences that the others of a group of `count` are compared with."""
    return range(min(count, _COMPARED))
