"""Writes what departments answer to questions of structure by how they are built, and advice by its words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from sqlite_utils import Database

from crawler.identity import digest
from extract.facts import AdviceKind
from kb.derived.leaders import load_leaders, load_lines
from kb.derived.rewriting import rewrite
from kb.distil.departments import Position, answers_of
from kb.keeping.rows import Row
from kb.questions import choice_id
from kb.recommendations import Choice, Voice

_DEPARTMENTS = """
select
    id,
    organization_id,
    size_band_id,
    reporting_structure_id,
    reporting_as_of,
    reporting_post_id,
    staff_structure_id,
    staff_as_of,
    staff_post_id
from districts_now
order by id
"""
_POSITIONS = "select structure_id, role_id, employment, evidence_id from sure_positions order by structure_id, place"
_PLACE = ("structure_id", "as_of", "post_id")
_PLACES = "select id, post_id, evidence_id from advice"


def save_answers(db: Database, voices: Iterable[Voice], choice_of: Callable[[Voice], Choice | None]) -> None:
    """Write all answers anew; call it inside a transaction.

    `voices` is all advice, `choice_of` looks up which answer one gives.
    """
    rewrite(db, "answers", chain(_of_departments(db), _of_advice(db, voices, choice_of)))


def _of_departments(db: Database) -> Iterator[Row]:
    """Yield the answers of each department as it is now."""
    lines = load_lines(db.conn)
    leaders = load_leaders(db.conn, lines)
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for structure, role, employment, evidence in db.execute(_POSITIONS):
        positions[structure].append(Position(role=role, employment=employment, source=evidence))
    for row in db.query(_DEPARTMENTS):
        leader = leaders.get(row["id"])
        places = {what: tuple(row[f"{what}_{key}"] for key in _PLACE) for what in ("reporting", "staff")}
        if leader:
            places["leader"] = (leader.structure_id, leader.as_of, leader.post_id)
        for answered in answers_of(
            lines.get(row["reporting_structure_id"], ()),
            positions[row["staff_structure_id"]],
            leader.line if leader else None,
        ):
            what = "leader" if answered.is_of_leader else "reporting" if answered.is_by_line else "staff"
            structure, said, post = places[what]
            yield {
                "id": digest("answer", answered.choice.question, row["id"]),
                "choice_id": choice_id(answered.choice.question, answered.choice.answer),
                "holds": 1,
                "how": answered.how,
                "department": row["id"],
                "organization_id": row["organization_id"],
                "structure_id": structure,
                "advice_id": None,
                "size_band_id": row["size_band_id"],
                "said": said,
                "post_id": post,
                "evidence_id": answered.source,
            }


def _of_advice(db: Database, voices: Iterable[Voice], choice_of: Callable[[Voice], Choice | None]) -> Iterator[Row]:
    places = {id_: (post, evidence) for id_, post, evidence in db.execute(_PLACES)}
    for voice in voices:
        choice = choice_of(voice)
        if choice:
            post, evidence = places[voice.advice_id]
            yield {
                "id": digest("answer", voice.advice_id),
                "choice_id": choice_id(choice.question, choice.answer),
                "holds": int(choice.holds),
                "how": "practice" if voice.kind == AdviceKind.PRACTICE else "advice",
                "department": voice.department,
                "organization_id": voice.organization,
                "structure_id": None,
                "advice_id": voice.advice_id,
                "size_band_id": voice.band,
                "said": voice.said,
                "post_id": post,
                "evidence_id": evidence,
            }
