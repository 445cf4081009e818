"""Table figures: the number of people that a cell says, and those of them who are missing."""

import re
from dataclasses import dataclass

from extract.quantities.number_words import AMOUNT, NUMBER
from extract.quantities.numerals import number_written
from extract.staff.counts.staffing import heads_of

_NUMBER = re.compile(
    rf"^[~(]{{0,2}}\s*(?P<number>\d/\d|[½¼¾]|{AMOUNT}(?!(?<=[a-z])\s+[a-z]))(?!\d|[,.:/%-]\d|%|[dhkm]\b)"
)
"""Matches "4", "~3.5", "½", "two"."""
_NOTHING = re.compile(r"^[-–—]*$|^0(?:\.0)?$|^none$|^n/?a$", re.IGNORECASE)
_MISSING = re.compile(
    rf"(?P<plus>\+|\bplus\s)?\s*\b(?P<number>\d{{1,2}}(?:\.\d+)?|an?|{NUMBER})\s+(?:of\s+\w+\s+)?"
    r"(?:positions?\s+|posts?\s+|is\s+|are\s+|currently\s+|still\s+)*"
    r"(?:vacant|vac\b|vacanc(?:y|ies)|open(?:ings?)?|unfilled|posted|empty|frozen|advertised|not filled)\b",
    re.IGNORECASE,
)
"""Matches "+1 open", "2 of them vacant", "an opening" less its ending: "one position posted"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Heads and full-time equivalents; None for what is not stated."""

    count: float | None = None
    fte: float | None = None

    @property
    def value(self) -> float | None:
        """The number that was written."""
        return self.count if self.fte is None or (self.count or 0) > 1 else self.fte


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """So many of a row who are not there; `within` tells that the row's figure counts them too."""

    number: float
    within: bool


def is_number(cell: str) -> bool:
    """Return whether a cell says a number (or that there is none) before anything else."""
    return bool(_NUMBER.match(cell)) or (bool(cell) and bool(_NOTHING.match(cell.partition("(")[0].strip())))


def is_zero(cell: str) -> bool:
    """Return whether a cell says the number naught."""
    return cell.startswith("0")


def figure_of(cell: str, *, as_fte: bool) -> Figure:
    """Return the figure of a cell: decimals, fractions and FTE columns give an fte, whole numbers a count."""
    if not cell or _NOTHING.match(cell.partition("(")[0].strip()):
        return Figure(count=0)
    match = _NUMBER.match(cell)
    if match is None:
        return Figure(fte=None)
    written = match["number"]
    as_fte = as_fte or bool(re.match(r"\s*F\.?T\.?E", cell[match.end() :], re.IGNORECASE))
    value = number_written(written)
    if not value:
        return Figure(count=0)
    if as_fte or not (written.isdecimal() or written.isalpha()):
        return Figure(count=heads_of(value), fte=value)
    return Figure(count=value)


def parted(figure: Figure, missing: Missing) -> tuple[Figure, Figure]:
    """Return the filled and the vacant part of a figure."""
    tenths, number = figure.fte is not None, missing.number
    absent = Figure(count=heads_of(number) if tenths else number, fte=number if tenths else None)
    value = figure.value
    if not missing.within or value is None:
        return figure, absent
    left = round(max(0.0, value - number), 3)
    if tenths and left:
        return Figure(count=heads_of(left), fte=left), absent
    return Figure(count=left), absent


def missing_in(words: str) -> Missing | None:
    """Return how many of a row are said to be missing: "1 vacant", or beside its figure "+1 open"."""
    match = _MISSING.search(words)
    if match is None:
        return None
    number = number_written(match["number"])
    return Missing(number=number, within=not match["plus"]) if number else None
