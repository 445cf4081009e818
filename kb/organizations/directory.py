"""Keeps the rows of organizations and authors true to what the posts in the database say of them.

Both are shared between threads, so their wording is chosen anew from all posts whenever one that mentions them comes
or goes: the outcome does not depend on the order. Whoever is no longer mentioned is removed.
"""

import json
from collections import Counter
from dataclasses import dataclass

from sqlite_utils import Database

from kb.organizations.forms import build_organization, fullest

_ORGANIZATIONS = """
select organization_id from structures where post_id in (select value from json_each(:posts))
union
select organization_id from signatures where post_id in (select value from json_each(:posts))
union
select organization_id from advice where post_id in (select value from json_each(:posts))
union
select authors.organization_id
from posts
join authors on authors.id = posts.author_id
where posts.id in (select value from json_each(:posts))
"""
_AUTHORS = "select distinct author_id from posts where id in (select value from json_each(:posts))"
_NAMES = """
select organization_name from structures where organization_id = :id and organization_name is not null
union all
select organization from signatures where organization_id = :id and organization is not null
"""
_MENTIONED = """
select exists (select 1 from structures where organization_id = :id)
    or exists (select 1 from signatures where organization_id = :id)
    or exists (select 1 from advice where organization_id = :id)
    or exists (select 1 from authors where organization_id = :id)
"""
_SIGNED = """
select posts.author_name, signatures.credentials, signatures.title
from posts
left join signatures on signatures.post_id = posts.id
where posts.author_id = ?
order by posts.posted is not null, datetime(posts.posted), posts.number, posts.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The organizations and authors that posts mention, by id."""

    organizations: frozenset[str]
    authors: frozenset[str]

    def __or__(self, other: "Touched") -> "Touched":
        return Touched(organizations=self.organizations | other.organizations, authors=self.authors | other.authors)


def touched_by(db: Database, posts: list[str]) -> Touched:
    """Return whom these posts mention, as far as they are in the database."""
    parameters = {"posts": json.dumps(posts)}
    organizations, authors = (
        frozenset(row[0] for row in db.execute(sql, parameters) if row[0]) for sql in (_ORGANIZATIONS, _AUTHORS)
    )
    return Touched(organizations=organizations, authors=authors)


def refresh_directory(db: Database, touched: Touched) -> None:
    """Choose the wording of these organizations and authors anew; remove those that nobody mentions."""
    for author in sorted(touched.authors):
        _refresh_author(db, author)
    for organization in sorted(touched.organizations):
        _refresh_organization(db, organization)


def _refresh_author(db: Database, author: str) -> None:
    posts = list(db.execute(_SIGNED, [author]))
    if not posts:
        db.table("authors").delete_where("id = ?", [author])
        return
    names = Counter(name for name, _, _ in posts if name)
    db.table("authors").update(
        author,
        {
            "name": min(names, key=lambda name: (-names[name], name)),
            "credentials": next((credentials for _, credentials, _ in reversed(posts) if credentials), None),
            "title": next((title for _, _, title in reversed(posts) if title), None),
        },
    )


def _refresh_organization(db: Database, organization: str) -> None:
    if not db.execute(_MENTIONED, {"id": organization}).fetchone()[0]:
        db.table("organizations").delete_where("id = ?", [organization])
        return
    written = [
        built.name for (name,) in db.execute(_NAMES, {"id": organization}) if (built := build_organization(name))
    ]
    cities = Counter(
        city
        for (city,) in db.execute("select city from signatures where organization_id = ?", [organization])
        if city is not None
    )
    changes = {"city": min(cities, key=lambda city: (-cities[city], city)) if cities else None}
    if written:
        changes["name"] = fullest(written)
    db.table("organizations").update(organization, changes)
