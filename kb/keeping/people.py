"""Who wrote each post of a thread, and where that person works.

A person is a name at an employer. The employer comes from the post's own signature, else from the board's profile
beside it, else from what the same author signs elsewhere in the thread; threads never tell on each other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.identity import digest, fold
from crawler.items import AuthorSource, Post, Thread
from extract.facts import PostFacts
from kb.keeping.organizations import Known, Organization, build_organization
from kb.privacy.scrub import bare_words

NOBODY = {
    "anonymous",
    "anonymous member",
    "anonymous user",
    "guest",
    "deleted",
    "deleted user",
    "former member",
    "unknown",
}
"""Names that many people share: two posts under one of them are two people."""

_FIRST_NAME = re.compile(r"[^\W\d_]+\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The writer of one post: `employer` is None where nothing tells it, `known` how it is told."""

    id: str
    name: str
    employer: Organization | None
    known: Known | None


def attribute_posts(thread: Thread, facts: Mapping[str, PostFacts]) -> dict[str, Person]:
    """Return the writer of each post that has one, by the post's id."""
    names = {post.id: name for post in thread.posts if (name := _written_name(post, facts[post.id]))}
    employers = {post.id: _own_employer(post, facts[post.id]) for post in thread.posts if post.id in names}
    people: dict[str, Person] = {}
    for post in thread.posts:
        if post.id in names:
            employer, known = employers[post.id]
            if employer is None and fold(names[post.id]) not in NOBODY:
                employer, known = _employer_elsewhere(thread, post, names, employers)
            people[post.id] = Person(
                id=_person_id(thread, post, names[post.id], employer),
                name=names[post.id],
                employer=employer,
                known=known,
            )
    return people


def person_at(name: str, organization_id: str) -> str:
    """Return the id of the person of this name at an organization; the name is none of `NOBODY`."""
    return digest("author", fold(name), organization_id)


def _written_name(post: Post, facts: PostFacts) -> str | None:
    if post.author:
        return post.author.name
    return facts.signature.name if facts.signature else None


def _own_employer(post: Post, facts: PostFacts) -> tuple[Organization | None, Known | None]:
    signature = facts.signature
    if signature and signature.organization:
        return build_organization(
            bare_words(signature.organization), city=signature.city, state=signature.state
        ), Known.SIGNATURE
    profile = post.author.profile if post.author else {}
    if name := profile.get("organization"):
        return build_organization(name, city=profile.get("city"), state=profile.get("state")), Known.PROFILE
    return None, None


def _employer_elsewhere(
    thread: Thread,
    post: Post,
    names: Mapping[str, str],
    employers: Mapping[str, tuple[Organization | None, Known | None]],
) -> tuple[Organization | None, Known | None]:
    """Return the employer of the same author's nearest earlier post that has one, else of the first later one."""
    key = fold(names[post.id])
    places = [other.id for other in thread.posts if other.id in names and fold(names[other.id]) == key]
    here = places.index(post.id)
    for other in [*reversed(places[:here]), *places[here + 1 :]]:
        if employer := employers[other][0]:
            return employer, Known.SAME_AUTHOR
    return None, None


def _person_id(thread: Thread, post: Post, name: str, employer: Organization | None) -> str:
    key = fold(name)
    if key in NOBODY:
        return digest("author", key, post.id)
    if employer:
        return person_at(name, employer.id)
    on_board = post.author is not None and post.author.how is AuthorSource.HEADER
    if " " in key or (on_board and not _FIRST_NAME.fullmatch(name)):
        return digest("author", key, thread.board or "")
    return digest("author", key, thread.id)
