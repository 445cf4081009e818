"""Districts like mine: the organizations nearest in size, or those of a size band, with what they have in common."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from kb.metadata import query_sql
from kb.site import wording

NEAREST = 20
"""How many peers a page shows; farther ones say little about a district of that size."""

STAFF_UNITS = {
    "people": ("person in technology", "people in technology"),
    "fte": ("FTE in technology", "FTE in technology"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The figures that one post states of an organization, in words, and the day of the post."""

    figures: tuple[str, ...]
    as_of: str | None
    post_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """An organization: its row of `structures_near`, and its figures by the post that states them."""

    row: sqlite3.Row
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Middle:
    """The median of a figure and over how many peers it is taken."""

    value: float
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """Organizations, nearest first, and the middle of two of their figures.

    `staff` is people or FTE as stated, `students_per_technician` as `organizations_now` computes it; None below three.
    """

    peers: tuple[Peer, ...]
    staff: Middle | None
    students_per_technician: Middle | None


def load_peers(connection: sqlite3.Connection, *, students: int | None = None, band: int | None = None) -> Peers:
    """Return the organizations nearest to a number of students, or those of a size band (1 to 8)."""
    rows = connection.execute(
        query_sql("structures_near"),
        {"students": "" if students is None else str(students), "band": "" if band is None else str(band)},
    ).fetchall()
    if students is not None:
        rows = rows[:NEAREST]
    return Peers(
        peers=tuple(Peer(row=row, stated=tuple(_stated(row))) for row in rows),
        staff=_middle(row["staff_total"] for row in rows),
        students_per_technician=_middle(row["students_per_technician"] for row in rows),
    )


def _stated(row: sqlite3.Row) -> Iterator[Stated]:
    """Yield the figures post by post, the one that states the enrollment first."""
    figures = [
        (wording.students(row), "enrollment"),
        (wording.count(row["sites"], row["sites_unit"] or "sites", row["sites_unit"] or "sites"), "sites"),
        (wording.count(row["staff_total"], *STAFF_UNITS[row["staff_unit"] or "people"]), "staff_total"),
        ((row["device_program"] or "").replace("1:1", "1:1 devices"), "device"),
    ]
    said = [(figure, row[f"{what}_post_id"], row[f"{what}_as_of"]) for figure, what in figures]
    for post, as_of in dict.fromkeys((post, as_of) for _, post, as_of in said if post):
        together = tuple(figure for figure, other, _ in said if other == post)
        yield Stated(figures=together, as_of=as_of, post_id=post)


def _middle(figures: Iterable[float | None]) -> Middle | None:
    stated = [figure for figure in figures if figure is not None]
    return Middle(value=median(stated), known=len(stated)) if len(stated) >= 3 else None
