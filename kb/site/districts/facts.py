"""The districts of the knowledge base with all that they are found by: figures, roles, their leader's superior."""

import math
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kb.superiors import LEADER_REPORTS, superiors_by_structure

_DISTRICTS = "select * from organizations_now order by id"

_ROLES = """
select distinct
    structure_id,
    role_id
from positions
where employment not in ('vacant', 'cut')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """An organization as it is now: its row of `organizations_now`, and what it is found by.

    `roles` are those that somebody on its staff list holds, None where no list is known; `superior` is the kind of
    person whom its technology leader reports to (an id of `kb.superiors`), None where nobody says.
    """

    row: sqlite3.Row
    roles: frozenset[str] | None
    superior: str | None

    def distance(self, students: int) -> float:
        """Return how far the district's size is from a number of students: the logarithm of their ratio."""
        return abs(math.log(max(self.row["enrollment"], 1) / students))


def load_districts(connection: sqlite3.Connection) -> list[District]:
    """Return every organization that somebody who works there describes."""
    roles: Mapping[str, set[str | None]] = defaultdict(set)
    for structure, role in connection.execute(_ROLES):
        roles[structure].add(role)
    superiors = superiors_by_structure(tuple(row) for row in connection.execute(LEADER_REPORTS))
    return [
        District(
            row=row,
            roles=_roles(roles, row["staff_structure_id"]),
            superior=superior.id if (superior := superiors.get(row["reporting_structure_id"])) else None,
        )
        for row in connection.execute(_DISTRICTS)
    ]


def nearest_first(districts: Sequence[District], students: int | None) -> list[District]:
    """Return the districts that state their size, nearest to a number of students first; without a number, all of them,
    smallest first and those of unknown size last. Of equal ones the newest comes first.
    """
    newest_first = sorted(districts, key=lambda each: each.row["enrollment_as_of"] or "", reverse=True)
    if students is None:
        return sorted(newest_first, key=lambda each: (each.row["enrollment"] is None, each.row["enrollment"] or 0))
    sized = [each for each in newest_first if each.row["enrollment"] is not None]
    return sorted(sized, key=lambda each: each.distance(students))


def _roles(roles: Mapping[str, set[str | None]], structure: str | None) -> frozenset[str] | None:
    if structure is None:
        return None
    return frozenset(role for role in roles.get(structure, ()) if role is not None)
