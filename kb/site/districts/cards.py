"""A district as a card: its figures by the post that states them, its staff by family of roles, who reports to whom."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.site import wording
from kb.site.districts.facts import District
from kb.site.structures.reporting import Node, load_reporting_lines, reporting_trees
from kb.site.structures.staff_list import StaffLine, by_family, load_positions, staff_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The figures that one post states of an organization, in words, and the day of the post."""

    figures: tuple[str, ...]
    as_of: str | None
    post_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A district as the list shows it: its figures by the post that states them, its staff by family, its chart."""

    row: sqlite3.Row
    stated: tuple[Stated, ...]
    staff: Mapping[str, Sequence[StaffLine]]
    chart: tuple[Node, ...]


def load_cards(connection: sqlite3.Connection, districts: Sequence[District]) -> list[Card]:
    """Return the cards of districts, in their order."""
    structures = {
        row[which]
        for row in (district.row for district in districts)
        for which in ("staff_structure_id", "reporting_structure_id")
        if row[which]
    }
    positions = load_positions(connection, structures)
    lines = load_reporting_lines(connection, structures)
    return [
        Card(
            row=district.row,
            stated=tuple(stated_figures(district.row)),
            staff=by_family(staff_lines(positions.get(district.row["staff_structure_id"], ()))),
            chart=reporting_trees(
                lines.get(district.row["reporting_structure_id"], ()),
                positions.get(district.row["reporting_structure_id"], ()),
            ),
        )
        for district in districts
    ]


def stated_figures(row: sqlite3.Row) -> Iterator[Stated]:
    """Yield the figures post by post, the one that states the enrollment first.

    A staff total stands only where the ratios are of it: beside the list that they are of, it would be a second answer.
    """
    is_total = row["technology_staff_how"] == "stated"
    total = f"{wording.staff(row)} in technology" if is_total else ""
    figures = [
        (wording.students(row), "enrollment"),
        (wording.sites(row), "sites"),
        (total, "staff_total"),
        ((row["device_program"] or "").replace("1:1", "1:1 devices") + _grades(row), "device"),
    ]
    said = [(figure, row[f"{what}_post_id"], row[f"{what}_as_of"]) for figure, what in figures if figure]
    for post, as_of in dict.fromkeys((post, as_of) for _, post, as_of in said if post):
        together = tuple(figure for figure, other, _ in said if other == post)
        yield Stated(figures=together, as_of=as_of, post_id=post)


def _grades(row: sqlite3.Row) -> str:
    return f" in grades {row['device_grades']}" if row["device_grades"] else ""
