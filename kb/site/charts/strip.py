"""A strip plot: one figure of many peers along a line, their quartiles behind it, and where a few are among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.site.charts.scale import Mark, Scale, Tick, linear, logarithmic
from kb.statistics import Quartiles, quartiles

_WIDE = 8
"""How many times the least the most may be before the scale is logarithmic, lest most peers fall on one spot."""

_APART = 2.5
"""Per cent of the width that two dots of a lane stay apart."""

LANES = 5
"""Lanes of dots that would lie on top of each other otherwise; where more would, the rest is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A peer: its figure, what it is called, where it leads."""

    value: float
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedDot:
    """A dot in its place: per cent from the left, and its lane, counted from the line upwards."""

    x: float
    lane: int
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMark:
    """A mark in its place; `anchor` is the side on which its words stay inside the plot, `row` the line of words.

    On a narrow screen, where words would lie over other marks, a number is there, and the words below the plot.
    """

    x: float
    label: str
    kind: str
    anchor: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The plot laid out; `first`, `median` and `third` are the places of the quartiles, which count every peer.

    `left_out` counts the peers that found no place among the dots.
    """

    dots: tuple[PlacedDot, ...]
    marks: tuple[PlacedMark, ...]
    quartiles: Quartiles
    first: float
    median: float
    third: float
    ticks: tuple[Tick, ...]
    is_log: bool
    left_out: int

    @property
    def lanes(self) -> int:
        """How many lanes the dots take."""
        return 1 + max(dot.lane for dot in self.dots)


def strip(dots: Sequence[Dot], marks: Sequence[Mark] = (), *, wide: float = _WIDE) -> Strip | None:
    """Return the plot of peers with figures above 0; None where they are too few for quartiles (`kb.statistics`).

    The scale is logarithmic where the most is more than `wide` times the least.
    """
    figures = [dot.value for dot in dots]
    spread = quartiles(figures)
    if spread is None:
        return None
    shown = figures + [mark.value for mark in marks]
    scale = logarithmic(shown) if max(shown) > wide * min(shown) else linear(shown)
    placed = _in_lanes(dots, scale)
    ranked = sorted(marks, key=lambda mark: mark.value)
    return Strip(
        dots=tuple(placed),
        marks=tuple(_placed(mark, scale.at(mark.value), row) for row, mark in enumerate(ranked)),
        quartiles=spread,
        first=scale.at(spread.first),
        median=scale.at(spread.median),
        third=scale.at(spread.third),
        ticks=scale.ticks(),
        is_log=scale.is_log,
        left_out=len(dots) - len(placed),
    )


def _placed(mark: Mark, x: float, row: int) -> PlacedMark:
    return PlacedMark(x=x, label=mark.label, kind=mark.kind, anchor="start" if x < 50 else "end", row=row)


def _in_lanes(dots: Sequence[Dot], scale: Scale) -> list[PlacedDot]:
    """Return the dots in the lowest lane that is free where they are; without those for which none is."""
    ends = [-_APART] * LANES
    placed = []
    for dot in sorted(dots, key=lambda dot: (dot.value, dot.label)):
        x = scale.at(dot.value)
        lane = next((lane for lane, end in enumerate(ends) if x - end >= _APART), None)
        if lane is not None:
            ends[lane] = x
            placed.append(PlacedDot(x=x, lane=lane, label=dot.label, href=dot.href))
    return placed
