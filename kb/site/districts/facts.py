"""The districts of the knowledge base with all that they are found by: figures, roles, their leader's superior."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, log

from kb.site.remembering import remembered
from kb.site.wording import UNNAMED
from kb.superiors import LEADER_REPORTS, Superior, superiors_by_structure

_DISTRICTS = "select * from {view} order by id"

_ROLES = """
select distinct
    structure_id,
    role_id
from sure_positions
where employment not in ('vacant', 'cut')
"""

_INSTRUCTIONAL = "select id, sits from instructional_technology_now where sits <> 'none'"

# Whom the head answers to is of the newest description that says so, which need not be the one that lists the staff.
_DESCRIPTIONS = """
select coalesce(organization_id, twin_id, id), id, post_id, as_of
from structures
where current = 1
order by coalesce(as_of, ''), id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Whom a technology leader reports to, by which description."""

    superior: Superior
    structure_id: str
    post_id: str
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """An organization as it is now: its row of `organizations_now`, and what it is found by.

    `roles` are those that somebody on its staff list holds, None where no list is known; `answers` tells whom its
    technology leader reports to, `instructional` where instructional technology sits; None where nobody says.
    """

    row: sqlite3.Row
    roles: frozenset[str] | None
    answers: Answers | None
    instructional: str | None = None

    @property
    def superior(self) -> str | None:
        """The kind of person whom its technology leader reports to, by its id."""
        return self.answers.superior.id if self.answers else None

    @property
    def superior_name(self) -> str:
        """That kind in words; empty where nobody says."""
        return self.answers.superior.name if self.answers else ""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.row["organization"] or UNNAMED

    def distance(self, students: int) -> float:
        """Return how far the district's size is from a number of students (`distance`)."""
        return distance(self.row["enrollment"], students)


@remembered
def load_districts(connection: sqlite3.Connection, *, peers: bool = True) -> Sequence[District]:
    """Return the districts that people who work there describe; without `peers` colleges, agencies and all others."""
    roles: Mapping[str, set[str | None]] = defaultdict(set)
    for structure, role in connection.execute(_ROLES):
        roles[structure].add(role)
    kinds = superiors_by_structure(tuple(row) for row in connection.execute(LEADER_REPORTS))
    answers = {
        whose: Answers(superior=kinds[structure], structure_id=structure, post_id=post, as_of=as_of)
        for whose, structure, post, as_of in connection.execute(_DESCRIPTIONS)
        if structure in kinds
    }
    sits = dict(connection.execute(_INSTRUCTIONAL).fetchall())
    view = "districts_now" if peers else "organizations_now"
    return tuple(
        District(
            row=row,
            roles=_roles(roles, row["staff_structure_id"]),
            answers=answers.get(row["id"]),
            instructional=sits.get(row["id"]),
        )
        for row in connection.execute(_DISTRICTS.format(view=view))
    )


def distance(enrollment: int | None, students: int) -> float:
    """Return how far an enrollment is from a number of students: the logarithm of their ratio; far, where unknown."""
    return inf if enrollment is None else abs(log(max(enrollment, 1) / students))


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
