"""Advice in posts that name no employer: it counts for the district that the same post describes.

Whose district an unsigned description is, `unnamed` tells by its writer's full name and its size, and one that names
its district is the writer's own where the same full name signs for that district elsewhere.
"""

from collections import defaultdict

from sqlite_utils import Database

from crawler.identity import fold
from kb.organizations.forms import HowKnown
from kb.person_names import NOBODY

_SIGNED = """
select distinct posts.author_name, authors.organization_id
from posts
join authors on authors.id = posts.author_id
where authors.organization_id is not null and posts.author_name like '% %'
"""

_DESCRIBED = """
select structures.post_id, structures.organization_id, structures.organization_how, posts.author_name
from structures
join posts on posts.id = structures.post_id
where structures.organization_id is not null and structures.current = 1
"""

_UNSIGNED = """
select advice.id, advice.post_id, advice.organization_id
from advice
join posts on posts.id = advice.post_id
left join authors on authors.id = posts.author_id
where authors.organization_id is null
"""


def employ_unsigned_advice(db: Database) -> frozenset[str]:
    """Point advice whose post names no employer to the one district that the post describes as its writer's own.

    Begins from the posts every time, and writes only what differs from what is kept. Returns the organizations that
    advice points to no longer.
    """
    signed = {(fold(name), organization) for name, organization in db.execute(_SIGNED)}
    described: defaultdict[str, set[str]] = defaultdict(set)
    for post, organization, how, author in db.execute(_DESCRIBED):
        name = fold(author or "")
        if how == HowKnown.SAME_SIGNATURE or (name not in NOBODY and (name, organization) in signed):
            described[post].add(organization)
    changed: list[tuple[str | None, str]] = []
    left: set[str | None] = set()
    for id_, post, kept in db.execute(_UNSIGNED):
        whose = described.get(post, set())
        found = next(iter(whose)) if len(whose) == 1 else None
        if found != kept:
            changed.append((found, id_))
            left.add(kept)
    db.conn.executemany("update advice set organization_id = ? where id = ?", changed)
    return frozenset(filter(None, left))
