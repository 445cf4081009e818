"""Questions that a department answers by how it is built, and people by what they advise.

Whom a role reports to, where it sits, whether it is there: `questions.jsonl` holds each with the roles that it is
about, the words for them, and its answers with the words for places.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from extract.titles.roles import roles
from kb.data_files import rows
from kb.superiors import superiors

ABSENT = "no"
"""The answer of a staff list that does not name a role. It may leave somebody out: nobody does otherwise by it."""

BOTH = "both"
"""The answer of a department that has its posts on both sides: who puts all of them on one does otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a question: its id, its name in a list, and the words (a regular expression) for a place, if any."""

    id: str
    name: str
    words: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureQuestion:
    """A question of structure, about the roles in `roles` (ids), which `subject` finds in a sentence.

    `placed`: it asks where they belong, else whether anybody holds them. `listed`: a staff list tells, too. `leads`:
    they lead technology, and the answers are the kinds of `kb.superiors`.
    """

    id: str
    name: str
    subject: re.Pattern[str]
    roles: frozenset[str]
    placed: bool
    listed: bool
    leads: bool
    answers: tuple[Answer, ...]

    def answer(self, id_: str) -> Answer:
        """Return the answer with an id."""
        return next(answer for answer in self.answers if answer.id == id_)

    def knows(self, id_: str) -> bool:
        """Return whether there is an answer with an id."""
        return any(answer.id == id_ for answer in self.answers)

    def place(self, title: str) -> str:
        """Return the id of the answer whose words a title holds; the last answer is for all others."""
        found = (answer.id for answer in self.answers if answer.words and answer.words.search(title))
        return next(found, self.answers[-1].id)


@cache
def questions() -> Mapping[str, StructureQuestion]:
    """Return every question by its id, in the order in which an advice is asked."""
    return {row["id"]: _question(row) for row in rows(__package__, "questions")}


def choices() -> Iterator[tuple[str, StructureQuestion, Answer]]:
    """Yield every answer with its question and the id of both together."""
    for question in questions().values():
        for answer in question.answers:
            yield choice_id(question.id, answer.id), question, answer


def choice_id(question: str, answer: str) -> str:
    """Return the id of an answer to a question."""
    return f"{question}:{answer}"


def parts_of_choice(id_: str) -> tuple[str, str]:
    """Return the ids of the question and of the answer whose id together this is; empty ones of an empty one."""
    question, _, answer = id_.partition(":")
    return question, answer


def _question(row: Mapping[str, Any]) -> StructureQuestion:
    wanted = row["roles"]
    answers = map(asdict, superiors()) if row.get("superiors") else row["answers"]
    return StructureQuestion(
        id=row["id"],
        name=row["name"],
        subject=re.compile(row["subject"], re.IGNORECASE),
        roles=frozenset(
            role.id
            for role in roles()
            if (role.family in wanted.get("family", ()) or role.id in wanted.get("id", ()))
            and role.id not in wanted.get("not", ())
        ),
        placed=row["kind"] == "place",
        listed=row.get("listed", True),
        leads=row.get("superiors", False),
        answers=tuple(_answer(answer) for answer in answers),
    )


def _answer(row: Mapping[str, Any]) -> Answer:
    words = row.get("words")
    return Answer(id=row["id"], name=row["name"], words=re.compile(words, re.IGNORECASE) if words else None)
