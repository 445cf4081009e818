"""Neighbours: the nearest of many vectors, exactly while few are asked for, by cells of an inverted file when many are.

Faiss does both (Johnson, Douze and Jégou 2019). The cells are found by k-means with a fixed seed on one thread, so that
the same vectors in the same order give the same neighbours.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.meaning.vectors import Vectors

EXACT = 20_000
"""Vectors up to which every pair is compared, and as many pairs of fewer that are asked for with more."""
_CELLS_LOOKED_INTO = 24
_SEED = 1


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For each vector, row by row and nearest first, the places of others and their cosines; -1 where there is none."""

    places: npt.NDArray[np.int64]
    cosines: Vectors


def nearest(vectors: Vectors, wanted: Vectors, most: int) -> Neighbours:
    """Return the `most` nearest of `vectors` for each row of `wanted`; both have rows of length 1 (float32)."""
    import faiss  # takes a quarter of a second, which a command that groups nothing need not spend

    count, width = vectors.shape
    if count * len(wanted) <= EXACT**2:
        cosines, places = faiss.knn(wanted, vectors, min(most, count), metric=faiss.METRIC_INNER_PRODUCT)
        return Neighbours(places, cosines)
    cells = round(4 * math.sqrt(count))
    index: Any = faiss.IndexIVFFlat(faiss.IndexFlatIP(width), width, cells, faiss.METRIC_INNER_PRODUCT)
    index.cp.seed = _SEED
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    index.train(vectors[np.linspace(0, count - 1, min(count, 64 * cells)).astype(np.int64)])
    faiss.omp_set_num_threads(threads)
    index.nprobe = _CELLS_LOOKED_INTO
    index.add(vectors)
    cosines, places = index.search(wanted, min(most, count))
    return Neighbours(places, cosines)
