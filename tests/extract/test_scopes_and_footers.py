"""Neighbours, former posts and a list's footer: whose figures a post gives, and where its signature ends."""

import pytest
from spacy.language import Language

from extract.pipeline import extract_post


def told(nlp: Language, text: str) -> list[tuple[str | None, bool, int | None]]:
    """Return name, tenure and enrollment of each structure."""
    return [
        (one.organization, one.current, one.enrollment.min if one.enrollment else None)
        for one in nlp(text)._.structures
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Next district over has 9,000 students and 14 techs.",
        "Next door in Marlow they've got 12 techs for 3,000 kids.",
        "Neighbors to the south (Marlow, 3,000 kids) run 9 technicians.",
        "Down the road they have two techs and 900 students.",
        "One town over has 4 technicians for 2,100 kids.",
    ],
)
def test_what_is_said_of_the_neighbours_is_no_fact(nlp: Language, text: str) -> None:
    assert told(nlp, text) == []


def test_the_own_figures_beside_the_neighbours_stay(nlp: Language) -> None:
    text = "Next town over has 14 techs for 9,000 students. We have 3 techs and 2,050 students."
    assert told(nlp, text) == [(None, True, 2050)]


@pytest.mark.parametrize(
    "text",
    [
        "At Marlow Hills, my shop until 2013, we had 1,200 students and a technician. Now I'm at Dryford "
        "ISD, 900 students.",
        "I did nine years at Marlow Hills and there we had 1,200 students and a technician. Now I'm at "
        "Dryford ISD, 900 students.",
        "At Marlow Hills, Library Systems was two technicians for 1,200 students. Where I am now, Dryford "
        "ISD, 900 students.",
    ],
)
def test_a_post_of_earlier_years_is_a_former_employers(nlp: Language, text: str) -> None:
    assert [(name, current) for name, current, _ in told(nlp, text)] == [
        ("Marlow Hills", False),
        ("Dryford ISD", True),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I'm the Technology Director in Marlow Fork. 1,240 students.", "Marlow Fork"),
        ("Marlow-Dunn has 38 locations and an IT staff of 26.", "Marlow-Dunn"),
        (
            "School          Tech     Aide\nHigh            1        2\nLower           1        1\n\n900 students.",
            None,
        ),
        ("We have 900 students. After Labour Day we have 2 technicians at work.", None),
    ],
)
def test_names_are_no_cells_and_no_days(nlp: Language, text: str, name: str | None) -> None:
    assert [one for one, _, _ in told(nlp, text)] == [name]


FOOTERS = [
    "________________________________\nstatetech mailing list\nstatetech at host\nYou are one of 1,200 subscribers.",
    "***************************************\nE-mail to this address is subject to the open records\nact. 24 "
    "schools / 1 mission\n"
    "***************************************",
    "======================================\nLISTNAME | 1,800 subscribers | To leave: SIGNOFF LISTNAME\n"
    "No vendors, no politics.\n======================================",
]


@pytest.mark.parametrize("footer", FOOTERS)
def test_the_footer_of_a_list_stands_below_the_signature(nlp: Language, footer: str) -> None:
    text = f"Thank you all, just what I needed.\n\nNan Oberly\nLibrary Director\nWren Twp. Library\n\n{footer}"
    facts = extract_post(nlp, id="p", text=text)
    assert facts.signature is not None
    assert (facts.signature.name, facts.signature.title) == ("Nan Oberly", "Library Director")
    assert facts.structures == ()


def test_a_list_of_staff_by_name_is_no_signature(nlp: Language) -> None:
    text = (
        "Here is our whole office.\n\nPat Lindo - Network Manager\nJo Ferris - Help Desk Clerk\n\nThat is all there is."
    )
    facts = extract_post(nlp, id="p", text=text)
    assert facts.signature is None


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("900 students. 1:1 third grade on up.", "3-12"),
        ("900 students. Year four of 1:1 (grades 5-12).", "5-12"),
        ("900 students. This is our second year of one-to-one in grades 6-12.", "6-12"),
    ],
)
def test_a_programme_is_told_by_its_year_or_first_grade(nlp: Language, text: str, grades: str) -> None:
    assert [one.device_program.grades for one in nlp(text)._.structures if one.device_program] == [grades]


@pytest.mark.parametrize("text", ["Enrl 2,615. Two technicians.", "Two technicians. 2,615 stu."])
def test_enrollment_may_be_abbreviated(nlp: Language, text: str) -> None:
    assert [students for _, _, students in told(nlp, text)] == [2615]
