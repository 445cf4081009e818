"""Writes the conditions of advice: spans of its quote, so that no words are in two places."""

from collections.abc import Container

from sqlite_utils import Database

from crawler.identity import digest
from kb.derived.rewriting import rewrite
from kb.distil.words.conditions import conditions_of


def save_conditions(db: Database, read: Container[str] = frozenset()) -> None:
    """Write for whom or when each advice holds, but that (by id) of which it was `read`; call it in a transaction."""
    conditions = (
        {
            "id": digest("condition", advice, str(one.start), str(one.end)),
            "advice_id": advice,
            "start": one.start,
            "end": one.end,
            "excepts": int(one.excepts),
            "size": one.size,
            "students_min": one.least,
            "students_max": one.most,
        }
        for advice, quote in db.execute("select id, quote from advice order by id").fetchall()
        if advice not in read
        for one in conditions_of(quote)
    )
    rewrite(db, "conditions", conditions, but=read, of="advice_id")
