"""Sizes that stand in a sentence about something else, and numbers that only look like sizes; in words of our own."""

import pytest
from spacy.language import Language

from extract.facts import Enrollment, Sites, StaffTotal


def sizes(nlp: Language, text: str) -> dict[str, float | None]:
    """Return enrollment, sites and staff, where found."""
    found: dict[str, float | None] = {}
    for structure in nlp(text)._.structures:
        for fact in (structure.enrollment, structure.sites, structure.staff_total):
            if isinstance(fact, Enrollment):
                found["students"] = fact.min if fact.min is not None else fact.max
            elif isinstance(fact, Sites):
                found["sites"] = fact.count
            elif isinstance(fact, StaffTotal):
                found["staff"] = fact.count
    return found


STAFF = [
    ("I've been told to give up one of six by August.", 6),
    ("One of my nine can sit with you on Friday.", 9),
    ("I have fourteen people and nine buildings and no car.", 14),
    ("All three of my people are ESC people.", 3),
    ("8 FTE: myself, five analysts, two clerks", 8),
    ("I'm the whole department.", 1),
    ("Who else is the whole department? I'm at 310 students.", 1),
    ("The county employs 700 people. Technology is twelve of them.", 12),
    ("We've grown since the fire. We're at 9 now.", 9),
    ("I'm the only district employee in technology.", 1),
    ("Apart from that we are four: two of us drive.", 4),
    ("I ran a desk of eleven.", 11),
    ("We went from a staff of 16 to a staff of 12 in one summer.", 12),
    ("I'm it for 430 students.", 1),
    ("Schools 14 | IT staff 11", 11),
    ("Last count we had 13 staff for 9,100 students.", 13),
]


@pytest.mark.parametrize(("text", "expected"), STAFF)
def test_a_total_of_staff_is_found_in_passing(nlp: Language, text: str, expected: float) -> None:
    assert sizes(nlp, text).get("staff") == expected


STUDENTS = [
    ("The carts went back and half of my 1,900 have no computer at home.", 1900),
    ("It was due in June. 1,450 students now, three schools.", 1450),
    ("610 in 2 buildings, me and a tech.", 610),
    ("I run a shop of six for 2,450.", 2450),
    ("Ours is a K-8 of 410 with one aide.", 410),
    ("Last year we had 3,105 students, this year 2,990.", 2990),
    ("We used to have 1,700 students but now it's 1,300.", 1300),
    ("We were at 4,000 students six years ago and have 4,450 now.", 4450),
    ("We share a clerk with a neighboring district. 900 students here.", 900),
    ("Current staff 11, enrollment 7,020.", 7020),
]


@pytest.mark.parametrize(("text", "expected"), STUDENTS)
def test_the_enrollment_is_found_in_passing(nlp: Language, text: str, expected: float) -> None:
    assert sizes(nlp, text).get("students") == expected


NOTHING = [
    "I have drawn the first two schools out of a hat.",
    "She is excellent for four schools at once.",
    "We share one clerk among three schools.",
    "The network team (4) sits by the door.",
    "Title            Headcount   Reports to\nAV Technician        2       Facilities\n",
    "Two of our nine buses have cameras.",
    "One of my three clerks is new.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_other_numbers_are_no_sizes(nlp: Language, text: str) -> None:
    assert sizes(nlp, text) == {}


def test_one_in_every_school_counts_the_schools(nlp: Language) -> None:
    assert sizes(nlp, "We have eighteen aides, one in every school.") == {"sites": 18}


def test_it_in_a_list_of_what_the_author_is_counts_no_department(nlp: Language) -> None:
    assert sizes(nlp, "I run it, I'm IT, and I regret nothing.") == {}
    assert sizes(nlp, "No team here, I'm IT.") == {"staff": 1}
