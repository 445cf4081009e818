"""Who wrote each post of a thread, and where that person works.

A person is a name at an employer. The employer comes from the post's own signature, else from the board's profile
beside it, else from what the same author signs elsewhere in the thread; threads never tell on each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from crawler.identity import digest, fold
from crawler.items import AuthorSource, Post, Thread
from extract.facts import PostFacts
from kb.organizations.forms import HowKnown, Organization, build_organization
from kb.person_names import NOBODY, is_first_name, is_full, person_at
from kb.privacy.scrub import bare_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The writer of one post: `employer` is None where nothing tells it, `known` how it is told."""

    id: str
    name: str
    employer: Organization | None
    known: HowKnown | None


def attribute_posts(thread: Thread, facts: Mapping[str, PostFacts]) -> dict[str, Person]:
    """Return the writer of each post that has one, by the post's id."""
    names = {post.id: name for post in thread.posts if (name := _written_name(post, facts[post.id]))}
    employers = {post.id: _own_employer(post, facts[post.id]) for post in thread.posts if post.id in names}
    elsewhere = _employers_elsewhere(names, {id_: employer for id_, (employer, _) in employers.items()})
    people: dict[str, Person] = {}
    for post in thread.posts:
        if post.id in names:
            employer, known = employers[post.id]
            if employer is None and post.id in elsewhere:
                employer, known = elsewhere[post.id], HowKnown.SAME_AUTHOR
            people[post.id] = Person(
                id=_person_id(thread, post, names[post.id], employer),
                name=names[post.id],
                employer=employer,
                known=known,
            )
    return people


def _written_name(post: Post, facts: PostFacts) -> str | None:
    if post.author:
        return post.author.name
    return facts.signature.name if facts.signature else None


def _own_employer(post: Post, facts: PostFacts) -> tuple[Organization | None, HowKnown | None]:
    signature = facts.signature
    if signature and signature.organization:
        return build_organization(
            bare_words(signature.organization), city=signature.city, state=signature.state
        ), HowKnown.SIGNATURE
    profile = post.author.profile if post.author else {}
    if name := profile.get("organization"):
        return build_organization(name, city=profile.get("city"), state=profile.get("state")), HowKnown.PROFILE
    return None, None


def _employers_elsewhere(names: Mapping[str, str], own: Mapping[str, Organization | None]) -> dict[str, Organization]:
    """Return the employer that an author's other posts tell, for each post that tells none itself; both in page order.

    That of the nearest earlier post with one, else of the first later one.
    """
    first: dict[str, Organization] = {}
    for post, name in names.items():
        if employer := own[post]:
            first.setdefault(fold(name), employer)
    latest: dict[str, Organization] = {}
    found: dict[str, Organization] = {}
    for post, name in names.items():
        key = fold(name)
        if employer := own[post]:
            latest[key] = employer
        elif key in first and key not in NOBODY:
            found[post] = latest.get(key, first[key])
    return found


def _person_id(thread: Thread, post: Post, name: str, employer: Organization | None) -> str:
    key = fold(name)
    if key in NOBODY:
        return digest("author", key, post.id)
    if employer:
        return person_at(name, employer.form.id)
    on_board = post.author is not None and post.author.how is AuthorSource.HEADER
    if is_full(name) or (on_board and not is_first_name(name)):
        return digest("author", key, thread.board or "")
    return digest("author", key, thread.id)
