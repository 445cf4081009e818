"""Totals that a list of staff adds up to, whatever they call the people; posts of our own."""

import pytest
from spacy.language import Language

from extract.facts import StaffTotal


def totals(nlp: Language, text: str) -> list[tuple[float, str]]:
    return [(fact.count, fact.unit.value) for fact in nlp(text)._.found if isinstance(fact, StaffTotal)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I run the place with six: a web editor, two engineers and three technicians.", (6, "people")),
        ("Eleven souls in all:\n\n(1) Director\n(3) Network Engineers\n(7) Technicians\n", (11, "people")),
        ("We are shorter by one, five (one engineer, three technicians, a clerk) to be exact.", (5, "people")),
        ("The nine are a director, two engineers, five technicians and a secretary.", (9, "people")),
    ],
)
def test_a_number_before_a_list_that_adds_up_to_it_is_the_total(
    nlp: Language, text: str, expected: tuple[float, str]
) -> None:
    assert totals(nlp, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CTO 1.0\nNetwork engineer 2.0\nHelp desk tech 6.5\n\nSum 9.5. Nobody is part-time.", (9.5, "fte")),
        ("Who is who: 1 director, 3 network engineers, 8 technicians. That makes = 12 souls", (12, "people")),
        ("Director 1\nEngineers 3\nTechnicians 8\n\nThe auditors keep asking how we got to 12.", (12, "people")),
    ],
)
def test_a_number_that_all_staff_add_up_to_is_the_total_wherever_it_stands(
    nlp: Language, text: str, expected: tuple[float, str]
) -> None:
    assert totals(nlp, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Director 1\nEngineers 3\nTechnicians 8\n\nWe have 12 schools.",
        "Director 1\nEngineers 3\nTechnicians 8\n\nThey want a cut of 12%.",
        "Director 1\nEngineers 3\nTechnicians 8\n\nWe look after 12 servers.",
        "Director 1\nEngineers 3\nTechnicians 8\n\nThere are 12 buses.",
        "Director 1\nEngineer 1\nTechnicians 2\n\nThe auditors come every 4 weeks.",
        "I run the place with seven: a web editor, two engineers and three technicians.",
        "In six schools: a web editor, two engineers and three technicians.",
        "Six answer to me: a web editor, two engineers and three technicians.",
        "We have a help desk of five: a manager, two analysts and two technicians.",
    ],
)
def test_a_number_that_counts_something_else_is_no_total(nlp: Language, text: str) -> None:
    assert totals(nlp, text) == []
