"""Writes what follows from facts and recommendations together, whenever either has changed.

How advice is given and for whom it holds, support by size, organizations as they are now, and what departments do
beside what people advise.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Sequence

from sqlite_utils import Database

from kb.derived.answers import save_answers
from kb.derived.conditions import save_conditions
from kb.derived.organizations import save_organizations
from kb.derived.practices import save_practices
from kb.derived.rewriting import update
from kb.derived.sizes import save_sizes
from kb.derived.support_by_size import save_support_by_size
from kb.derived.voices import voices_of
from kb.distil.persons import counted_once
from kb.distil.words.answering import choice_in
from kb.recommendations import Choice, Stance, Voice

_STANCES = "select id, recommendation_id, stance from advice where recommendation_id is not null"


def save_derived(
    db: Database,
    voices: Sequence[Voice] | None = None,
    *,
    read: Container[str] = frozenset(),
    unchanged: Collection[str] = frozenset(),
    choice_of: Callable[[Voice], Choice | None] = lambda voice: choice_in(voice.text),
) -> None:
    """Write all of it anew; call it inside a transaction. `voices` is all advice, where it was sized and read.

    What follows from the words alone is kept of the advice (by id) in `read`, what follows from its voices alone of the
    recommendations in `unchanged`. `choice_of` looks up which answer an advice gives.
    """
    if voices is None:
        save_sizes(db)
        voices = voices_of(db)
    said = _said(db, voices)
    update(db, "advice", [{"id": voice.advice_id, "manner": voice.manner} for voice in voices])
    save_conditions(db, read)
    save_organizations(db)
    save_support_by_size(db, said, unchanged)
    save_answers(db, voices, choice_of)
    save_practices(db, said, unchanged)


def _said(db: Database, voices: Sequence[Voice]) -> dict[str, list[tuple[Voice, Stance]]]:
    """Return what is in each recommendation, by its id."""
    stands = {id_: (recommendation, Stance(stance)) for id_, recommendation, stance in db.execute(_STANCES)}
    told: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.advice_id in stands:
            told[stands[voice.advice_id][0]].append(voice)
    return {
        recommendation: [(voice, stands[voice.advice_id][1]) for voice in counted_once(together)]
        for recommendation, together in told.items()
    }
