"""Brings an older database of ours up to this version, in place and with every id kept.

`shape` adds new tables, columns, indexes and views by itself. A step here fills them from what was there:
`STEPS[n]` leads from version n to n + 1.
"""

from collections.abc import Callable, Mapping

from sqlite_utils import Database

from crawler.identity import digest
from kb.recommendations import agreement


def adopt_origins(db: Database) -> None:
    """Give each thread of version 0 its origin, without a hash: it can be pruned, and is read once more."""
    threads = db.query("select id, source, origin from threads where id not in (select thread_id from origins)")
    rows = [
        {
            "id": digest("origin", thread["id"], thread["source"], thread["origin"] or ""),
            "thread_id": thread["id"],
            "source": thread["source"],
            "path": thread["origin"],
            "content_hash": "",
            "posts": [post["id"] for post in db.query("select id from posts where thread_id = ?", [thread["id"]])],
        }
        for thread in threads
    ]
    if rows:
        db.table("origins").insert_all(rows)


def measure_recommendations(db: Database) -> None:
    """Give each recommendation of version 1 its strength and list of topics; the next build groups advice anew."""
    db.execute("update recommendations set topics = (select json_array(name) from topics where topics.id = topic_id)")
    for id_, agree, disagree in list(db.execute("select id, people_for, people_against from recommendations")):
        db.execute("update recommendations set strength = ? where id = ?", [agreement(agree, disagree), id_])
    db.execute(
        "insert or ignore into groups (id, recommendation_id) "
        "select id, recommendation_id from advice where recommendation_id is not null"
    )


def derive(db: Database) -> None:
    """Give what follows from facts and recommendations together: version 2 lacks it, version 3 counts otherwise."""
    from kb.derived.tables import save_derived  # takes a second, which a database of this version need not spend

    save_derived(db)


def describe_organizations(db: Database) -> None:
    """Give each organization its row of `organizations_now`, which was a view up to version 4."""
    from kb.derived.organizations import save_organizations

    save_organizations(db)


def size_advice(db: Database) -> None:
    """Give each advice the size of its organization, and each description its place, as views did up to version 5."""
    from kb.derived.sizes import save_sizes

    save_sizes(db)
    describe_organizations(db)


STEPS: Mapping[int, Callable[[Database], None]] = {
    0: adopt_origins,
    1: measure_recommendations,
    2: derive,
    3: derive,
    4: describe_organizations,
    5: size_advice,
}


def migrate(db: Database, *, version: int, to: int) -> None:
    """Run every step from one version to another; call it inside the transaction that also sets the version."""
    for step in range(version, to):
        STEPS[step](db)
