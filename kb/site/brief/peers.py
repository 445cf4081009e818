"""The peers of the page to print: the districts nearest in size that tell how their technology is staffed."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log

from kb.site.charts import Dot, Mark, Strip, strip
from kb.site.districts.facts import District, load_districts, nearest_first
from kb.site.staffing.law import WASHINGTON
from kb.site.wording import number
from kb.statistics import FEWEST, Quartiles, quartiles
from kb.superiors import superiors

FACTOR = 3
"""A peer has at least a third and at most three times as many students."""

MOST_PEERS = 20
MOST_ROWS = 9
"""Peers that the table shows: the nearest that tell their technology staff, then others."""

MOST_ROLES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A row of the table: the organization as it is now, its staff per 1,000 students, whom its leader answers to.

    `post_id` is the post that tells the staff, `as_of` its day.
    """

    row: sqlite3.Row
    per_thousand: float | None
    superior: str
    post_id: str
    as_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPeers:
    """The nearest peers, the quartiles of their technology staff per 1,000 students and the picture of them.

    `roles` are names with the number of peers that have them, of the `listing` peers that list their staff; empty
    below `kb.statistics.FEWEST` of those. `telling` counts the peers whose technology staff is known.
    """

    peers: Sequence[Peer]
    telling: int
    quartiles: Quartiles | None
    strip: Strip | None
    roles: Sequence[tuple[str, int]]
    listing: int

    @property
    def shown(self) -> Sequence[Peer]:
        """The peers of the table, smallest first."""
        chosen = sorted(self.peers, key=lambda peer: peer.per_thousand is None)[:MOST_ROWS]
        return sorted(chosen, key=lambda peer: (peer.row["enrollment"], peer.row["id"]))


def load_peers(connection: sqlite3.Connection, students: int, mine: float | None, structures: str) -> BriefPeers:
    """Return the peers of a district; `mine` is its staff per 1,000 students, `structures` begins a card's address."""
    near = [
        each
        for each in nearest_first(load_districts(connection), students)
        if each.distance(students) <= log(FACTOR) and _tells(each.row)
    ][:MOST_PEERS]
    kinds = {kind.id: kind.name for kind in superiors()}
    peers = [_peer(each, kinds.get(each.superior or "", "")) for each in near]
    telling = [peer for peer in peers if peer.per_thousand is not None]
    lists = [each.roles for each in near if each.roles is not None]
    return BriefPeers(
        peers=peers,
        telling=len(telling),
        quartiles=quartiles([peer.per_thousand for peer in telling if peer.per_thousand is not None]),
        strip=_strip(telling, mine, structures),
        roles=_roles(connection, lists) if len(lists) >= FEWEST else (),
        listing=len(lists),
    )


def _tells(row: sqlite3.Row) -> bool:
    return row["students_per_staff"] is not None or row["students_per_technician"] is not None


def _peer(district: District, superior: str) -> Peer:
    row = district.row
    each = row["students_per_staff"]
    figure = "staff_total" if row["technology_staff_how"] == "stated" else "staff"
    return Peer(
        row=row,
        per_thousand=1000 / each if each else None,
        superior=superior,
        post_id=row[f"{figure}_post_id"],
        as_of=row[f"{figure}_as_of"],
    )


def _strip(peers: Sequence[Peer], mine: float | None, structures: str) -> Strip | None:
    law = WASHINGTON.per_thousand
    marks = [Mark(value=law, label=f"{WASHINGTON.state} funds {law}", kind="law")]
    if mine is not None:
        marks.append(Mark(value=mine, label=f"Ours: {number(round(mine, 2))}", kind="mine"))
    dots = [
        Dot(
            value=peer.per_thousand,
            label=f"{peer.row['organization'] or 'A district that is not named'}: {peer.per_thousand:.2f}",
            href=structures + peer.row["structure_id"],
        )
        for peer in peers
        if peer.per_thousand is not None
    ]
    return strip(dots, marks, wide=inf)


def _roles(connection: sqlite3.Connection, lists: Sequence[frozenset[str]]) -> list[tuple[str, int]]:
    names = dict(connection.execute("select id, name from roles order by rowid").fetchall())
    held = Counter(role for roles in lists for role in roles)
    ranked = sorted(names, key=lambda role: -held[role])
    return [(names[role], held[role]) for role in ranked[:MOST_ROLES] if held[role]]
