"""What people say about recommendations, as distilling takes it: which are one, and where advice is in them."""

from collections.abc import Sequence
from functools import cache

from sqlite_utils import Database

from kb.correcting.corrections import Correction, Target
from kb.correcting.facts import Outcomes
from kb.correcting.finding import find
from kb.correcting.posts import facts_of_post, words_of_post
from kb.keeping.rows import Rows
from kb.recommendations import Arrangement, Stance


def is_about_grouping(correction: Correction) -> bool:
    """Return whether distilling is to see to it."""
    return correction.target.kind == "recommendation" or not {"recommendation", "stance"}.isdisjoint(correction.values)


def arrangement_of(db: Database, corrections: Sequence[Correction]) -> tuple[Arrangement, Outcomes]:
    """Return what the corrections say about grouping, and the advice by which each target was found.

    A recommendation is found by an advice that is in it by its words alone, because its id depends on its history.
    """

    @cache
    def facts(post: str) -> Rows | None:
        return facts_of_post(db, post) if words_of_post(db, post) else None

    def advice(target: Target | None) -> str | None:
        meant = target.within if target and target.kind == "recommendation" else target
        rows = facts(meant.post) if meant and meant.post else None
        found = find(rows, meant) if rows and meant else None
        return str(found["id"]) if found else None

    joined: list[tuple[str, str]] = []
    moved: list[tuple[str, str | None]] = []
    sides: list[tuple[str, Stance, str]] = []
    between: list[tuple[str, Stance, str]] = []
    outcomes: Outcomes = {}
    for one in filter(is_about_grouping, corrections):
        about, goal = advice(one.target), advice(one.towards)
        if one.target.kind == "recommendation":
            outcomes[one.id] = goal and about
            if about and goal:
                joined.append((about, goal))
                if "stance" in one.values:
                    between.append((about, Stance(one.values["stance"]), goal))
        else:
            outcomes[one.id] = about and (goal or (about if one.towards is None else None))
            if about and "stance" in one.values:
                sides.append((about, Stance(one.values["stance"]), goal or about))
            if about and "recommendation" in one.values and (goal or one.towards is None):
                moved.append((about, goal))
    arrangement = Arrangement(joined=tuple(joined), moved=tuple(moved), sides=tuple(sides), between=tuple(between))
    return arrangement, outcomes
