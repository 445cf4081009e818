"""Finds what is to be forgotten, as a person names it: posts, threads, people's names, and where others repeat it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from crawler.identity import fold, thread_id
from kb.errors import UnknownChoice
from kb.forgetting.marks import Forgotten, Kind
from kb.forgetting.repeats import Repeated, find_repeated
from kb.person_names import is_full

_WRITTEN = """
select posts.id, posts.author_id, posts.author_name, authors.name, signatures.name
from posts
left join authors on authors.id = posts.author_id
left join signatures on signatures.post_id = posts.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be forgotten as a person names it: people by name or id, posts and threads by id or address."""

    people: Sequence[str] = ()
    posts: Sequence[str] = ()
    threads: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What that is in the database: ids of posts and threads, names of people, and where others repeat it."""

    posts: frozenset[str]
    threads: frozenset[str]
    names: frozenset[str]
    repeated: Repeated


def find_wanted(db: Database, wanted: Wanted, marks: Forgotten) -> Found:
    """Return what is meant. Raises UnknownChoice for what is neither in the database nor forgotten already."""
    posts: set[str] = set()
    names: set[str] = set()
    for person in wanted.people:
        written, called = _of_person(db, person, marks)
        posts |= written
        names |= called
    for post in wanted.posts:
        posts |= _one(db, "posts", post, Kind.POST, marks)
    threads: set[str] = set()
    for thread in wanted.threads:
        threads |= _one(db, "threads", thread, Kind.THREAD, marks)
    for thread in threads:
        posts |= {id_ for (id_,) in db.execute("select id from posts where thread_id = ?", [thread])}
    repeated = find_repeated(db, posts, names)
    return Found(posts=frozenset(posts), threads=frozenset(threads), names=frozenset(names), repeated=repeated)


def _of_person(db: Database, person: str, marks: Forgotten) -> tuple[set[str], set[str]]:
    """Return the posts of a person, by name or id, and the names under which they are known everywhere."""
    asked = person.strip().removeprefix("author/")
    posts: set[str] = set()
    names: set[str] = set()
    authors: set[str | None] = set()
    for post, author, *called in db.execute(_WRITTEN):
        same = [name for name in called if name and fold(name) == fold(asked)]
        if author == asked or same:
            posts.add(post)
            authors.add(author)
            names |= {name for name in called if name}
    if not posts and not marks.holds(Kind.PERSON, asked):
        raise UnknownChoice(
            f"--person {person}",
            "nobody of this name or id has written here",
            "write the name as it stands above a post, or the id that /kb/authors shows",
        )
    if len(authors) > 1 and not is_full(asked):
        ids = ", ".join(sorted(filter(None, authors)))
        raise UnknownChoice(f"--person {person}", "several people are called so", f"name one by id: {ids}")
    return posts, {name for name in names if is_full(name)}


def _one(db: Database, table: str, named: str, kind: Kind, marks: Forgotten) -> set[str]:
    """Return the id of what is named by id, by its address, or by this site's."""
    id_ = named.rstrip("/").rpartition("/")[2].rpartition("#post-")[2]
    rows = {row for (row,) in db.execute(f"select id from {table} where id in (?, ?) or url = ?", [named, id_, named])}
    derived = thread_id(address=named, subject="", opening="")
    if rows or any(marks.holds(kind, one) for one in (id_, derived)):
        return rows
    raise UnknownChoice(
        f"--{kind} {named}",
        f"there is no {kind} of this id or address in the database",
        "look it up in the address of the site's page, or in `threadwise export`",
    )
