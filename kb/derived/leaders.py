"""Whom the technology leader of each department answers to: one reading of the lines, for every page and count."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kb.distil.departments import ReportingLine, leader_line
from kb.superiors import Superior, superior_of

_LINES = """
select structure_id, subordinate_role_id, superior, superior_role_id, evidence_id
from sure_reporting_lines
order by structure_id, place
"""

# Whom the leader answers to is of the newest description that says so, which need not be the one that lists the staff.
_DESCRIPTIONS = """
select coalesce(organization_id, twin_id, id), id, post_id, as_of
from structures
where current = 1
order by coalesce(as_of, ''), id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Whom a technology leader answers to: a line of one description, and the day and post of that."""

    line: ReportingLine
    structure_id: str
    post_id: str
    as_of: str | None

    @property
    def superior(self) -> Superior:
        """What kind of person that is."""
        return superior_of(self.line.superior)


def load_lines(connection: sqlite3.Connection) -> Mapping[str, list[ReportingLine]]:
    """Return the reporting lines that count, by their description."""
    lines: defaultdict[str, list[ReportingLine]] = defaultdict(list)
    for structure, role, superior, superior_role, evidence in connection.execute(_LINES):
        lines[structure].append(
            ReportingLine(role=role, superior=superior, superior_role=superior_role, source=evidence)
        )
    return lines


def load_leaders(
    connection: sqlite3.Connection, lines: Mapping[str, list[ReportingLine]] | None = None
) -> dict[str, Leader]:
    """Return the leader of each organization that tells it, by the organization's id in `organizations_now`."""
    told = load_lines(connection) if lines is None else lines
    leaders: dict[str, Leader] = {}
    for whose, structure, post, as_of in connection.execute(_DESCRIPTIONS):
        line = leader_line(told.get(structure, ()))
        if line:
            leaders[whose] = Leader(line=line, structure_id=structure, post_id=post, as_of=as_of)
    return leaders
