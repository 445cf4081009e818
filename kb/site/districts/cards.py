"""A district as a card: its figures by the post that states them, its staff by family of roles, who reports to whom."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.site.departments.districts import District
from kb.site.departments.reporting import Node, load_reporting_lines, reporting_trees
from kb.site.departments.staff_list import StaffLine, by_family, load_positions, staff_lines
from kb.site.departments.stated import Stated, stated_figures


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
