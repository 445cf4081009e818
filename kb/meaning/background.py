"""Background: how near a sentence comes to advice in general.

Some sentences are near everything: short ones, plain ones. So the likeness of two counts less by how near each comes to
sentences that have nothing to do with it: the mean cosine with the nearest of a fixed background, some hundred pieces
of advice from posts that taught nothing else (cross-domain similarity local scaling, Conneau et al. 2018).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.meaning.vectors import Vectors

SCALE = 127
"""What a stored number is divided by: directions are kept in 8 bits."""
_NEAREST = 10
_DIGITS = 4
"""Decimals of commonness, so that it is the same on every machine."""
_AT_ONCE = 4096
"""Sentences that are compared at once: a hundred thousand would take a gigabyte."""


@dataclass(frozen=True, slots=True)
class Background:
    """Directions of background sentences, a row each."""

    directions: Vectors

    @classmethod
    def of_arrays(cls, stored: Mapping[str, Any]) -> "Background":
        """Take the directions from the array of a file, 8 bits a number."""
        return cls(stored["directions"].astype(np.float32) / np.float32(SCALE))

    def commonness(self, directions: Vectors) -> npt.NDArray[np.float64]:
        """Return for each direction (row) its mean cosine with the nearest ten of the background."""
        nearest = [
            _nearest_of(directions[start : start + _AT_ONCE] @ self.directions.T).mean(axis=1)
            for start in range(0, len(directions), _AT_ONCE)
        ]
        means = np.concatenate(nearest) if nearest else np.zeros(0)
        return np.round(means.astype(np.float64), _DIGITS)


def _nearest_of(cosines: Vectors) -> Vectors:
    """Return the greatest cosines of each row in their order, so that their mean does not depend on that of others."""
    return np.sort(np.partition(cosines, -_NEAREST, axis=1)[:, -_NEAREST:], axis=1)
