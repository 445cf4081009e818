"""A cache in the database: the wordings of recommendations, so that each set of voices is worded once."""

import json
from collections import defaultdict

from sqlite_utils import Database

from kb.distil.composing import Wording
from kb.distil.topics import topics
from kb.recommendations import Stance

_COMPOSED = "select id, made_from, statement, title, topics, kind from recommendations where made_from is not null"
_STANCES = "select recommendation_id, id, stance from advice where recommendation_id is not null"


def load_wordings(db: Database) -> dict[str, Wording]:
    """Return every wording by the hash of what it was made from; none of topics that this program does not know."""
    stances: defaultdict[str, dict[str, Stance]] = defaultdict(dict)
    for recommendation, advice, stance in db.execute(_STANCES):
        stances[recommendation][advice] = Stance(stance)
    ids = {topic.name: topic.id for topic in topics()}
    return {
        made_from: Wording(
            statement=statement,
            title=title,
            topics=tuple(ids[name] for name in names),
            kind=kind,
            stances=stances[id_],
        )
        for id_, made_from, statement, title, named, kind in db.execute(_COMPOSED)
        if ids.keys() >= set(names := json.loads(named))
    }
