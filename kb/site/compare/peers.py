"""Where departments lie among the peers of a size band: a strip plot a figure, or the peers one by one."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from extract.bands import SizeBand
from kb.site.charts import Dot, Mark, Strip, strip
from kb.site.compare.departments import Department
from kb.site.compare.mine import Mine
from kb.site.staffing.figures import load_ratios
from kb.site.staffing.law import WASHINGTON
from kb.site.wording import number

FIGURES = {
    "students_per_staff": "Students per technology staff member",
    "students_per_technician": "Students per technician",
}
"""What is plotted: a column of the query `staff_ratios`, which `Mine` has as well, and its words."""

_LONGEST_NAME = 24
"""Characters of a department's name beside its mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """A figure of the peers of a band: all that tell it, smallest district first; `strip` is None where few do.

    `mine` is the reader's own figure, and `below` of how many peers it is the greater one.
    """

    figure: str
    title: str
    peers: Sequence[sqlite3.Row]
    strip: Strip | None
    mine: float | None

    @property
    def below(self) -> int:
        """How many peers have a smaller figure than the reader."""
        return sum(row[self.figure] < self.mine for row in self.peers) if self.mine is not None else 0


def load_among(
    connection: sqlite3.Connection,
    band: SizeBand,
    mine: Mine | None,
    departments: Sequence[Department],
    structures: str,
) -> list[Among]:
    """Return each figure among the peers of a band; `structures` begins the address of a department's card."""
    ratios = load_ratios(connection, band)
    among = []
    for figure, title in FIGURES.items():
        peers = [row for row in ratios if row[figure] is not None]
        own: float | None = getattr(mine, figure) if mine else None
        marks = [
            Mark(value=each.row[figure], label=_short(each.name), kind="other")
            for each in departments
            if each.row[figure] is not None
        ]
        if figure == "students_per_staff":
            law = round(WASHINGTON.students_per_staff)
            marks.append(Mark(value=law, label=f"{WASHINGTON.state} funds: {number(law)}", kind="law"))
        if own is not None:
            marks.append(Mark(value=own, label=f"Yours: {number(round(own))}", kind="mine"))
        dots = [_dot(row, figure, structures) for row in peers]
        among.append(Among(figure=figure, title=title, peers=peers, strip=strip(dots, marks), mine=own))
    return among


def _dot(row: sqlite3.Row, figure: str, structures: str) -> Dot:
    name = row["organization"] or "A district that is not named"
    label = f"{name}: {number(row['enrollment'])} students, {number(round(row[figure]))} each"
    return Dot(value=row[figure], label=label, href=structures + row["structure_id"])


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
