"""Writes what departments do beside what people advise, recommendation by recommendation."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlite_utils import Database

from crawler.identity import digest
from kb.derived.rewriting import rewrite, update
from kb.distil.practices import Built, Departments, compare
from kb.distil.words.answering import choice_in
from kb.keeping.rows import Row
from kb.questions import choice_id, parts_of_choice
from kb.recommendations import Choice, Practice, Stance, Voice

_BUILT = """
select id, department, choice_id, how
from answers
where structure_id is not null
order by id
"""
_STATEMENTS = "select id, statement, choice_id from recommendations order by id"


def save_practices(
    db: Database, said: Mapping[str, Sequence[tuple[Voice, Stance]]], unchanged: Collection[str]
) -> None:
    """Write the practices that are told anew, and count them with the answers; call it inside a transaction.

    `said` is what is in each recommendation, by its id. Those that are `unchanged` and answer no question stay.
    """
    built = _built(db)
    statements = db.execute(_STATEMENTS).fetchall()
    counted: list[Row] = []
    told: list[Row] = []
    left = {id_ for id_, _, choice in statements if choice is None and id_ in unchanged}
    for id_, statement, _ in statements:
        if id_ in left:
            continue
        choice = choice_in(statement)
        practice = compare(choice, said[id_], built)
        counted.append(_counted(id_, choice, practice))
        told += _told(id_, practice)
    update(db, "recommendations", counted)
    rewrite(db, "practices", told, but=left, of="recommendation_id")


def _built(db: Database) -> Mapping[str, Departments]:
    """Return the answers of departments by their question."""
    built: defaultdict[str, list[Built]] = defaultdict(list)
    for id_, department, choice, how in db.execute(_BUILT):
        question, answer = parts_of_choice(choice)
        given = Choice(question=question, answer=answer)
        built[question].append(Built(id=id_, department=department, choice=given, how=how))
    return {question: Departments(answers) for question, answers in built.items()}


def _told(recommendation: str, practice: Practice) -> Iterator[Row]:
    for one in practice.told:
        yield {
            "id": digest("practice", recommendation, one.department),
            "recommendation_id": recommendation,
            "department": one.department,
            "does": int(one.does),
            "advice_id": one.source,
        }


def _counted(recommendation: str, choice: Choice | None, practice: Practice) -> Row:
    return {
        "id": recommendation,
        "choice_id": choice and choice_id(choice.question, choice.answer),
        "choice_holds": choice and int(choice.holds),
        "departments_do": practice.departments_do,
        "departments_do_otherwise": practice.departments_do_otherwise,
        "people_advise": practice.people_advise,
        "people_advise_otherwise": practice.people_advise_otherwise,
    }
