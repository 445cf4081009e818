"""Support: of recommendations that fit a question alike, those come first that more people speak on, and clear ones."""

import json
import sqlite3
from collections.abc import Container, Mapping
from math import log2

from kb.distil.words.statement import is_clear
from kb.distil.words.telling import TELLING
from kb.searching.fusion import ranked

_A_DOUBLING = 0.7
"""Places by which a recommendation rises for each doubling of the people who speak for or against it."""
_UNCLEAR = 2.0
"""Places by which a sentence of one person falls that leans on its thread."""
_TELLS = 1.5
"""Places by which falls what one person tells and advises nobody."""

_RECOMMENDATIONS = """
select id, statement, kind, people_for + people_against
from recommendations
where id in (select value from json_each(:ids))
"""


def by_support(
    connection: sqlite3.Connection, points: Mapping[str, float], *, rising: Container[str] | None = None
) -> list[str]:
    """Return ids of recommendations, the best first, out of their points for how well they fit a question.

    People lift `rising` alone where it is given: what they agree on must not displace what a single person says in the
    very words of the question.
    """
    order = ranked(points)
    lifts = {
        id_: _lift(statement, kind, people, rises=rising is None or id_ in rising)
        for id_, statement, kind, people in connection.execute(_RECOMMENDATIONS, {"ids": json.dumps(order)})
    }
    places = {id_: place - lifts.get(id_, 0.0) for place, id_ in enumerate(order)}  # a build may have ended in between
    return sorted(places, key=lambda id_: places[id_])


def _lift(statement: str, kind: str, people: int, *, rises: bool) -> float:
    if people > 1:
        return _A_DOUBLING * log2(people) if rises else 0.0
    return -_UNCLEAR * (not is_clear(statement)) - _TELLS * (kind in TELLING)
