"""The rows of staff that descriptions list, and how a line of them reads: "2 × Technician (1.5 FTE)"."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from kb.in_words import number
from kb.site.wording import EMPLOYMENT

# Leaders first, open and cut posts last, else as listed.
_POSITIONS = """
select
    positions.*,
    roles.name as role,
    roles.family,
    evidence.post_id,
    evidence.sentence
from {positions} as positions
left join roles on roles.id = positions.role_id
left join evidence on evidence.id = positions.evidence_id
where positions.structure_id in (select value from json_each(:structures))
order by
    positions.employment in ('vacant', 'cut'),
    coalesce(roles.family, '') = 'leadership' desc,
    positions.place
"""

OTHER_ROLES = "other roles"
"""The family under which positions are whose title the taxonomy does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """Positions of one title and employment, together; `people` and `fte` are None where a row does not state them."""

    title: str
    family: str
    people: float | None
    fte: float | None
    employment: str

    def __str__(self) -> str:
        how_many = "" if self.people in (None, 1) else f"{number(self.people)} × "
        part = "" if self.fte is None else f" ({number(self.fte)} FTE)"
        kind = EMPLOYMENT.get(self.employment, self.employment).partition(" with ")[0]
        return f"{how_many}{self.title[:1].upper()}{self.title[1:]}{part}" + (f" ({kind})" if kind else "")


@dataclass(slots=True, kw_only=True)
class _Rows:
    title: str
    family: str
    employment: str
    people: list[float | None] = field(default_factory=list)
    fte: list[float | None] = field(default_factory=list)


def load_positions(
    connection: sqlite3.Connection, structures: Collection[str], *, unsure: bool = False
) -> dict[str, list[sqlite3.Row]]:
    """Return the positions of each structure, leaders first, each with its role, its sentence and its post.

    Those below the floor of the view `sure_positions` are left out unless `unsure`.
    """
    sql = _POSITIONS.format(positions="(select *, rowid as place from positions)" if unsure else "sure_positions")
    of_structure: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(sql, {"structures": json.dumps(list(structures))}):
        of_structure[row["structure_id"]].append(row)
    return of_structure


def staff_lines(positions: Iterable[sqlite3.Row]) -> list[StaffLine]:
    """Return the lines of a list of positions: rows of one title and employment are one line."""
    lines: dict[tuple[str, str, bool], _Rows] = {}
    for row in positions:
        key = (row["title"].casefold(), row["employment"], row["fte"] is None)
        line = lines.setdefault(
            key, _Rows(title=row["title"], family=row["family"] or OTHER_ROLES, employment=row["employment"])
        )
        line.people.append(row["count"])
        line.fte.append(row["fte"])
    return [
        StaffLine(
            title=line.title,
            family=line.family,
            employment=line.employment,
            people=_sum(line.people),
            fte=_sum(line.fte),
        )
        for line in lines.values()
    ]


def by_family(lines: Sequence[StaffLine]) -> dict[str, list[StaffLine]]:
    """Return the lines by family of roles, in the order in which the families first come; unknown titles last."""
    families: dict[str, list[StaffLine]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: line.family == OTHER_ROLES):
        families[line.family].append(line)
    return families


def _sum(figures: Sequence[float | None]) -> float | None:
    """Return the sum, None where one figure is not stated."""
    stated = [figure for figure in figures if figure is not None]
    return sum(stated) if len(stated) == len(figures) else None
