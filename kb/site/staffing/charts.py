"""The pictures of the page about staffing."""

import sqlite3
from collections.abc import Mapping, Sequence

from extract.bands import BANDS, SizeBand
from kb.site.charts import (
    Line,
    Part,
    Point,
    Scatter,
    ShareChart,
    ShareRow,
    Stack,
    StackChart,
    scatter,
    shares,
    stacks,
)
from kb.site.staffing.figures import PLACES, Staffing, superior_names
from kb.site.staffing.law import WASHINGTON
from kb.site.wording import number
from kb.statistics import FEWEST

MOST_POINTS = 250
"""Districts that the picture shows, those of the band asked for before others, of all sizes; the files have all."""

MOST_ROLES = 15
"""Rows of the chart of roles: the most widespread ones."""


def draw_ratios(
    staffing: Staffing, band: SizeBand | None, students: int | None, each: float | None, structures: str
) -> Scatter | None:
    """Return students per member of the technology staff against size, None where nobody tells both.

    `students` and `each` (students for one member) are the reader's own, `structures` begins the address of a card.
    """
    if not staffing.ratios:
        return None
    of_band = [row for row in staffing.ratios if _is_in(row, band)]
    others = [row for row in staffing.ratios if not _is_in(row, band)]
    funded = WASHINGTON.students_per_staff
    across = [Line(value=funded, label=f"{WASHINGTON.state} funds 1 for {number(round(funded))}", kind="law")]
    along = []
    if students:
        along.append(Line(value=students, label=f"{number(students)} students", kind="mine"))
    if each:
        across.append(Line(value=each, label=f"Yours: 1 for {number(round(each))}", kind="mine"))
    shown = _spread(of_band, MOST_POINTS)
    shown += _spread(others, MOST_POINTS - len(shown))
    points = [_point(row, band, structures) for row in shown]
    return scatter(points, across=across, along=along)


def draw_roles(staffing: Staffing, band: SizeBand | None) -> ShareChart | None:
    """Return the roles that most departments of a band have, each share with its interval and that of other sizes.

    None where fewer departments than `kb.statistics.FEWEST` list their staff.
    """
    if staffing.listed_in(band) < FEWEST:
        return None
    rows = []
    for counts in staffing.roles:
        share = staffing.share_of(counts, band)
        if share and share.having:
            beside = staffing.share_beside(counts, band) if band else None
            rows.append(ShareRow(name=counts.role.name, share=share, beside=beside))
    return shares(sorted(rows, key=lambda row: -row.share.having)[:MOST_ROLES])


def draw_instructional(staffing: Staffing, band: SizeBand | None) -> StackChart | None:
    """Return where instructional technology sits, a row a size band; None where nobody says."""
    return _by_band(staffing.instructional, {place: place for place in PLACES}, band)


def draw_superiors(staffing: Staffing, band: SizeBand | None) -> StackChart | None:
    """Return whom heads of technology answer to, a row a size band; None where nobody says."""
    return _by_band(staffing.superiors, dict(superior_names()), band)


def _spread(rows: Sequence[sqlite3.Row], most: int) -> list[sqlite3.Row]:
    """Return at most so many rows, from everywhere among them."""
    return [rows[place * len(rows) // most] for place in range(most)] if len(rows) > most else list(rows)


def _is_in(row: sqlite3.Row, band: SizeBand | None) -> bool:
    return band is None or row["size_band_id"] == band.id


def _point(row: sqlite3.Row, band: SizeBand | None, structures: str) -> Point:
    name = row["organization"] or "A district that is not named"
    staff = f"{number(row['technology_staff'])} in technology ({row['technology_staff_how']})"
    each = f"{number(round(row['students_per_staff']))} students each"
    return Point(
        x=row["enrollment"],
        y=row["students_per_staff"],
        label=f"{name}: {number(row['enrollment'])} students, {staff}, {each}",
        href=structures + row["structure_id"],
        kind=row["technology_staff_how"] + ("" if _is_in(row, band) else " faint"),
    )


def _by_band(
    counted: Mapping[int | None, Mapping[str, int]], names: Mapping[str, str], chosen: SizeBand | None
) -> StackChart | None:
    if not counted:
        return None
    return stacks(
        [
            Stack(
                name=band.name,
                parts=tuple(
                    Part(kind=name, place=place, count=counted.get(band.id, {}).get(kind, 0))
                    for place, (kind, name) in enumerate(names.items(), start=1)
                ),
                is_chosen=band == chosen,
            )
            for band in BANDS
        ]
    )
