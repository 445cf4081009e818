"""Who counts as a peer, by one rule on every page: the districts nearest in size that tell the figure in question."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

from kb.bands import SizeBand
from kb.site.departments.districts import District, nearest_first
from kb.statistics import Quartiles, quartiles

FACTOR = 3
"""A peer has at least a third and at most three times as many students."""

MOST_PEERS = 12
"""Peers of a figure: as many as a printed table holds; further ones are less like the reader's district."""


def is_near(district: District, students: int) -> bool:
    """Return whether a district is within `FACTOR` of a number of students."""
    return district.distance(students) <= log(FACTOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The size around which peers are looked for: a number of students, a band that was chosen, or none at all."""

    students: int | None = None
    band: SizeBand | None = None

    @property
    def is_near(self) -> bool:
        """Whether the peers are those nearest to a number of students."""
        return self.students is not None and self.band is None

    def pick(self, districts: Iterable[District], tells: Callable[[District], bool]) -> list[District]:
        """Return the peers that tell something: the `MOST_PEERS` nearest to the number of students within `FACTOR`; all
        of the band where one was chosen, smallest first; else all.
        """
        telling = [each for each in districts if tells(each)]
        if self.band is not None:
            telling = [each for each in telling if each.row["size_band_id"] == self.band.id]
        elif self.students is not None:
            students = self.students
            near = nearest_first(telling, students)
            return [each for each in near if is_near(each, students)][:MOST_PEERS]
        return nearest_first(telling, None)

    def ratios(self, districts: Iterable[District], column: str) -> "PeerFigures":
        """Return a figure of the peers that tell it, by its column of `organizations_now`."""
        peers = self.pick(districts, lambda each: each.row[column] is not None)
        return PeerFigures(peers=peers, quartiles=quartiles([each.row[column] for each in peers]))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerFigures:
    """The peers that tell a figure, and its quartiles, None where they are fewer than `kb.statistics.FEWEST`."""

    peers: Sequence[District]
    quartiles: Quartiles | None

    @property
    def rows(self) -> list[sqlite3.Row]:
        """The rows of the peers, smallest first."""
        return [each.row for each in nearest_first(self.peers, None)]
