"""Corrects the posts of a database: from what extraction found in each to what people say of it, and back.

What extraction found in a corrected post is kept aside (table `uncorrected`) until its thread is read anew, and every
time all corrections of the post are applied to that, so no history shows. Rows kept aside hold no employer and no
recommendation: those are settled over all threads afterwards.
"""

import json
from collections import defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from kb.correcting.added_rows import PostWords
from kb.correcting.corrections import Correction
from kb.correcting.facts import Outcomes, corrected_rows
from kb.correcting.fields import FACTS
from kb.correcting.finding import fact_columns
from kb.keeping.rows import Row, Rows
from kb.keeping.threads import OF_POSTS
from kb.organizations.directory import refresh_directory, touched_by
from kb.organizations.forms import read_form

_FACTS = ("evidence", "signatures", "structures", "positions", "reporting_lines", "device_programs", "advice")
"""The tables that hold what a post says, those that others point to first."""

_WHERE = {table: OF_POSTS[table].format(posts=":post") for table in _FACTS}

_POST = """
select posts.text, posts.signature, posts.posted, posts.employer_form, posts.author_id, authors.organization_id
from posts
left join authors on authors.id = posts.author_id
where posts.id = ?
"""


def correct_posts(db: Database, corrections: Sequence[Correction]) -> Outcomes:
    """Bring the facts of all posts in line with the corrections that hold; call it inside a transaction."""
    of_post: dict[str, list[Correction]] = defaultdict(list)
    for one in corrections:
        if one.target.post and (one.adds or one.target.kind in FACTS):
            of_post[one.target.post].append(one)
    aside = {row["id"]: json.loads(row["facts"]) for row in db.table("uncorrected").rows}
    outcomes: Outcomes = {}
    for post in sorted(aside.keys() | of_post.keys()):
        words = words_of_post(db, post)
        if words is None:
            outcomes |= {one.id: None for one in of_post[post]}
            continue
        present = facts_of_post(db, post)
        extracted: Rows = aside.get(post, present)
        wanted, applied = corrected_rows(extracted, words, of_post[post])
        wanted = _in_order(wanted)
        if wanted != present:
            _replace(db, post, present, wanted)
        _keep_aside(db, post, extracted if of_post[post] else None)
        outcomes |= applied
    return outcomes


def words_of_post(db: Database, post: str) -> PostWords | None:
    """Return what a post says, None where there is no such post."""
    row = db.execute(_POST, [post]).fetchone()
    return row and PostWords(post=post, text=row[0], signature=row[1] or "", day=row[2] and row[2][:10])


def facts_of_post(db: Database, post: str) -> Rows:
    """Return what a post says as rows by table, without the columns that depend on other threads.

    A signature's `employer` is 1 where its organization counts as the author's.
    """
    rows: Rows = {}
    for table, condition in _WHERE.items():
        columns = fact_columns(table)
        chosen = ", ".join(f'"{column}"' for column in columns)
        if table == "signatures":
            columns.append("employer")
            chosen += ", organization_id is not null"
        found = db.execute(f"select {chosen} from {table} where {condition}", {"post": post})
        rows[table] = [dict(zip(columns, row, strict=True)) for row in found]
    rows["posts"] = [{"id": post, "employer_form": db.execute(_POST, [post]).fetchone()[3]}]
    return _in_order(rows)


def _in_order(rows: Rows) -> Rows:
    return {table: sorted(of_table, key=lambda row: str(row["id"])) for table, of_table in sorted(rows.items())}


def _keep_aside(db: Database, post: str, extracted: Rows | None) -> None:
    if extracted is None:
        db.execute("delete from uncorrected where id = ?", [post])
    else:
        facts = json.dumps(_in_order(extracted), ensure_ascii=False)
        db.table("uncorrected").upsert({"id": post, "facts": facts}, pk="id")


def _replace(db: Database, post: str, present: Rows, rows: Rows) -> None:
    """Write the rows that a post is to have, table by table where they differ."""
    before = touched_by(db, [post])
    db.execute("update posts set employer_form = ? where id = ?", [rows["posts"][0]["employer_form"], post])
    *_, author, employer = db.execute(_POST, [post]).fetchone()
    changed = [table for table in _WHERE if rows[table] != present[table]]
    if "structures" in changed:
        _add_organizations(db, rows["structures"])
    for table in reversed(changed):
        db.execute(f"delete from {table} where {_WHERE[table]}", {"post": post})
    for table in changed:
        pointed = [_pointed(table, row, author=author, employer=employer) for row in rows[table]]
        db.table(table).insert_all(pointed, pk="id")
    refresh_directory(db, before | touched_by(db, [post]))


def _pointed(table: str, row: Row, *, author: str | None, employer: str | None) -> Row:
    """Return a row with the people and organizations of its post, for `kb.organizations.settling` to settle."""
    if table == "structures":
        return {**row, "organization_id": _organization(row)}
    if table == "advice":
        return {**row, "author_id": author, "organization_id": employer}
    if table == "signatures":
        kept = {key: value for key, value in row.items() if key != "employer"}
        return {**kept, "author_id": author, "organization_id": employer if row["employer"] else None}
    return row


def _organization(structure: Row) -> str | None:
    form = structure["organization_form"]
    return read_form(form).id if form else None


def _add_organizations(db: Database, structures: Sequence[Row]) -> None:
    """Insert the organizations that are pointed to; the directory finds their wording."""
    forms = {key: read_form(row["organization_form"]) for row in structures if (key := _organization(row))}
    db.table("organizations").insert_all(
        [{"id": key, "name": form.key.title(), "state": form.state} for key, form in forms.items()],
        pk="id",
        ignore=True,
    )
