"""Practices: what departments do beside what people advise, for one recommendation.

A department does so, or otherwise, where it answers the recommendation's question by how it is built
(`kb.distil.departments`), else where somebody of it says "we do X" (an advice of the kind practice). People advise it
who say so in any other way.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.facts import AdviceKind
from kb.distil.persons import person_of
from kb.distil.support import speakers_of
from kb.questions import ABSENT
from kb.recommendations import Choice, Doing, Manner, Practice, Stance, Voice

TOLD = "told"
"""How a practice is known that somebody tells in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a department answers by how it is built; `id` is what a reader is led to by it."""

    id: str
    department: str
    choice: Choice
    how: str


class Departments:
    """The answers of departments to one question: each department's, and how many give each of them.

    What a staff list does not name may be there all the same: such a department does neither so nor otherwise.
    """

    def __init__(self, built: Iterable[Built] = ()) -> None:
        self.by_department = {one.department: one for one in built}
        self._telling = [one for one in self.by_department.values() if one.choice.answer != ABSENT]
        self._answers = Counter(one.choice.answer for one in self._telling)

    def doing(self, choice: Choice) -> Iterator[Doing]:
        """Yield what each of them does by a recommendation that answers so."""
        for one in self._telling:
            does = (one.choice.answer == choice.answer) is choice.holds
            yield Doing(department=one.department, does=does, how=one.how, source=one.id)

    def count(self, choice: Choice) -> tuple[int, int]:
        """Return how many do so, and how many do otherwise."""
        same = self._answers[choice.answer]
        other = len(self._telling) - same
        return (same, other) if choice.holds else (other, same)


_NOBODY = Departments()


def asked_departments(choice: Choice | None, built: Mapping[str, Departments]) -> Departments:
    """Return those that answer the question of a recommendation, by the question's id; none where it asks none."""
    return built.get(choice.question, _NOBODY) if choice else _NOBODY


def compare(choice: Choice | None, said: Sequence[tuple[Voice, Stance]], built: Mapping[str, Departments]) -> Practice:
    """Return what is done beside what is advised; `built` holds the answers of departments by their question.

    Of several practices that one department tells the latest counts.
    """
    asked = asked_departments(choice, built)
    told: dict[str, Doing] = {}
    for voice, stance in sorted(said, key=lambda pair: (pair[0].said or "", pair[0].advice_id)):
        department = voice.department or voice.organization or person_of(voice)
        practised = voice.kind == AdviceKind.PRACTICE and voice.manner is not Manner.RETRACTED
        if practised and department not in asked.by_department:
            told[department] = Doing(department=department, does=stance is Stance.FOR, how=TOLD, source=voice.advice_id)
    urged = [(voice, stance) for voice, stance in said if voice.kind != AdviceKind.PRACTICE]
    advising = {side: {one.person for one in speakers_of(urged) if one.stance is side} for side in Stance}
    do, do_otherwise = asked.count(choice) if choice else (0, 0)
    do_told = sum(one.does for one in told.values())
    return Practice(
        told=tuple(told[department] for department in sorted(told)),
        departments_do=do + do_told,
        departments_do_otherwise=do_otherwise + len(told) - do_told,
        people_advise=len(advising[Stance.FOR]),
        people_advise_otherwise=len(advising[Stance.AGAINST]),
    )
