"""A scatter plot on logarithmic axes: a point a thing, each a link to what it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.site.charts.scale import Mark, Tick, logarithmic


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A thing with two figures above 0; `kind` is how it is drawn (a class of charts.css), `href` where it leads."""

    x: float
    y: float
    label: str
    href: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A point or line in its place: per cent of the width from the left, of the height from the top."""

    x: float
    y: float
    label: str
    kind: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scatter:
    """The plot laid out; `across` are marks at a height, `along` at a width; ticks of y count from the top."""

    points: tuple[Placed, ...]
    across: tuple[Placed, ...]
    along: tuple[Placed, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]


def scatter(points: Sequence[Point], *, across: Sequence[Mark] = (), along: Sequence[Mark] = ()) -> Scatter:
    """Return points in their places, from left to right, so that the keyboard reads them so, and marks as lines."""
    horizontal = logarithmic([point.x for point in points] + [line.value for line in along])
    vertical = logarithmic([point.y for point in points] + [line.value for line in across])
    return Scatter(
        points=tuple(
            Placed(
                x=horizontal.at(point.x),
                y=_down(vertical.at(point.y)),
                label=point.label,
                kind=point.kind,
                href=point.href,
            )
            for point in sorted(points, key=lambda point: (point.x, point.y))
        ),
        across=tuple(
            Placed(x=0, y=_down(vertical.at(line.value)), label=line.label, kind=line.kind) for line in across
        ),
        along=tuple(Placed(x=horizontal.at(line.value), y=0, label=line.label, kind=line.kind) for line in along),
        x_ticks=horizontal.ticks(),
        y_ticks=tuple(Tick(value=tick.value, at=_down(tick.at)) for tick in vertical.ticks()),
    )


def _down(height: float) -> float:
    return round(100 - height, 2)
