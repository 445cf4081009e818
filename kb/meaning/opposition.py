"""Opposition: whether two sentences about the same thing take opposite sides, from their vectors alone.

A network of one hidden layer over what the two vectors have in common and in what they differ; it was taught together
with the encoder, on pairs of one group (`model.matcher`).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.meaning.vectors import Vectors

COSINES = 10.0
"""Weight of the products of directions beside those of the vectors themselves, so that both have one scale."""
_DIGITS = 4
"""Decimals of log odds, so that no order of adding shows."""
_AT_ONCE = 1_024
"""Pairs that are compared at once: with a product a vector, threads of BLAS wait for each other more than they work."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """Weights of two layers: 4 × width numbers in, one out."""

    hidden: Vectors
    hidden_bias: Vectors
    out: Vectors
    out_bias: float

    @classmethod
    def of_arrays(cls, stored: Mapping[str, Any]) -> "Opposition":
        """Take the weights from the arrays of a file."""
        return cls(stored["hidden"], stored["hidden_bias"], stored["out"], float(stored["out_bias"]))

    def log_odds(self, vectors: Vectors, others: Vectors) -> npt.NDArray[np.float64]:
        """Return for each vector (row) and each other (column) the log odds that they take opposite sides."""
        rows = max(1, _AT_ONCE // max(1, len(others)))
        blocks = (vectors[start : start + rows] for start in range(0, len(vectors), rows))
        odds = [self._against(block.repeat(len(others), axis=0), np.tile(others, (len(block), 1))) for block in blocks]
        return np.round(np.concatenate(odds), _DIGITS).astype(np.float64).reshape(len(vectors), len(others))

    def log_odds_alone(self, vectors: Vectors) -> npt.NDArray[np.float64]:
        """Return for each vector the log odds with which it sounds opposed to itself."""
        return np.round(self._against(vectors, vectors), _DIGITS).astype(np.float64)

    def _against(self, vectors: Vectors, others: Vectors) -> Vectors:
        """Return the log odds of each vector and the other in its row."""
        product = vectors * others
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True) * np.linalg.norm(others, axis=1, keepdims=True)
        pair = np.concatenate(
            [vectors + others, np.abs(vectors - others), product, np.float32(COSINES) * product / lengths], axis=1
        )
        odds: Vectors = _gelu(pair @ self.hidden.T + self.hidden_bias) @ self.out + np.float32(self.out_bias)
        return odds


def _gelu(values: Vectors) -> Vectors:
    """Return the Gaussian error linear unit, by its approximation with tanh (Hendrycks and Gimpel 2016)."""
    inner = math.sqrt(2 / math.pi) * (values + 0.044715 * values**3)
    smooth: Vectors = 0.5 * values * (1 + np.tanh(inner))
    return smooth.astype(np.float32)
