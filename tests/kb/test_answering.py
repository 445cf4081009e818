"""Which answer to a question of structure an advice gives by its words, and whether two of them are opposed."""

import pytest
from growth import grows_linearly

from kb.distil.recommend import distil
from kb.distil.words.answering import are_opposed, choice_in
from kb.meaning.encoder import shipped_encoder
from kb.questions import choice_id
from kb.recommendations import Choice, Stance, Voice


def test_the_ids_of_answers_name_question_and_answer() -> None:
    assert choice_id("coach", "yes") == "coach:yes"


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("Let the CTO report to the superintendent.", "technology-leader", "superintendent"),
        (
            "The technology director should report straight to the deputy superintendent.",
            "technology-leader",
            "deputy-superintendent",
        ),
        ("Place the coaches with curriculum and not with IT.", "instructional-technology", "instruction"),
        ("Keep integration specialists in the technology department.", "instructional-technology", "technology"),
        ("Your building techs belong to their principals.", "technicians", "school"),
        ("At some point you should hire a data manager.", "data-person", "yes"),
        ("I would fund one full-time security officer.", "security-person", "yes"),
    ],
)
def test_an_advice_that_places_or_wants_a_role_answers(text: str, question: str, answer: str) -> None:
    assert choice_in(text) == Choice(question=question, answer=answer, holds=True)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Never put the coaches under IT.", "technology"),
        ("The coaches should not report to principals.", "school"),
        ("Do not let principals supervise your coaches.", "school"),
    ],
)
def test_a_refusal_is_against_the_answer(text: str, answer: str) -> None:
    assert choice_in(text) == Choice(question="instructional-technology", answer=answer, holds=False)


@pytest.mark.parametrize(
    "text",
    [
        "A coach who belongs to IT will fix printers.",
        "Have the coach teach the first lesson.",
        "Put the data job under one boss and write it down.",
        "Keep it at the help desk so that it is logged.",
        "Label every cable.",
    ],
)
def test_what_only_tells_of_a_role_answers_nothing(text: str) -> None:
    assert choice_in(text) is None


def _choice(answer: str, *, holds: bool = True, question: str = "technicians") -> Choice:
    return Choice(question=question, answer=answer, holds=holds)


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        (_choice("school"), _choice("technology"), True),
        (_choice("school"), _choice("school"), False),
        (_choice("school"), _choice("school", holds=False), True),
        (_choice("school", holds=False), _choice("technology"), False),
        (_choice("school", holds=False), _choice("technology", holds=False), None),
        (_choice("school"), _choice("technology", question="student-data"), None),
        (_choice("school"), None, None),
    ],
)
def test_different_answers_to_one_question_are_opposed(
    one: Choice | None, other: Choice | None, opposed: bool | None
) -> None:
    assert are_opposed(one, other) is opposed
    assert are_opposed(other, one) is opposed


def test_a_long_text_is_asked_in_linear_time() -> None:
    def ask(size: int) -> None:
        assert choice_in("The coach is good. " * size) is None

    assert grows_linearly(ask, 8_000)


def test_two_answers_to_one_question_are_two_sides_of_one_recommendation() -> None:
    texts = ("Put technicians under the technology department.", "Put technicians under the principals.")
    (found,) = distil([Voice(advice_id=text, text=text) for text in texts], shipped_encoder())
    assert sorted(one.stance for one in found.evidence) == [Stance.AGAINST, Stance.FOR]


def test_answers_to_one_question_are_one_recommendation_in_whatever_words() -> None:
    texts = ("Put technicians under technology.", "Never let principals supervise your building techs.")
    found = distil([Voice(advice_id=text, text=text) for text in texts], shipped_encoder())
    assert [len(one.evidence) for one in found] == [2]


def test_answers_to_two_questions_are_never_one_advice() -> None:
    texts = ("Have the coaches report to the principals.", "Have the technicians report to the principals.")
    found = distil([Voice(advice_id=text, text=text) for text in texts], shipped_encoder())
    assert [len(one.evidence) for one in found] == [1, 1]
