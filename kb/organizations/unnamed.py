"""Joins the descriptions that name no organization, by who signs them: one district is counted once.

Somebody who signs "Ann Field" here and "Ann Field, Birch Lake Schools" there speaks for Birch Lake where the sizes
agree as well; and two descriptions without any organization under one full name are one district where their sizes
agree. A name alone is no proof, nor is a size; a first name joins nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from crawler.identity import fold
from kb.organizations.forms import HowKnown
from kb.person_names import NOBODY

CLOSE = 1.1
"""How many times the smaller size the larger may be where both are of one district: it changes from year to year."""

_UNNAMED = """
select posts.author_name, structures.id, structures.enrollment, structures.sites
from structures
join posts on posts.id = structures.post_id
left join authors on authors.id = posts.author_id
where (structures.organization_id is null or structures.organization_how = :how)
    and structures.current = 1
    and authors.organization_id is null
    and posts.author_name like '% %'
order by structures.id
"""

_NAMED = """
select distinct posts.author_name, structures.organization_id, structures.enrollment, structures.sites
from structures
join posts on posts.id = structures.post_id
where structures.organization_id is not null
    and structures.organization_how is not :how
    and structures.current = 1
    and posts.author_name like '% %'
"""

_JOINED = """
select id, organization_id, twin_id
from structures
where organization_how = :how or twin_id is not null
"""

_JOIN = """
update structures
set organization_id = iif(coalesce(organization_how, :how) = :how, :organization, organization_id),
    organization_how = iif(
        coalesce(organization_how, :how) = :how, iif(:organization is null, null, :how), organization_how
    ),
    twin_id = :twin
where id = :id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Described:
    """What tells whose district a description is: its id (a structure's or an organization's), and its size."""

    id: str
    students: int | None
    sites: int | None

    def agrees(self, other: "_Described") -> bool:
        """Return whether both may be one district by their size: students where both state them, else buildings."""
        if self.students and other.students:
            less, more = sorted((self.students, other.students))
            return more <= less * CLOSE
        return self.students is None and self.sites is not None and self.sites > 1 and self.sites == other.sites


def join_unnamed(db: Database) -> None:
    """Point unnamed descriptions to the organization that their writer signs for elsewhere, or to each other.

    Begins from the posts every time, and writes only what differs from what is kept.
    """
    how = {"how": HowKnown.SAME_SIGNATURE.value}
    named = _by_name(db.execute(_NAMED, how))
    joined: dict[str, tuple[str | None, str | None]] = {}
    for name, descriptions in _by_name(db.execute(_UNNAMED, how)).items():
        left = []
        for each in descriptions:
            whose = {other.id for other in named.get(name, ()) if each.agrees(other)}
            if len(whose) == 1:
                joined[each.id] = (whose.pop(), None)
            else:
                left.append(each)
        joined |= {each.id: (None, group[0].id) for group in _alike(left) for each in group}
    kept = {id_: (organization, twin) for id_, organization, twin in db.execute(_JOINED, how)}
    changed = {id_: joined.get(id_, (None, None)) for id_ in kept.keys() | joined.keys()}
    db.conn.executemany(
        _JOIN,
        [
            {"id": id_, "organization": organization, "twin": twin, **how}
            for id_, (organization, twin) in sorted(changed.items())
            if kept.get(id_, (None, None)) != (organization, twin)
        ],
    )


def _by_name(rows: Iterable[tuple[str, str, int | None, int | None]]) -> dict[str, list[_Described]]:
    """Return the descriptions by full name; those that many people share are left out."""
    found: dict[str, list[_Described]] = defaultdict(list)
    for author, id_, students, sites in rows:
        if (name := fold(author)) not in NOBODY:
            found[name].append(_Described(id=id_, students=students, sites=sites))
    return found


def _alike(descriptions: Sequence[_Described]) -> list[list[_Described]]:
    """Return the groups of two and more that agree in size, each with its smallest district first."""
    groups: list[list[_Described]] = []
    for each in sorted(descriptions, key=lambda each: (each.students is None, each.students or 0, each.id)):
        if groups and each.agrees(groups[-1][0]):
            groups[-1].append(each)
        else:
            groups.append([each])
    return [group for group in groups if len(group) > 1]
