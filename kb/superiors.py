"""Whom a technology leader reports to, in the kinds of superiors.jsonl: the first whose words a title holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kb.data_files import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Superior:
    """A kind of superior: its id in addresses, its name, and the words (a regular expression) of its titles."""

    id: str
    name: str
    words: str

    def holds(self, title: str) -> bool:
        """Tell whether a title as written is of this kind."""
        return re.search(self.words, title, re.IGNORECASE) is not None


LEADER_REPORTS = """
select
    reporting_lines.structure_id,
    reporting_lines.subordinate,
    reporting_lines.superior,
    reporting_lines.evidence_id
from sure_reporting_lines as reporting_lines
join roles as subordinates on subordinates.id = reporting_lines.subordinate_role_id
left join roles as superiors on superiors.id = reporting_lines.superior_role_id
where superiors.family is not 'leadership'
    and (
        subordinates.family = 'leadership'
        or subordinates.id = 'instructional-technology-director'
        and exists (
            select 1
            from sure_reporting_lines as below
            join roles as led on led.id = below.subordinate_role_id
            where below.structure_id = reporting_lines.structure_id
                and below.superior_role_id = subordinates.id
                and led.family in ('support', 'infrastructure')
        )
    )
order by reporting_lines.structure_id, reporting_lines.place
"""
"""Every line from a technology leader to somebody who is none; the first of a structure counts.

A director of instructional technology leads technology where technicians or network people report to that director.
"""


@cache
def superiors() -> tuple[Superior, ...]:
    """Return the kinds of superiors in the order in which they are tried; the last holds every title."""
    return tuple(Superior(**row) for row in rows("kb", "superiors"))


@cache
def superior_of(title: str) -> Superior:
    """Return the kind of superior that a title as written names."""
    return next(kind for kind in superiors() if kind.holds(title))


def superiors_by_structure(reports: Iterable[tuple[str, str, str, str]]) -> dict[str, Superior]:
    """Return the kind of the technology leader's superior by structure, from the rows of `LEADER_REPORTS`."""
    kinds: dict[str, Superior] = {}
    for structure, _, superior, _ in reports:
        kinds.setdefault(structure, superior_of(superior))
    return kinds
