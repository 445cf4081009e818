"""A cache in the database: the recommendations of before, so that each set of voices is worded once."""

from collections import defaultdict

from sqlite_utils import Database

from kb.recommendations import Sides, Unchanged

_MADE = """
select
    made_from,
    id,
    statement,
    kind,
    people_for,
    people_against,
    organizations_for,
    organizations_against,
    last_said,
    rank
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
        made_from: Unchanged(
            id=id_,
            statement=statement,
            kind=kind,
            support=Sides(
                people_for=people_for,
                people_against=people_against,
                organizations_for=organizations_for,
                organizations_against=organizations_against,
            ),
            last_said=last_said,
            rank=rank,
            advice_ids=tuple(advice[id_]),
        )
        for (
            made_from,
            id_,
            statement,
            kind,
            people_for,
            people_against,
            organizations_for,
            organizations_against,
            last_said,
            rank,
        ) in db.execute(_MADE)
    }
