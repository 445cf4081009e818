"""Shares in rows: a dot where the share lies, a line over its interval."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.site.charts.scale import Scale, Tick
from kb.statistics import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """A share with its name; `beside` is another share (0 to 1) to compare it with, None where there is none."""

    name: str
    share: Share
    beside: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedShare:
    """A row in its place: the dot, the ends of the interval and the other share, in per cent from the left."""

    row: ShareRow
    at: float
    low: float
    high: float
    beside: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareChart:
    """The chart laid out, a row a share, in the order given."""

    rows: tuple[PlacedShare, ...]
    ticks: tuple[Tick, ...]


_WHOLE = Scale(least=0.0, most=1.0, is_log=False)


def shares(rows: Sequence[ShareRow]) -> ShareChart:
    """Return the rows in their places between none and all."""
    return ShareChart(
        rows=tuple(
            PlacedShare(
                row=row,
                at=_WHOLE.at(row.share.value),
                low=_WHOLE.at(row.share.low),
                high=_WHOLE.at(row.share.high),
                beside=None if row.beside is None else _WHOLE.at(row.beside),
            )
            for row in rows
        ),
        ticks=tuple(Tick(value=value, at=_WHOLE.at(value)) for value in (0.0, 0.25, 0.5, 0.75, 1.0)),
    )
