"""The departments that are most like one, by their size and the roles that they have."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from kb.site.districts.facts import District

SIMILAR = 5
"""Similar departments that the page names."""
LARGER = 3
"""How many times as large, or as small, a department may be and still be similar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A department near in size; `shared` names how many roles both have of how many that either has."""

    row: sqlite3.Row
    shared: int
    either: int


def similar_to(districts: Sequence[District], whose: str) -> list[Similar]:
    """Return the departments nearest in size and roles: the logarithm of the sizes' ratio, plus the share of roles that
    only one of both has (0 to 1). They have a role in common and are up to `LARGER` times as large or as small; without
    a size or a staff list nothing is similar.
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
        if (apart := other.distance(students)) <= log(LARGER):
            found.append((apart + 1 - similar.shared / similar.either, similar))
    return [similar for _, similar in sorted(found, key=lambda each: (each[0], each[1].row["id"]))[:SIMILAR]]
