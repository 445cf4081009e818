"""Vectors of sentences, as everything here passes them on: a row a sentence, 384 numbers of 32 bits."""

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

WIDTH = 384
"""Numbers of a vector."""


def directions(vectors: Vectors) -> Vectors:
    """Return the rows at length 1; the product of two is then their cosine."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(lengths, np.float32(1e-9))).astype(np.float32)
    return scaled
