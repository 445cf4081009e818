"""The departments that are most like one, by their size and the roles that they have."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from kb.site.departments.districts import District
from kb.site.departments.peers import is_near

SIMILAR = 5
"""Similar departments that the page names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A department near in size; `shared` names how many roles both have of how many that either has."""

    row: sqlite3.Row
    shared: int
    either: int


def similar_to(districts: Sequence[District], whose: str) -> list[Similar]:
    """Return the departments nearest in size and roles: the logarithm of the sizes' ratio, plus the share of roles that
    only one of both has (0 to 1). They have a role in common and sizes as peers have them; without a size or a staff
    list nothing is similar.
    """
    own = next((district for district in districts if district.row["id"] == whose), None)
    if own is None or own.row["enrollment"] is None or not own.roles:
        return []
    students = max(own.row["enrollment"], 1)
    found = []
    for other in districts:
        theirs = other.roles or frozenset[str]()
        if other is own or other.row["enrollment"] is None or not own.roles & theirs:
            continue
        similar = Similar(row=other.row, shared=len(own.roles & theirs), either=len(own.roles | theirs))
        if is_near(other, students):
            found.append((other.distance(students) + 1 - similar.shared / similar.either, similar))
    return [similar for _, similar in sorted(found, key=lambda each: (each[0], each[1].row["id"]))[:SIMILAR]]
