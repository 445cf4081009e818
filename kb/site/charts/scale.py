"""Scales: where a figure is on an axis, and which figures are written beside it: round ones, and marks."""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil, floor, log10

START, END = 3.0, 97.0
"""Per cent of an axis within which figures are, so that no point is cut off at the border."""

_EDGES = (6.0, 94.0)
"""Per cent outside which a figure in the middle of its place would reach over the border on a telephone."""

_MOST_TICKS = 6
"""Figures beside an axis that fit on a telephone."""

_STEPS: tuple[tuple[float, ...], ...] = ((1, 2, 5), (1, 3), (1,))
"""Round figures of each power of ten on a logarithmic axis, closest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A figure beside an axis and its place in per cent."""

    value: float
    at: float

    @property
    def anchor(self) -> str:
        """On which side of its place the figure is written (SVG's `text-anchor`), so that it stays inside."""
        return "end" if self.at > _EDGES[1] else "start" if self.at < _EDGES[0] else "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A figure to look for among others, in words; `kind` is how it is drawn (a class of charts.css)."""

    value: float
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An axis from `least` to `most`; logarithmic where `is_log`, and then both are above 0."""

    least: float
    most: float
    is_log: bool

    def at(self, value: float) -> float:
        """Return a figure's place in per cent of the axis; what lies outside is at its end."""
        low, high, place = self.least, self.most, min(max(value, self.least), self.most)
        if self.is_log:
            low, high, place = log10(low), log10(high), log10(place)
        return round(START + (END - START) * (place - low) / (high - low), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Return round figures along the axis, six at most."""
        values = self._log_values() if self.is_log else self._linear_values()
        return tuple(Tick(value=value, at=self.at(value)) for value in values)

    def _linear_values(self) -> list[float]:
        step = _round_up((self.most - self.least) / (_MOST_TICKS - 1))
        first = ceil(self.least / step)
        return [place * step for place in range(first, floor(self.most / step) + 1)]

    def _log_values(self) -> list[float]:
        powers = range(floor(log10(self.least)), ceil(log10(self.most)) + 1)
        for steps in _STEPS:
            values = [step * 10.0**power for power in powers for step in steps]
            inside = [value for value in values if self.least <= value <= self.most]
            if len(inside) <= _MOST_TICKS:
                break
        return inside[:: ceil(len(inside) / _MOST_TICKS)] if inside else []


def linear(figures: Collection[float]) -> Scale:
    """Return a scale from 0 that holds all figures."""
    return Scale(least=0.0, most=max(figures, default=1.0) or 1.0, is_log=False)


def logarithmic(figures: Collection[float]) -> Scale:
    """Return a logarithmic scale around figures above 0, a little wider than they are."""
    least, most = min(figures, default=1.0), max(figures, default=10.0)
    room = 1.15 if most / least > 2 else 2.0
    return Scale(least=least / room, most=most * room, is_log=True)


def _round_up(value: float) -> float:
    """Return the next 1, 2 or 5 times a power of ten."""
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= value * 0.999)
