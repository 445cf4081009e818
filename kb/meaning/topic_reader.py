"""Topic reader: which topics a sentence is about, by its vector alone.

A logistic regression a topic, taught on the groups of advice whose writers named their topics (`model.matcher.topics`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.meaning.vectors import Vectors

_DIGITS = 4
"""Decimals of log odds, so that no order of adding shows."""


@dataclass(frozen=True, slots=True)
class TopicReader:
    """Weights (topics × width) and biases of regressions, with the topics' ids."""

    topics: Sequence[str]
    weights: Vectors
    biases: Vectors

    @classmethod
    def of_arrays(cls, stored: Mapping[str, Any]) -> "TopicReader":
        """Take the weights from the arrays of a file."""
        return cls([str(topic) for topic in stored["topics"]], stored["weights"], stored["biases"])

    def read(self, direction: npt.NDArray[Any]) -> tuple[str, ...]:
        """Return the ids of the topics of a direction (length 1) that are likelier than not, the likeliest first."""
        odds = np.round(self.weights @ direction + self.biases, _DIGITS)
        order = np.argsort(-odds, kind="stable")
        return tuple(self.topics[at] for at in order.tolist() if odds[at] > 0)
