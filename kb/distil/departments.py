"""Departments: what each answers to the questions of `kb.questions` by how it is built.

A reporting line tells where a role belongs before the staff list does. A list tells that a role is there; that it is
not, only where it names at least three positions: who mentions one of them leaves the others out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.facts import Employment
from extract.roles import roles
from kb.questions import Question, questions
from kb.recommendations import Choice

LINE, LIST = "reporting line", "staff list"
"""How an answer is known."""

_FEWEST_LISTED = 3
_IN_TECHNOLOGY, _ELSEWHERE = "technology", "elsewhere"
_GONE = frozenset([Employment.VACANT, Employment.CUT])
_FAMILIES = {role.id: role.family for role in roles()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingLine:
    """Who answers to whom: roles where the taxonomy has them, the superior's title, and `source`, what says so."""

    role: str | None
    superior: str
    superior_role: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A row of a staff list."""

    role: str | None
    employment: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A department's answer to one question, how it is known (`LINE` or `LIST`) and what says so."""

    choice: Choice
    how: str
    source: str | None

    @property
    def is_by_line(self) -> bool:
        """Whether a reporting line tells it."""
        return self.how == LINE


def answers_of(lines: Sequence[ReportingLine], positions: Sequence[Position]) -> Iterator[Answered]:
    """Yield what a department answers, a question at most once, in the order of the questions."""
    held = [position for position in positions if position.employment not in _GONE]
    for question in questions().values():
        answered = (_by_line(question, lines) if question.placed else None) or _by_list(question, held)
        if answered:
            yield answered


def _by_line(question: Question, lines: Sequence[ReportingLine]) -> Answered | None:
    about = [line for line in lines if line.role in question.roles]
    leads = any(_FAMILIES.get(line.role or "") == "leadership" for line in about)
    for line in about:
        family = _FAMILIES.get(line.superior_role or "")
        if leads and family == "leadership":
            continue  # a director under a chief: the line that leaves the department is another
        inside = family is not None and not leads
        answer = _IN_TECHNOLOGY if inside else question.place(line.superior)
        return _answered(question, answer, LINE, line.source)
    return None


def _by_list(question: Question, positions: Sequence[Position]) -> Answered | None:
    """Return what a staff list answers; None where positions are on both sides, or the list is too short to tell."""
    about = [position for position in positions if position.role in question.roles]
    if not question.placed:
        if about:
            return _answered(question, "yes", LIST, about[0].source)
        return _answered(question, "no", LIST, positions[0].source) if len(positions) >= _FEWEST_LISTED else None
    outside = [position for position in about if position.employment == Employment.OTHER_DEPARTMENT]
    if not question.listed or not about or 0 < len(outside) < len(about):
        return None
    return _answered(question, _ELSEWHERE if outside else _IN_TECHNOLOGY, LIST, about[0].source)


def _answered(question: Question, answer: str, how: str, source: str | None) -> Answered:
    return Answered(choice=Choice(question=question.id, answer=answer), how=how, source=source)
