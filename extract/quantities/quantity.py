"""Quantity: how many of something, as a text says it."""

from dataclasses import dataclass
from enum import Enum

from extract.quantities.numerals import Writing


class Unit(Enum):
    """What a quantity is measured in, where it says so."""

    FTE = "fte"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many, as an interval, at characters `start` to `end` (hedges and units included).

    A bound leaves the other end None; both ends None means a vague number ("several"). `figure` is where the first
    numeral begins. `per` is the unit of a distribution ("2 in each of our 6 buildings": "buildings"; "each"
    alone: "each"). `year_like` warns that a bare 19xx or 20xx may be a year.
    """

    start: int
    end: int
    figure: int
    min: float | None
    max: float | None
    approx: bool = False
    unit: Unit | None = None
    writing: Writing = Writing.DIGITS
    per: str | None = None
    year_like: bool = False

    @property
    def value(self) -> float | None:
        """The one number that is meant, hedged or not; None for ranges, bounds and vague numbers."""
        return self.min if self.min == self.max else None

    @property
    def full_time_equivalent(self) -> float | None:
        """The number as full-time equivalents, where it is written as FTE, percent, decimal or fraction."""
        if self.value is None:
            return None
        if self.unit is Unit.PERCENT:
            return self.value / 100
        if self.unit is Unit.FTE or self.writing in (Writing.DECIMAL, Writing.FRACTION):
            return self.value
        return None
