"""What a search finds beside `kb.searching`, for its page and while somebody types: advice, threads, people, names."""

import re
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kb.distil.words.statement import is_clear
from kb.in_words import count
from kb.organizations.states import is_code, state_code
from kb.searching.asking import holding, telling_marks
from kb.searching.found import CLOSE, OPEN
from kb.searching.sizes import students_asked
from kb.site.parameters import Parameters
from kb.site.searching.marking import mark_words
from kb.site.wording import day, headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found: its title and an excerpt with the words marked, what else is known, the page it leads to.

    The excerpt may be `against` what the title says.
    """

    title: str
    path: str
    detail: str = ""
    excerpt: str = ""
    against: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What was found of one kind (`name`), the most relevant first; never empty.

    It `resembles` the words where nothing in it holds them all.
    """

    name: str
    hits: Sequence[Hit]
    resembles: bool = False

    @property
    def title(self) -> str:
        """The kind as a heading."""
        return "In figures" if self.name == "figures" else self.name.capitalize()


_IN_CONTEXT = re.compile(r"[:?…] ")
"""Stands in a title between a thread's subject and what is said there."""

_ADVICE = f"""
select advice.quote, advice.kind, advice.recommendation_id, advice.post_id, posts.thread_id, threads.subject,
    found.marked
from (
    select rowid, rank, highlight(advice_fts, 0, '{OPEN}', '{CLOSE}') as marked
    from advice_fts where advice_fts match :query order by rank limit :limit
) as found
join advice on advice.rowid = found.rowid
join posts on posts.id = advice.post_id
join threads on threads.id = posts.thread_id
order by found.rank
"""

_THREADS = """
select id, subject, posts, last_posted
from threads
where {conditions}
order by last_posted desc, id
limit :limit
"""

# How many departments have the role, by its own name or by a title as written.
_ROLES = """
select roles.id, roles.name, count(distinct positions.structure_id) as departments
from roles
join positions on positions.role_id = roles.id
where roles.id in (
    select roles.id from roles where {named}
    union
    select positions.role_id from positions where {titled}
)
group by roles.id
order by {named} desc, departments desc, roles.name
limit :limit
"""

# People by the name that they sign with, each at an employer once; the newest post of each. The cross join has SQLite
# look through names, not through posts.
_PEOPLE = """
select
    authors.name,
    authors.title,
    organizations.name as organization,
    count(*) as posts,
    max(coalesce(posts.posted, '')) as newest,
    posts.id as post_id,
    posts.thread_id
from authors
cross join posts on posts.author_id = authors.id
left join organizations on organizations.id = authors.organization_id
where {conditions}
group by lower(authors.name), coalesce(authors.organization_id, '')
order by authors.organization_id is null, posts desc, authors.name
limit :limit
"""

_BESIDE_A_STATE = re.compile(
    r"\b(?:schools?|districts?|departments?|peers|state|the|of|(?<!in )in|from)\b|\?", re.IGNORECASE
)

_IN_A_STATE = re.compile(
    r"(?i:\b(?:schools?|districts?|departments?|peers)\b.{0,40}\b(?:in|from|of) (?:the state of )?)"
    r"(?P<two>(?P<one>[A-Z]{2}\b|[A-Za-z]{4,})(?: [A-Za-z]{4,})?)"
)
"""A longer question that names its state: "which small districts in Ohio have a coach"."""

# How many districts of a state are described.
_STATES = """
select count(*) from districts_now where state = :state
"""

# Where an organization is described: its newest department, else a post that somebody signs with its name.
_ORGANIZATIONS = """
select
    organizations.name,
    organizations.city,
    organizations.state,
    (
        select structures.id from structures
        where structures.organization_id = organizations.id and structures.current = 1
        order by structures.as_of desc, structures.id desc limit 1
    ) as structure_id,
    (
        select signatures.post_id from signatures where signatures.organization_id = organizations.id limit 1
    ) as post_id
from organizations
where {conditions} and coalesce(structure_id, post_id) is not null
order by length(organizations.name), organizations.name
limit :limit
"""


def called(title: str, statement: str) -> str:
    """Return what a recommendation is called where no thread is around it: of a statement that leans on its thread
    its title, which names what the thread is about ("Student help desk: DO IT").
    """
    known = headline(title, statement)
    return title if _IN_CONTEXT.search(title) and not is_clear(statement) else known


def find_advice(connection: sqlite3.Connection, query: str, limit: int, *, beside: Collection[str] = ()) -> list[Hit]:
    """Return sentences that advise, by an FTS5 query; each leads to its place in its thread.

    Those that lean on their thread come after the others. The voices of the recommendations `beside` them, by id, are
    left out: they stand on the pages of those.
    """
    rows = connection.execute(_ADVICE, {"query": query, "limit": limit}).fetchall()
    rows.sort(key=lambda row: not is_clear(row["quote"] or ""))
    return [
        Hit(
            title=telling_marks(row["marked"]),
            path=f"/threads/{row['thread_id']}#post-{row['post_id']}",
            detail=f"{row['kind']} in “{row['subject']}”",
        )
        for row in rows
        if row["quote"] and row["recommendation_id"] not in beside
    ]


def find_threads(connection: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """Return threads in whose subject words begin with every word typed, the newest first."""
    return _find(connection, _THREADS, {"conditions": "threads.subject"}, typed, limit, _thread_hit)


def find_people(connection: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """Return people in whose name words begin so, those with a known employer first; each leads to the newest post."""
    return _find(connection, _PEOPLE, {"conditions": "authors.name"}, typed, limit, _person_hit)


def find_states(connection: sqlite3.Connection, typed: str) -> list[Hit]:
    """Return the US state that the words name ("Ohio", "OH", "districts in Ohio"), leading to its districts, those
    nearest in size first where the words tell a size; nothing where it has none.
    """
    longer = _IN_A_STATE.search(typed)
    beside = " ".join(_BESIDE_A_STATE.sub(" ", typed).split())
    named = next(
        (each for each in (typed, beside, *(longer.groups() if longer else ())) if is_code(state_code(each))), ""
    )
    state = state_code(named)
    districts = connection.execute(_STATES, {"state": state}).fetchone()[0] if is_code(state) else 0
    if not districts:
        return []
    size = students_asked(typed)
    path = Parameters([("state", state or ""), ("students", str(size or ""))]).after("/districts")
    return [Hit(title=f"{OPEN}{named.strip()}{CLOSE}", path=path, detail=count(districts, "district"))]


def find_roles(connection: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """Return roles whose name, or a title as written, has words that begin so; each leads to districts."""
    return _find(connection, _ROLES, {"named": "roles.name", "titled": "positions.title"}, typed, limit, _role_hit)


def find_organizations(connection: sqlite3.Connection, typed: str, limit: int) -> list[Hit]:
    """Return organizations in whose name words begin so, the shortest first; each leads to its department."""
    return _find(connection, _ORGANIZATIONS, {"conditions": "organizations.name"}, typed, limit, _organization_hit)


def marked(hits: Sequence[Hit], typed: str) -> list[Hit]:
    """Return the hits with the words typed marked in their titles, as beginnings of words too."""
    titles = mark_words([hit.title for hit in hits], typed)
    return [replace(hit, title=title) for hit, title in zip(hits, titles, strict=True)]


def _find(
    connection: sqlite3.Connection,
    sql: str,
    columns: Mapping[str, str],
    typed: str,
    limit: int,
    hit: Callable[[sqlite3.Row], Hit],
) -> list[Hit]:
    """Return what a query finds for the words typed: `columns` are those that hold them, by the condition that asks."""
    parameters: dict[str, str | int] = {"limit": limit}
    conditions = {}
    for place, column in columns.items():
        conditions[place], words = holding(column, typed)
        parameters |= words  # the same for every column
    return marked([hit(row) for row in connection.execute(sql.format(**conditions), parameters)], typed)


def _thread_hit(row: sqlite3.Row) -> Hit:
    detail = " · ".join(filter(None, (count(row["posts"], "post"), day(row["last_posted"]))))
    return Hit(title=row["subject"], path=f"/threads/{row['id']}", detail=detail)


def _person_hit(row: sqlite3.Row) -> Hit:
    detail = " · ".join(filter(None, (row["title"], row["organization"], count(row["posts"], "post"))))
    return Hit(title=row["name"], path=f"/threads/{row['thread_id']}#post-{row['post_id']}", detail=detail)


def _role_hit(row: sqlite3.Row) -> Hit:
    path = Parameters([("has", row["id"])]).after("/districts")
    return Hit(title=row["name"], path=path, detail=f"in {count(row['departments'], 'department')}")


def _organization_hit(row: sqlite3.Row) -> Hit:
    path = f"/structures/{row['structure_id']}" if row["structure_id"] else f"/posts/{row['post_id']}"
    return Hit(title=row["name"], path=path, detail=", ".join(filter(None, (row["city"], row["state"]))))
