"""Forgets people, posts and threads: none of their words stay in a database's bytes, and no build brings them back.

Removed are posts with all that rests on them, others' quotations of them, corrections of their facts, and what search
knows of them. Marks (`marks`) are written first: a process that does not live to remove has said what is to go,
and forgetting it again ends the work.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.identity import fold, thread_id
from kb.correcting.corrections import (
    Action,
    Correction,
    Kept,
    Target,
    corrections_path,
    read_corrections,
    rewrite_corrections,
)
from kb.database.schema import TABLES
from kb.database.store import open_to_read, open_to_write
from kb.errors import UnknownChoice
from kb.forgetting.marks import Forgotten, Kind, forgotten_path, read_forgotten, write_forgotten
from kb.forgetting.repeats import Repeated, find_repeated
from kb.keeping.threads import forget_posts
from kb.meaning.encoder import MeaningEncoder
from kb.revising import revise

COUNTED = {
    "threads": ("thread", "threads"),
    "posts": ("post", "posts"),
    "authors": ("person", "people"),
    "structures": ("department", "departments"),
    "positions": ("position", "positions"),
    "reporting_lines": ("reporting line", "reporting lines"),
    "device_programs": ("device programme", "device programmes"),
    "advice": ("piece of advice", "pieces of advice"),
    "recommendations": ("recommendation", "recommendations"),
    "organizations": ("organization", "organizations"),
}
"""The tables whose rows are told, with what one row and several are called."""

_COUNTED_BY = {"authors": "lower(trim(name))"}
"""What tells rows of a table apart where its ids do not: a person has an id at each employer."""

_WRITTEN = """
select posts.id, posts.author_id, posts.author_name, authors.name, signatures.name
from posts
left join authors on authors.id = posts.author_id
left join signatures on signatures.post_id = posts.id
"""
_NAMING = "select id, text, signature from posts"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What was removed: rows by table (of `COUNTED`), quotations and corrections.

    `repeating` are posts of others that repeat words of it as their own, `naming` those that name a person.
    """

    rows: dict[str, int]
    quotations: int
    corrections: int
    repeating: tuple[str, ...]
    naming: tuple[str, ...]


def look(database: Path, wanted: Wanted) -> Found:
    """Return what would be forgotten. Raises UnknownChoice for what is neither there nor forgotten already."""
    marks = read_forgotten(forgotten_path(database))
    with open_to_read(database) as connection:
        connection.row_factory = None
        return _find(Database(connection), wanted, marks)


def forget(
    database: Path, wanted: Wanted, *, encoder: Callable[[], MeaningEncoder], clock: Callable[[], datetime]
) -> Removed:
    """Forget for good. Raises what `look` and `kb.database.store.open_to_write` raise; then nothing was removed."""
    path = forgotten_path(database)
    with open_to_write(database) as opened:
        db = opened.db
        db.execute("pragma secure_delete = on")
        marks = read_forgotten(path)
        kept = read_corrections(corrections_path(database))
        found = _find(db, wanted, marks)
        before = _counts(db)
        write_forgotten(marks.adding(_marks(found), clock().date()))
        corrections = tuple(_without(kept.corrections, found))
        with db.atomic():
            db.execute("pragma defer_foreign_keys = on")
            for post, quotes in found.repeated.kept.items():
                db.execute("update posts set quotes = ? where id = ?", [quotes, post])
            forget_posts(db, found.posts, found.threads)
            revise(db, encoder, Kept(path=kept.path, corrections=corrections).active)
        if corrections != kept.corrections:
            rewrite_corrections(replace(kept, corrections=corrections, torn=False))
        _clean(db)
        return Removed(
            rows={
                table: number - after
                for (table, number), after in zip(before.items(), _counts(db).values(), strict=True)
            },
            quotations=len(found.repeated.words),
            corrections=len(kept.corrections) - len(corrections),
            repeating=tuple(found.repeated.repeating),
            naming=tuple(_naming(db, found.names)),
        )


def _find(db: Database, wanted: Wanted, marks: Forgotten) -> Found:
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
    if len(authors) > 1 and not _is_everywhere(asked):
        ids = ", ".join(sorted(filter(None, authors)))
        raise UnknownChoice(f"--person {person}", "several people are called so", f"name one by id: {ids}")
    return posts, {name for name in names if _is_everywhere(name)}


def _is_everywhere(name: str) -> bool:
    """Tell whether a name is one person's wherever it stands: a full name is, a bare first name is not."""
    return len(fold(name).split()) > 1


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


def _marks(found: Found) -> Iterator[tuple[Kind, str]]:
    yield from ((Kind.THREAD, id_) for id_ in sorted(found.threads))
    yield from ((Kind.POST, id_) for id_ in sorted(found.posts))
    yield from ((Kind.PERSON, name) for name in sorted(found.names))
    yield from ((Kind.QUOTE, words) for words in found.repeated.words)


def _without(corrections: Sequence[Correction], found: Found) -> Iterator[Correction]:
    """Yield the corrections that are not about what is forgotten, without the names of who is."""
    names = {fold(name) for name in found.names}
    gone: set[str] = set()
    for one in corrections:
        if _is_about(one.target, found.posts) or _is_about(one.towards, found.posts):
            gone.add(one.id)
        elif not (one.action is Action.UNDO and one.target.id in gone):
            yield replace(one, who="somebody") if fold(one.who) in names else one


def _is_about(target: Target | None, posts: Collection[str]) -> bool:
    return target is not None and (target.post in posts or _is_about(target.within, posts))


def _naming(db: Database, names: Collection[str]) -> Iterator[str]:
    """Yield the posts of others that name somebody by a full name."""
    wanted = [f" {fold(name)} " for name in names]
    for id_, *written in db.execute(_NAMING) if wanted else ():
        words = f" {fold(' '.join(filter(None, written)))} "
        if any(name in words for name in wanted):
            yield id_


def _counts(db: Database) -> dict[str, int]:
    return {
        table: db.execute(f"select count(distinct {_COUNTED_BY.get(table, 'id')}) from {table}").fetchone()[0]
        for table in COUNTED
    }


def _clean(db: Database) -> None:
    """Leave no word in free pages and full-text indexes; what they point to has other row numbers after a vacuum."""
    db.execute("vacuum")
    for name, table in TABLES.items():
        if table.search:
            with db.atomic():
                db.execute(f"insert into {name}_fts({name}_fts) values ('rebuild')")
