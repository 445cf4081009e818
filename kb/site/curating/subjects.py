"""Subjects of a correction: a fact, a post, an organization or a recommendation, with its words and place."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from extract.facts import SIGNATURE_PARTS
from kb.correcting.fields import FACTS
from kb.in_words import count, number
from kb.site.wording import EMPLOYMENT, headline, sites, staff, students

_OF_STRUCTURE = """
select {table}.*, structures.post_id, evidence.sentence
from {table}
join structures on structures.id = {table}.structure_id
left join evidence on evidence.id = {table}.evidence_id
where {table}.id = :id
"""

# A row a kind; `sentence` is what the fact rests on, `post_id` the post that says it.
_ROWS = {
    "structure": """
select structures.*, organizations.state, coalesce(structures.organization_name, organizations.name) as name,
    evidence.sentence
from structures
left join organizations on organizations.id = structures.organization_id
left join evidence on evidence.id = coalesce(
    structures.enrollment_evidence_id,
    structures.sites_evidence_id,
    structures.staff_evidence_id,
    structures.organization_evidence_id
)
where structures.id = :id
""",
    "position": _OF_STRUCTURE.format(table="positions"),
    "reporting_line": _OF_STRUCTURE.format(table="reporting_lines"),
    "device_program": _OF_STRUCTURE.format(table="device_programs"),
    "advice": """
select advice.*, advice.quote as sentence, recommendations.statement, recommendations.title
from advice
left join recommendations on recommendations.id = advice.recommendation_id
where advice.id = :id
""",
    "signature": """
select signatures.*, evidence.sentence
from signatures
left join evidence on evidence.id = signatures.evidence_id
where signatures.id = :id
""",
    "post": "select id, id as post_id, number, author_name, null as sentence from posts where id = :id",
    "organization": "select *, null as post_id, null as sentence from organizations where id = :id",
    "recommendation": "select *, null as post_id, statement as sentence from recommendations where id = :id",
    "correction": "select *, null as sentence from corrections where id = :id",
}

_POST = "select id, thread_id, number, text, signature from posts where id = :id"
_DESCRIBED = """
select id from structures where organization_id = :id order by current desc, as_of desc, id desc limit 1
"""
_LED = "select recommendation_id from redirects where id = :id"

KINDS = tuple(_ROWS)
"""The kinds that something may be wrong with, as `threadwise correct` names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What may be wrong, in words; `path` leads to where the site shows it, `post` is the post that says it."""

    kind: str
    row: sqlite3.Row
    says: str
    path: str
    post: sqlite3.Row | None

    @property
    def id(self) -> str:
        """Its id in the database."""
        return str(self.row["id"])

    @property
    def target(self) -> str:
        """Its name for `threadwise correct`: KIND/ID."""
        return f"{self.kind}/{self.id}"

    @property
    def name(self) -> str:
        """Its kind in words."""
        return self.kind.replace("_", " ")

    @property
    def sentence(self) -> str:
        """The words that it rests on; empty where there are none."""
        return str(self.row["sentence"] or "")

    @property
    def is_fact(self) -> bool:
        """Whether a post says it, so that it can be rejected."""
        return self.kind in FACTS


def load_subject(connection: sqlite3.Connection, kind: str, id_: str) -> Subject | None:
    """Return what has this kind and id, or None."""
    if kind not in _ROWS:
        return None
    row = connection.execute(_ROWS[kind], {"id": id_}).fetchone()
    if row is None and kind == "recommendation" and (led := connection.execute(_LED, {"id": id_}).fetchone()):
        return load_subject(connection, kind, led["recommendation_id"])
    if row is None:
        return None
    post = connection.execute(_POST, {"id": row["post_id"]}).fetchone()
    path = _path(connection, kind, row, post)
    return Subject(kind=kind, row=row, says=_WORDS[kind](row), path=path, post=post)


def _path(connection: sqlite3.Connection, kind: str, row: sqlite3.Row, post: sqlite3.Row | None) -> str:
    if kind == "recommendation":
        return f"/recommendations/{row['id']}"
    if kind == "organization":
        described = connection.execute(_DESCRIBED, {"id": row["id"]}).fetchone()
        return f"/structures/{described['id']}" if described else "/districts"
    if kind == "correction":
        return f"/corrections#correction-{row['id']}"
    return f"/threads/{post['thread_id']}#post-{post['id']}" if post else "/"


def _structure(row: sqlite3.Row) -> str:
    told = (
        row["name"] or "a district that is not named",
        students(row),
        sites(row),
        f"{staff(row)} in technology" if staff(row) else "",
        "" if row["current"] else "a former employer",
    )
    return ", ".join(filter(None, told))


def _position(row: sqlite3.Row) -> str:
    heads = count(row["count"], "person", "people") if row["count"] is not None else ""
    full_time = f"{number(row['fte'])} FTE" if row["fte"] is not None else ""
    return ", ".join(filter(None, (row["title"], heads, full_time, EMPLOYMENT.get(row["employment"], ""))))


def _advice(row: sqlite3.Row) -> str:
    if row["statement"] is None:
        return f"{row['kind']} that stands alone"
    side = "against" if row["stance"] == "against" else "for"
    return f"{row['kind']}, {side}: {headline(row['title'], row['statement'])}"


def _signature(row: sqlite3.Row) -> str:
    return ", ".join(row[part] for part in SIGNATURE_PARTS if row[part])


_WORDS: Mapping[str, Callable[[sqlite3.Row], str]] = {
    "structure": _structure,
    "position": _position,
    "reporting_line": lambda row: f"{row['subordinate']} → {row['superior']}",
    "device_program": lambda row: "one device a student" + (f", grades {row['grades']}" if row["grades"] else ""),
    "advice": _advice,
    "signature": _signature,
    "post": lambda row: f"post {row['number']}" + (f" by {row['author_name']}" if row["author_name"] else ""),
    "organization": lambda row: ", ".join(filter(None, (row["name"], row["city"], row["state"]))),
    "recommendation": lambda row: headline(row["title"], row["statement"]),
    "correction": lambda row: f"{row['action']} {row['kind'].replace('_', ' ')} {row['changes']}, by {row['who']}",
}
