"""Counts in rows: each row a bar whose parts are as long as what they count."""

from collections.abc import Sequence
from dataclasses import dataclass

_NARROWEST = 5.0
"""Per cent of the width below which a part does not hold its own number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How many things of a row are of a kind; `place` numbers the kind, for its colour."""

    kind: str
    place: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A row: its name and its parts; `is_chosen` where the reader asked for it."""

    name: str
    parts: tuple[Part, ...]
    is_chosen: bool = False

    @property
    def count(self) -> int:
        """How many things the row holds."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPart:
    """A part in its place, in per cent: where it begins, how long it is, and whether its number fits into it."""

    part: Part
    at: float
    length: float
    holds_number: bool

    @property
    def middle(self) -> float:
        """Where its number is."""
        return round(self.at + self.length / 2, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedStack:
    """A row in its place."""

    stack: Stack
    parts: tuple[PlacedPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StackChart:
    """The chart laid out: the rows in the order given, all in the same unit; `kinds` are the key to the colours."""

    rows: tuple[PlacedStack, ...]
    kinds: tuple[Part, ...]


def stacks(rows: Sequence[Stack]) -> StackChart:
    """Return the rows in their places; the longest is as long as the chart is wide."""
    unit = 100 / (max((row.count for row in rows), default=0) or 1)
    totals: dict[tuple[int, str], int] = {}
    for part in (part for row in rows for part in row.parts):
        totals[part.place, part.kind] = totals.get((part.place, part.kind), 0) + part.count
    return StackChart(
        rows=tuple(PlacedStack(stack=row, parts=tuple(_placed(row.parts, unit))) for row in rows),
        kinds=tuple(
            Part(kind=kind, place=place, count=count) for (place, kind), count in sorted(totals.items()) if count
        ),
    )


def _placed(parts: Sequence[Part], unit: float) -> list[PlacedPart]:
    placed, begun = [], 0
    for part in (part for part in parts if part.count):
        length = round(part.count * unit, 2)
        placed.append(
            PlacedPart(part=part, at=round(begun * unit, 2), length=length, holds_number=length >= _NARROWEST)
        )
        begun += part.count
    return placed
