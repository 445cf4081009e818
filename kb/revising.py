"""Revises a database after threads or corrections changed, in one transaction: corrects, settles, distils.

The order matters: what a post says comes first, whose department it is about next, what all advise together last. The
table `corrections` then tells what holds, and what each correction was applied to.
"""

import json
from collections.abc import Callable, Iterator, Sequence

from sqlite_utils import Database

from kb.correcting.corrections import Correction
from kb.correcting.facts import Outcomes
from kb.correcting.grouping import arrangement_of, is_about_grouping
from kb.correcting.organizations import merged_organizations, name_organizations
from kb.correcting.posts import correct_posts
from kb.derived.agreements import save_agreements
from kb.derived.readings import KeptReadings
from kb.derived.recommendations import distil_database, is_outstanding
from kb.derived.sizes import save_sizes
from kb.derived.tables import save_derived
from kb.derived.voices import voices_of
from kb.meaning.encoder import MeaningEncoder, encoder_version
from kb.organizations.settling import settle_organizations
from kb.recommendations import Arrangement

_APPLIED = "select id from corrections order by number"
_LOST = """
select id, kind, changes, who, substr(made, 1, 10)
from corrections
where target_id is null and action != 'reject'
order by number
"""
_ARRANGING = """
select id
from corrections
where kind = 'recommendation'
    or json_type(changes, '$.recommendation') is not null
    or json_type(changes, '$.stance') is not null
order by number
"""
_RECOMMENDATION_OF = "select recommendation_id from advice where id = ?"


def is_corrected(db: Database, corrections: Sequence[Correction]) -> bool:
    """Return whether exactly these corrections were applied last."""
    return [id_ for (id_,) in db.execute(_APPLIED)] == [one.id for one in corrections]


def revise(
    db: Database,
    encoder: Callable[[], MeaningEncoder],
    corrections: Sequence[Correction],
    *,
    threads_changed: bool = True,
) -> None:
    """Bring facts, organizations and recommendations in line with all threads and with the corrections that hold.

    Where no thread changed, advice is distilled only if it, its voices or what people say about its grouping did.
    """
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        before = None if threads_changed else (voices_of(db), [id_ for (id_,) in db.execute(_ARRANGING)])
        outcomes, arrangement = _correct(db, corrections)
        arranging = [one.id for one in corrections if is_about_grouping(one)]
        save_agreements(db)
        save_sizes(db)
        kept = KeptReadings(db)
        voices = voices_of(db, kept)
        read = kept.read(voices)
        if before is None or before != (voices, arranging) or is_outstanding(db, encoder_version()):
            unchanged = distil_database(db, encoder(), arrangement, voices, kept)
        else:
            unchanged = frozenset()
            kept.drop_others(read)
        save_derived(db, voices, read=read, unchanged=unchanged, choice_of=kept.choice)
        _record(db, corrections, outcomes)


def lost_corrections(db: Database) -> Iterator[str]:
    """Yield a sentence for each correction that finds nothing to correct any more; a rejection has what it wants."""
    for id_, kind, changes, who, day in db.execute(_LOST):
        yield (
            f"correction/{id_}: what it corrects is not there any more ({kind.replace('_', ' ')}, {changes}, by {who} "
            f"on {day}); correct the fact as it is now, or take this back with --undo"
        )


def _correct(db: Database, corrections: Sequence[Correction]) -> tuple[Outcomes, Arrangement]:
    """Correct facts and organizations; return what was found, and what is left for distilling."""
    outcomes = correct_posts(db, corrections)
    merges = settle_organizations(db, merged_organizations(corrections))
    outcomes |= name_organizations(db, corrections, merges)
    arrangement, arranged = arrangement_of(db, corrections)
    return outcomes | arranged, arrangement


def _record(db: Database, corrections: Sequence[Correction], outcomes: Outcomes) -> None:
    db.table("corrections").delete_where()
    db.table("corrections").insert_all(
        {
            "id": one.id,
            "number": number,
            "action": one.action.value,
            "kind": one.adds or one.target.kind,
            "target_id": _found(db, one, outcomes[one.id]),
            "post_id": one.target.post,
            "changes": json.dumps(dict(one.values), ensure_ascii=False),
            "who": one.who,
            "made": one.made.isoformat(timespec="seconds"),
            "why": one.why,
        }
        for number, one in enumerate(corrections, start=1)
    )


def _found(db: Database, correction: Correction, found: str | None) -> str | None:
    """Return the id of what was corrected; a merged recommendation is the one that its advice is in now."""
    if found is None or correction.target.kind != "recommendation":
        return found
    return str(db.execute(_RECOMMENDATION_OF, [found]).fetchone()[0])
