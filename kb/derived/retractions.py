"""Finds the advice that its author took back in a later post of the thread."""

from collections import defaultdict

from sqlite_utils import Database

from kb.distil.words.manner import takes_back

_POSTS = """
select posts.thread_id, posts.author_id, posts.id, posts.text
from posts
where posts.author_id is not null
    and posts.thread_id in (select posts.thread_id from posts join advice on advice.post_id = posts.id)
order by posts.thread_id, posts.number, posts.id
"""


def retracted_advice(db: Database) -> frozenset[str]:
    """Return the ids of advice that was taken back: that of its author's latest post before which advises."""
    advice: defaultdict[str, list[str]] = defaultdict(list)
    for post, id_ in db.execute("select post_id, id from advice"):
        advice[post].append(id_)
    latest: dict[tuple[str, str], str] = {}
    retracted: set[str] = set()
    for thread, author, post, text in db.execute(_POSTS):
        if (thread, author) in latest and takes_back(text):
            retracted.update(advice[latest.pop((thread, author))])
        if advice[post]:
            latest[thread, author] = post
    return frozenset(retracted)
