"""The departments that are compared, each with its figures and its staff, found by the ids of an address."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from kb.site.departments.districts import District, load_districts, nearest_first
from kb.site.departments.peers import is_near
from kb.site.departments.staff_list import load_positions

_ORGANIZATION_OF = """
select coalesce(organization_id, twin_id, id)
from structures
where id = :id and current = 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """An organization as it is now, and the positions of its staff list, None where no list is known."""

    district: District
    positions: Sequence[sqlite3.Row] | None

    @property
    def row(self) -> sqlite3.Row:
        """The organization's row of `organizations_now`."""
        return self.district.row

    @property
    def name(self) -> str:
        """What it is called."""
        return self.district.name


def load_departments(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[list[Department], list[str]]:
    """Return the departments with these ids in their order, each organization once, and the ids that name none.

    An id is that of any description (`/structures/ID`) or of an organization; a former employer's names none.
    """
    districts = {each.row["id"]: each for each in load_districts(connection, peers=False)}
    found: dict[str, District] = {}
    unknown = []
    for id_ in ids:
        key = id_ if id_ in districts else _organization_of(connection, id_)
        if key in districts:
            found[key] = districts[key]
        else:
            unknown.append(id_)
    return _described(connection, list(found.values())), unknown


def load_nearest(connection: sqlite3.Connection, students: int, most: int) -> list[Department]:
    """Return the departments nearest in size to a number of students of which the whole staff is known, nearest first.

    Others fill the places that are left: those further away than peers (`kb.site.departments.peers`) last.
    """
    nearest = nearest_first(load_districts(connection), students)
    telling = sorted(
        nearest,
        key=lambda each: (
            not is_near(each, students),
            each.row["students_per_staff"] is None,
            each.row["students_per_staff"] is None and each.roles is None,
        ),
    )[:most]
    return _described(connection, nearest_first(telling, students))


def _organization_of(connection: sqlite3.Connection, structure: str) -> str:
    found = connection.execute(_ORGANIZATION_OF, {"id": structure}).fetchone()
    return str(found[0]) if found else ""


def _described(connection: sqlite3.Connection, districts: Sequence[District]) -> list[Department]:
    lists = [each.row["staff_structure_id"] for each in districts if each.row["staff_structure_id"]]
    positions = load_positions(connection, lists)
    return [
        Department(
            district=each,
            positions=positions.get(each.row["staff_structure_id"], ()) if each.row["staff_structure_id"] else None,
        )
        for each in districts
    ]
