"""Settles which organization each post and structure speaks for, over all threads, in one transaction.

Threads are kept as if each were alone: their rows name organizations by the form that this thread uses. At the end of a
build short forms are led to the fuller name that they stand for (`fuller_names`), and people with them, since a
person is a name at an employer. Descriptions that name no organization are joined last (`unnamed`). It starts from the
forms every time, so a grown database has the rows of a new one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sqlite_utils import Database

from crawler.identity import fold
from kb.organizations.directory import Touched, refresh_directory
from kb.organizations.forms import Form, read_form
from kb.organizations.fuller_names import Forms
from kb.organizations.kinds import settle_kinds
from kb.organizations.merges import Merges
from kb.organizations.unnamed import join_unnamed
from kb.organizations.unsigned_advice import employ_unsigned_advice
from kb.person_names import NOBODY, is_full, person_at

_POSTS = """
select posts.id, posts.thread_id, posts.author_name, posts.employer_form, posts.author_id, authors.organization_id
from posts
join authors on authors.id = posts.author_id
where posts.employer_form is not null
order by posts.id
"""
_STRUCTURES = """
select structures.id, posts.thread_id, posts.author_name, structures.organization_form, null, structures.organization_id
from structures
join posts on posts.id = structures.post_id
where structures.organization_form is not null
order by structures.id
"""
_REPOINT_POST = (
    "update posts set author_id = :author where id = :id",
    """
    update signatures
    set author_id = :author, organization_id = iif(organization_id is null, null, :organization)
    where post_id = :id
    """,
    "update advice set author_id = :author, organization_id = :organization where post_id = :id",
)
_REPOINT_STRUCTURE = "update structures set organization_id = :organization where id = :id"


class _Mention(NamedTuple):
    """A post or structure that names an organization, and where it points now; `author_id` is None for structures."""

    id: str
    thread_id: str
    author_name: str | None
    form: str
    author_id: str | None
    organization_id: str | None

    @property
    def author(self) -> str | None:
        """Whose usage counts as the same person's: a full name anywhere, a first name in its thread, nobody else."""
        name = fold(self.author_name or "")
        return None if name in NOBODY or not name else name if is_full(name) else f"{self.thread_id} {name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """A mention that points elsewhere once it is settled."""

    mention: _Mention
    form: Form
    author_id: str | None

    @property
    def organization_id(self) -> str:
        return self.form.id


def settle_organizations(db: Database, merged: Mapping[Form, Form] | None = None) -> Merges:
    """Point authors, posts, signatures, advice and structures to the organizations that all threads agree on.

    `merged` are organizations that a person leads to another. Returns where each is found now.
    """
    mentions = [*map(_Mention._make, db.execute(_POSTS)), *map(_Mention._make, db.execute(_STRUCTURES))]
    written = {text: read_form(text) for text in {mention.form for mention in mentions}}
    forms = Forms(written.values())
    merges = Merges(merged or {}, forms)
    moves = list(_moves(mentions, written, forms, merges))
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        _add_missing(db, moves)
        for move in moves:
            row = {"id": move.mention.id, "author": move.author_id, "organization": move.organization_id}
            for statement in _REPOINT_POST if move.author_id else (_REPOINT_STRUCTURE,):
                db.execute(statement, row)
        if moves:
            refresh_directory(db, _touched(moves))
        join_unnamed(db)
        refresh_directory(db, Touched(organizations=employ_unsigned_advice(db), authors=frozenset()))
        settle_kinds(db)
    return merges


def _moves(mentions: Sequence[_Mention], written: Mapping[str, Form], forms: Forms, merges: Merges) -> Iterator[_Move]:
    """Yield the mentions that point elsewhere; `written` holds the form that each text is."""
    alone = {text: form for text, form in written.items() if not forms.fuller(form)}
    settled = {text: merges.lead(forms.settle(form, of_author=(), of_thread=())) for text, form in alone.items()}
    of_author, of_thread = _company(mentions, written, forms)
    id_of, person = cache(lambda form: form.id), cache(_person)
    for mention in mentions:
        form = settled.get(mention.form) or merges.lead(
            forms.settle(
                written[mention.form], of_author=of_author[mention.author], of_thread=of_thread[mention.thread_id]
            )
        )
        organization = id_of(form)
        author = mention.author_id and (person(mention.author_name or "", organization) or mention.author_id)
        if (organization, author) != (mention.organization_id, mention.author_id):
            yield _Move(mention=mention, form=form, author_id=author)


def _company(
    mentions: Iterable[_Mention], written: Mapping[str, Form], forms: Forms
) -> tuple[Mapping[str | None, set[Form]], Mapping[str, set[Form]]]:
    """Return the forms that each author and each thread uses, as far as one stands for another."""
    fuller = {form: forms.fuller(form) for form in written.values()}
    related = {form for short, others in fuller.items() if others for form in (short, *others)}
    of_author: defaultdict[str | None, set[Form]] = defaultdict(set)
    of_thread: defaultdict[str, set[Form]] = defaultdict(set)
    for mention in mentions:
        form = written[mention.form]
        if form in related:
            of_author[mention.author].add(form)
            of_thread[mention.thread_id].add(form)
    of_author[None] = set()
    return of_author, of_thread


def _person(name: str, organization: str) -> str | None:
    """Return the id of the person of this name at an organization, None where many people share it."""
    return None if fold(name) in NOBODY else person_at(name, organization)


def _add_missing(db: Database, moves: Iterable[_Move]) -> None:
    """Insert the organizations and authors that are pointed to; `refresh_directory` finds their wording."""
    organizations = {
        move.organization_id: {"id": move.organization_id, "name": move.form.key.title(), "state": move.form.state}
        for move in moves
    }
    authors = {
        move.author_id: {
            "id": move.author_id,
            "name": move.mention.author_name,
            "organization_id": move.organization_id,
        }
        for move in moves
        if move.author_id
    }
    db.table("organizations").insert_all(organizations.values(), pk="id", ignore=True)
    db.table("authors").insert_all(authors.values(), pk="id", ignore=True)
    db.conn.executemany(
        "update authors set organization_id = ? where id = ?",
        [(author["organization_id"], author["id"]) for author in authors.values()],
    )


def _touched(moves: Iterable[_Move]) -> Touched:
    moves = list(moves)
    organizations = {id_ for move in moves for id_ in (move.mention.organization_id, move.organization_id)}
    authors = {id_ for move in moves for id_ in (move.mention.author_id, move.author_id)}
    return Touched(organizations=frozenset(filter(None, organizations)), authors=frozenset(filter(None, authors)))
