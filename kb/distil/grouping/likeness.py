"""Likeness: how far two groups of sentences say the same thing, about the same thing.

The mean cosine over all pairs between the groups; less how near each of them comes to advice in general
(`kb.meaning.background`), for short and plain words are near everything; and less, where it is known in which posts
they are, as far as these are about different subjects: "thirty days, without a fee" says one thing in two posts on
contracts, and two in a post on contracts and one on Chromebooks. Answers to two questions of structure
(`kb.distil.words.answering`) are never one advice.

Each part is made of sums, so a group needs no memory of its pairs (Sokal and Michener 1958, for vectors of length 1).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

_ONE_SUBJECT = 0.65
"""Cosine of two settings from which on they are about one subject (one pair of posts in a hundred is as near)."""
_APART = 0.5
"""Likeness that is lost for each unit of cosine below that."""
_NEVER = -1.0
_DIGITS = 6
"""Decimals to which likeness is taken, so that no order of adding shows."""

Vector = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class SentenceGroup:
    """What likeness asks of a group of sentences: sums over them."""

    count: int
    direction: Vector
    commonness: float
    setting: Vector | None = None
    """Sum of the directions of the posts around those sentences whose posts are known."""
    settings: int = 0
    question: str | None = None
    """The question of structure that one of them answers."""

    def __add__(self, other: "SentenceGroup") -> "SentenceGroup":
        """Return the two groups as one."""
        return SentenceGroup(
            count=self.count + other.count,
            direction=np.add(self.direction, other.direction, dtype=np.float64),
            commonness=self.commonness + other.commonness,
            setting=_sum(self.setting, other.setting),
            settings=self.settings + other.settings,
            question=self.question or other.question,
        )

    def likeness(self, other: "SentenceGroup") -> float:
        """Return the likeness of two groups: 0 and less where they have nothing to do with each other, 1 at most."""
        if self.question and other.question and self.question != other.question:
            return _NEVER
        alike = _product(self.direction, other.direction) / (self.count * other.count)
        common = (self.commonness / self.count + other.commonness / other.count) / 2
        return round(alike - common - _APART * max(0.0, self._subjects_apart(other)), _DIGITS)

    def _subjects_apart(self, other: "SentenceGroup") -> float:
        """Return how far the settings of two groups are from one subject, 0 and less where they are on one."""
        if self.setting is None or other.setting is None:
            return 0.0
        return _ONE_SUBJECT - _product(self.setting, other.setting) / (self.settings * other.settings)


def _product(one: Vector, other: Vector) -> float:
    return float(np.dot(one.astype(np.float64, copy=False), other.astype(np.float64, copy=False)))


def _sum(one: Vector | None, other: Vector | None) -> Vector | None:
    if one is None or other is None:
        return other if one is None else one
    return np.add(one, other, dtype=np.float64)
