"""Saves a copy of a thread in the database and removes it again, one transaction each.

A thread may have several copies (a page saved twice, a mailing list's monthly files): its posts are the union of
theirs. What a copy no longer has goes, unless another copy has it; nothing that hung on it stays behind.
"""

import dataclasses
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlite_utils import Database

from kb.keeping.copies import Copy
from kb.keeping.rows import Row, Rows
from kb.organizations.directory import refresh_directory, touched_by

OF_POSTS = {
    "practices": "advice_id in (select id from advice where post_id in ({posts}))",
    "answers": "post_id in ({posts})",
    "conditions": "advice_id in (select id from advice where post_id in ({posts}))",
    "agreements": "post_id in ({posts}) or advice_id in (select id from advice where post_id in ({posts}))",
    "positions": "structure_id in (select id from structures where post_id in ({posts}))",
    "reporting_lines": "structure_id in (select id from structures where post_id in ({posts}))",
    "device_programs": "structure_id in (select id from structures where post_id in ({posts}))",
    "structures": "post_id in ({posts})",
    "advice": "post_id in ({posts})",
    "signatures": "post_id in ({posts})",
    "evidence": "post_id in ({posts})",
    "uncorrected": "id in ({posts})",
}
"""What hangs on posts, leaves first: the tables, and the condition on their rows."""

_POSTS = "select value from json_each(:posts)"

_RECOUNT = """
update threads set
    posts = (select count(*) from posts where thread_id = threads.id),
    first_posted = (
        select posted from posts where thread_id = threads.id and posted is not null order by datetime(posted), posted
    ),
    last_posted = (
        select posted from posts where thread_id = threads.id and posted is not null
        order by datetime(posted) desc, posted desc
    )
where id = :thread
"""

_OLD_FIRST = "select id from posts where thread_id = ? order by posted is null, datetime(posted), number, id"


def adopt_copies(db: Database, copies: Sequence[Copy]) -> bool:
    """Return whether a thread of this content is in the database; remember where else it is held, if that is new."""
    thread_id, content_hash = copies[0].thread_id, copies[0].content_hash
    held = db.execute("select id, content_hash, posts from origins where thread_id = ?", [thread_id]).fetchall()
    equal = next((json.loads(posts) for _, other, posts in held if other == content_hash), None)
    if equal is None:
        return False
    known = {origin for origin, other, _ in held if other == content_hash}
    if any(copy.id not in known for copy in copies):
        with db.atomic():
            db.execute("pragma defer_foreign_keys = on")
            gone = _posts_of(db, copies) - set(equal)
            _write_copies(db, copies, equal)
            _drop_posts(db, thread_id, gone)
            db.execute(_RECOUNT, {"thread": thread_id})
    return True


def save_copies(db: Database, copies: Sequence[Copy], thread: Row, rows: Rows) -> None:
    """Write a new or changed thread, as these copies have it, in place of what they had."""
    thread_id = copies[0].thread_id
    ids = [post["id"] for post in rows["posts"]]
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        before = touched_by(db, ids)
        gone = _posts_of(db, copies) - set(ids)
        db.table("threads").upsert(thread, pk="id")
        _write_copies(db, copies, ids)
        _remove_facts(db, ids)
        known = {row[0] for row in db.execute("select id from posts where thread_id = ?", [thread_id])}.union(ids)
        for post in rows["posts"]:
            post["reply_to"] = post["reply_to"] if post["reply_to"] in known else None
        db.table("organizations").insert_all(rows["organizations"], pk="id", ignore=True)
        db.table("authors").upsert_all(rows["authors"], pk="id")
        db.table("posts").upsert_all(rows["posts"], pk="id")
        for table in reversed(OF_POSTS):
            db.table(table).insert_all(rows.get(table, ()), pk="id")
        _drop_posts(db, thread_id, gone)
        _renumber(db, thread_id, ids)
        db.execute(_RECOUNT, {"thread": thread_id})
        refresh_directory(db, before | touched_by(db, ids))


def remove_copy(db: Database, origin_id: str) -> bool:
    """Remove a copy that its source no longer holds; return whether its thread went with it."""
    thread_id, posts = db.execute("select thread_id, posts from origins where id = ?", [origin_id]).fetchone()
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        db.table("origins").delete(origin_id)
        _drop_posts(db, thread_id, json.loads(posts))
        other = db.execute(
            "select source, path from origins where thread_id = ? order by source, path", [thread_id]
        ).fetchone()
        if other:
            db.execute("update threads set source = ?, origin = ? where id = ?", [*other, thread_id])
            db.execute(_RECOUNT, {"thread": thread_id})
        else:
            db.table("threads").delete(thread_id)
    return other is None


def forget_posts(db: Database, posts: Collection[str], threads: Collection[str] = ()) -> None:
    """Remove posts whatever copies have them, and threads that are left without one, these `threads` among them.

    A thread that stays is read anew by the next build: its content is no longer what a source holds.
    """
    asked = {"posts": json.dumps(list(posts))}
    of_thread: defaultdict[str, set[str]] = defaultdict(set, {thread: set() for thread in threads})
    for post, thread in db.execute(f"select id, thread_id from posts where id in ({_POSTS})", asked):
        of_thread[thread].add(post)
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        for thread, gone in of_thread.items():
            for origin, held in db.execute("select id, posts from origins where thread_id = ?", [thread]).fetchall():
                left = [post for post in json.loads(held) if post not in gone]
                db.table("origins").update(origin, {"posts": json.dumps(left), "content_hash": ""})
            _drop_posts(db, thread, gone)
            if db.execute("select 1 from posts where thread_id = ?", [thread]).fetchone():
                db.execute(_RECOUNT, {"thread": thread})
                db.execute("update threads set content_hash = '' where id = ?", [thread])
            else:
                db.table("origins").delete_where("thread_id = ?", [thread])
                db.table("threads").delete_where("id = ?", [thread])


def _write_copies(db: Database, copies: Sequence[Copy], posts: list[str]) -> None:
    rows = [{**dataclasses.asdict(copy), "posts": json.dumps(posts)} for copy in copies]
    db.table("origins").upsert_all(rows, pk="id")


def _posts_of(db: Database, copies: Sequence[Copy]) -> set[str]:
    query = "select posts from origins where id = ?"
    rows = [row for copy in copies if (row := db.execute(query, [copy.id]).fetchone())]
    return {post for (posts,) in rows for post in json.loads(posts)}


def _drop_posts(db: Database, thread_id: str, posts: Iterable[str]) -> None:
    """Delete those of the posts that no copy of the thread has, with everything that hangs on them."""
    held = {
        post
        for row in db.execute("select posts from origins where thread_id = ?", [thread_id])
        for post in json.loads(row[0])
    }
    gone = sorted(set(posts) - held)
    if not gone:
        return
    touched = touched_by(db, gone)
    _remove_facts(db, gone)
    db.execute(f"update posts set reply_to = null where reply_to in ({_POSTS})", {"posts": json.dumps(gone)})
    db.execute(f"delete from posts where id in ({_POSTS})", {"posts": json.dumps(gone)})
    refresh_directory(db, touched)


def _remove_facts(db: Database, posts: list[str]) -> None:
    """Delete what hangs on posts; whoever shares a recommendation with their advice waits for the next distillation."""
    parameters = {"posts": json.dumps(posts)}
    db.execute(
        f"""
        update advice set recommendation_id = null, stance = null, topic_id = null
        where recommendation_id in (select recommendation_id from advice where post_id in ({_POSTS}))
        """,
        parameters,
    )
    for table, condition in OF_POSTS.items():
        db.execute(f"delete from {table} where {condition.format(posts=_POSTS)}", parameters)


def _renumber(db: Database, thread_id: str, posts: list[str]) -> None:
    """Number the posts by date where the thread has more than this copy's: their numbers may clash."""
    everything = [row[0] for row in db.execute(_OLD_FIRST, [thread_id])]
    if set(everything) != set(posts):
        for number, post in enumerate(everything, start=1):
            db.execute("update posts set number = ? where id = ? and number != ?", [number, post, number])
