"""Figures over peers: quartiles and shares with their uncertainty, and how many peers a figure needs."""

import statistics
from collections.abc import Collection
from dataclasses import dataclass
from math import sqrt

FEWEST = 5
"""Peers below which no quartile and no share says anything: they are shown one by one instead."""

_Z = statistics.NormalDist().inv_cdf(0.975)
"""Standard deviations on either side that hold 95 % of a normal distribution: 1.96."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quartiles:
    """The least, the three quartiles and the most of `number` figures, in the figures' unit."""

    least: float
    first: float
    median: float
    third: float
    most: float
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`having` of `number`, with the bounds (0 to 1) between which the share of all such peers lies, 19 times of 20."""

    having: int
    number: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself, 0 to 1."""
        return self.having / self.number

    @property
    def is_telling(self) -> bool:
        """Whether it may be given in per cent: of fewer than `FEWEST` the two counts say all."""
        return self.number >= FEWEST


def quartiles(figures: Collection[float]) -> Quartiles | None:
    """Return the quartiles of at least `FEWEST` figures, None of fewer.

    A quartile between two figures is interpolated, as R's `quantile` and a spreadsheet's `QUARTILE.INC` do (type 7 of
    Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996).
    """
    if len(figures) < FEWEST:
        return None
    first, median, third = statistics.quantiles(figures, n=4, method="inclusive")
    return Quartiles(
        least=min(figures), first=first, median=median, third=third, most=max(figures), number=len(figures)
    )


def share(having: int, number: int) -> Share:
    """Return a share with its 95 % interval after Wilson, which holds for few peers and for shares near 0 and 1.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    Statistical Association 22, 1927. Raises ValueError unless 0 <= having <= number and number is at least 1.
    """
    if not 0 <= having <= number or number < 1:
        raise ValueError(f"{having} of {number} is no share")
    square = _Z**2
    middle = (having + square / 2) / (number + square)
    reach = _Z * sqrt(having * (number - having) / number + square / 4) / (number + square)
    return Share(
        having=having,
        number=number,
        low=0.0 if having == 0 else middle - reach,
        high=1.0 if having == number else middle + reach,
    )
