"""Reciprocal rank fusion: one ranking out of several (Cormack, Clarke and Büttcher 2009)."""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice

PLACES = 100
"""Places of each ranking that count."""

_RANK_OFFSET = 10
"""What is added to a rank before it is turned over, so that the first few do not decide alone.

The authors took 60 for rankings of a thousand places; for a hundred, 10 did better (`benchmarks/searching.py`).
"""


def fused_points(
    *rankings: Iterable[str], weights: Sequence[float] | None = None, only: Container[str] | None = None
) -> dict[str, float]:
    """Return the points of the ids of several rankings, each the best first.

    `weights` say how much each ranking counts (default: all the same); `only` are the ids that count.
    """
    points: dict[str, float] = {}
    for ranking, weight in zip(rankings, weights or (1.0,) * len(rankings), strict=True):
        allowed = (id_ for id_ in ranking if only is None or id_ in only)
        for rank, id_ in enumerate(islice(allowed, PLACES), start=1):
            points[id_] = points.get(id_, 0.0) + weight / (_RANK_OFFSET + rank)
    return points


def ranked(points: Mapping[str, float]) -> list[str]:
    """Return ids by their points, the best first; of equal ones in the order of the ids."""
    return sorted(points, key=lambda id_: (-points[id_], id_))
