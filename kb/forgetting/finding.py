"""Finds what is to be forgotten, as a person names it: posts, threads, people's names, and where others repeat it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sqlite_utils import Database

from crawler.identity import thread_id
from kb.errors import UnknownChoice
from kb.forgetting.accounts import Account, account_of
from kb.forgetting.marks import Forgotten, Kind
from kb.forgetting.repeats import Repeated, find_repeated
from kb.in_words import count
from kb.person_names import fold_name, is_one_word

MOST_NAMED = 5
"""How many names are told that are like one that nobody has."""

_ALIKE = 0.8
"""How alike two names are, by `difflib`'s ratio, of which one may be the other misspelt."""

_WRITTEN = """
select
    posts.id,
    posts.author_id,
    posts.author_name,
    posts.author_how,
    threads.url,
    threads.board,
    signatures.name
from posts
join threads on threads.id = posts.thread_id
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
    """What that is in the database: ids of posts and threads, names and accounts of people, where others repeat it.

    `beside` are posts under the same name on the same board that may be somebody else's.
    """

    posts: frozenset[str]
    threads: frozenset[str]
    names: frozenset[str]
    accounts: frozenset[Account]
    beside: frozenset[str]
    repeated: Repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A post, who wrote it and under which names."""

    post: str
    author: str | None
    account: Account | None
    names: tuple[str, ...]

    def is_by(self, person: str) -> bool:
        """Return whether somebody of this name or id wrote it."""
        return self.author == person or any(_is_same(name, person) for name in self.names)


def find_wanted(db: Database, wanted: Wanted, marks: Forgotten) -> Found:
    """Return what is meant. Raises UnknownChoice for what is neither in the database nor forgotten already."""
    written = list(_load_written(db)) if wanted.people else []
    people = {person: _of_person(written, person, marks) for person in wanted.people}
    theirs = [each for found in people.values() for each in found]
    accounts = {each.account for each in theirs if each.account}
    under = [each for each in written if each.account in accounts]
    own = accounts - _shared(under)
    posts = {each.post for each in theirs} | {each.post for each in under if each.account in own}
    names = {name for person, found in people.items() for name in _full_names(found, person)}
    for post in wanted.posts:
        posts |= _one(db, "posts", post, Kind.POST, marks)
    threads: set[str] = set()
    for thread in wanted.threads:
        threads |= _one(db, "threads", thread, Kind.THREAD, marks)
    for thread in threads:
        posts |= {id_ for (id_,) in db.execute("select id from posts where thread_id = ?", [thread])}
    return Found(
        posts=frozenset(posts),
        threads=frozenset(threads),
        names=frozenset(names),
        accounts=frozenset(own),
        beside=frozenset(each.post for each in under) - posts,
        repeated=find_repeated(db, posts, names, own),
    )


def _is_same(name: str, other: str) -> bool:
    """Return whether two names are one, whatever comes between its words; of one word, "j.vale" is not "j-vale"."""
    if is_one_word(name) and is_one_word(other):
        return name.strip().casefold() == other.strip().casefold()
    return fold_name(name) == fold_name(other)


def _load_written(db: Database) -> Iterator[_Written]:
    for post, author, above, how, address, board, *signed in db.execute(_WRITTEN):
        account = account_of(above, how, address=address, board=board)
        yield _Written(post=post, author=author, account=account, names=tuple(filter(None, (above, *signed))))


def _of_person(written: Sequence[_Written], person: str, marks: Forgotten) -> list[_Written]:
    """Return the posts of a person, by name or id. Raises UnknownChoice for nobody and for several people."""
    asked = person.strip().removeprefix("author/")
    theirs = [each for each in written if each.is_by(asked)]
    if not theirs and not marks.holds(Kind.PERSON, asked):
        raise UnknownChoice(
            f"--person {person}",
            "nobody of this name or id has written here",
            f"{_alike(written, asked)}write the name as it stands above a post, or the id that /kb/authors shows",
        )
    accounts = {each.account for each in theirs if each.account}
    own = accounts - _shared([each for each in written if each.account in accounts])
    people = {each.account if each.account in own else each.author for each in theirs if each.author != asked}
    handles = {each.account.name for each in theirs if each.account and each.author == asked}
    if len(handles) > 1:  # ids are made of folded names: "j.vale" and "j-vale" have one
        raise UnknownChoice(
            f"--person {person}",
            "several people may have this id",
            f"name them as they stand above their posts, each with --person: {', '.join(sorted(handles))}",
        )
    if len(people) > 1 and is_one_word(asked):
        ids = Counter(each.author for each in theirs if each.author)
        named = ", ".join(f"{id_} ({count(posts, 'post')})" for id_, posts in sorted(ids.items()))
        raise UnknownChoice(
            f"--person {person}", "several people are called so", f"name them by id, each with --person: {named}"
        )
    return theirs


def _alike(written: Sequence[_Written], asked: str) -> str:
    """Return whom a name may mean, as the beginning of advice: who shares a word of it, or is spelt nearly so."""
    names = {fold_name(name): name for each in written for name in each.names}
    words = set(fold_name(asked).split())
    alike = [folded for folded in sorted(names) if words & set(folded.split())]
    alike = alike or get_close_matches(fold_name(asked), names, cutoff=_ALIKE)
    return f"names like it: {', '.join(names[each] for each in alike[:MOST_NAMED])}; " if alike else ""


def _full_names(theirs: Sequence[_Written], person: str) -> set[str]:
    """Return the full names of a person; another one that is with it over or under a post is somebody else's."""
    full = [[name for name in each.names if not is_one_word(name)] for each in theirs]
    if is_one_word(person):
        return {name for names in full for name in names[:1]}
    return {name for names in full for name in names if _is_same(name, person)}


def _shared(under: Sequence[_Written]) -> set[Account]:
    """Return the accounts that may be several people's: a first name, or a handle under which several sign."""
    signed: defaultdict[Account, set[str]] = defaultdict(set)
    for each in under:
        if each.account:
            signed[each.account] |= {fold_name(name) for name in each.names if not _is_same(name, each.account.name)}
    return {account for account, names in signed.items() if not account.is_one_person or _signers(names) > 1}


def _signers(names: Collection[str]) -> int:
    """Return how many people sign with these folded names: who signs "Jo" may be the Jo Vale who signs elsewhere."""
    parts = {word for name in names if " " in name for word in name.split()}
    return len([name for name in names if name not in parts])


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
