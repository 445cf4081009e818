"""A cache in the database: the recommendations of before, so that each set of voices is worded once."""

from collections import defaultdict

from sqlite_utils import Database

from kb.recommendations import Sides, Unchanged

_MADE = """
select
    made_from, id, statement, kind, last_said, rank,
    people_for, people_against, organizations_for, organizations_against
from recommendations
where made_from is not null
"""
_ADVICE = "select recommendation_id, id from advice where recommendation_id is not null"


def load_made(db: Database) -> dict[str, Unchanged]:
    """Return every recommendation by the hash of what it was made from, with the advice that is in it still."""
    advice: defaultdict[str, list[str]] = defaultdict(list)
    for recommendation, id_ in db.execute(_ADVICE):
        advice[recommendation].append(id_)
    return {
        row["made_from"]: Unchanged(
            id=row["id"],
            statement=row["statement"],
            kind=row["kind"],
            support=Sides(
                people_for=row["people_for"],
                people_against=row["people_against"],
                organizations_for=row["organizations_for"],
                organizations_against=row["organizations_against"],
            ),
            last_said=row["last_said"],
            rank=row["rank"],
            advice_ids=tuple(advice[row["id"]]),
        )
        for row in db.query(_MADE)
    }
