"""Employment: the cues by which a post says how a position's holder belongs to the department.

The cues stand in `patterns/employment.jsonl`, each with where it must be: in the `title`, in the words `before` it in
the sentence, in those `after` it, or in a `remark` (the parenthesis or the rest of a list line). Where several speak,
the order of `PRECEDENCE` decides.
"""

import re
from functools import cache

from extract.facts import Employment
from extract.pattern_files import rows

PRECEDENCE = (
    Employment.CUT,
    Employment.VACANT,
    Employment.STUDENT,
    Employment.CONTRACTED,
    Employment.OTHER_DEPARTMENT,
    Employment.SHARED,
    Employment.EMPLOYEE,
)
"""Which employment wins where a text gives cues of several."""

_REACH = 160


def employment_of(*, title: str, before: str, after: str, remark: str) -> Employment | None:
    """Return the employment that the words around a title say, None where they say nothing."""
    places = {"title": title, "before": before[-_REACH:], "after": after[:_REACH], "remark": remark[:_REACH]}
    found = {employment for employment, where, pattern in _cues() if pattern.search(places[where])}
    return next((one for one in PRECEDENCE if one in found), None)


@cache
def _cues() -> tuple[tuple[Employment, str, re.Pattern[str]], ...]:
    return tuple(
        (Employment(row["employment"]), row["where"], re.compile(row["pattern"], re.IGNORECASE))
        for row in rows("employment")
    )
