"""Little groups that hold together weakly fall apart again."""

from collections.abc import Sequence

import numpy as np
import pytest

from kb.distil.grouping.likeness import SentenceGroup
from kb.distil.grouping.loosening import split_weak_groups

THRESHOLD = 0.5


def sentences(*angles: float, in_posts: bool = True) -> list[SentenceGroup]:
    """Return sentences whose likeness is the cosine of the angle (degrees) between them, all about one subject."""
    turned = np.radians(angles)
    setting = np.array([1.0, 0.0]) if in_posts else None
    return [SentenceGroup(1, np.array([np.cos(one), np.sin(one)]), 0.0, setting, int(in_posts)) for one in turned]


@pytest.mark.parametrize(
    ("angles", "pieces"),
    [
        ((0, 40), [(0, 1)]),
        ((0, 70), [(0,), (1,)]),
        ((0, 10, 75), [(0, 1, 2)]),
        ((0, 10, 85), [(0, 1), (2,)]),
        ((0, 70, 140), [(0,), (1,), (2,)]),
        ((0, 80, 80, 80), [(0, 1, 2, 3)]),
    ],
)
def test_two_or_three_stay_together_only_while_they_are_alike(
    angles: Sequence[float], pieces: list[tuple[int, ...]]
) -> None:
    assert split_weak_groups([tuple(range(len(angles)))], sentences(*angles), THRESHOLD) == pieces


def test_what_stood_together_before_stays_together() -> None:
    assert split_weak_groups([(0, 1, 2)], sentences(0, 70, 140), THRESHOLD, [[0, 2]]) == [(0, 2), (1,)]


def test_what_stands_in_no_post_was_gathered_and_stays() -> None:
    assert split_weak_groups([(0, 1)], sentences(0, 70, in_posts=False), THRESHOLD) == [(0, 1)]
