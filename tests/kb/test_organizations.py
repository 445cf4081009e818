"""Which organization a name stands for, and which state a signature names."""

import pytest

from kb.organizations.forms import build_organization, fullest, name_key
from kb.organizations.states import state_code

ONE_DISTRICT = [
    "Marrow Bay Public Schools",
    "Marrow Bay School District",
    "School District of Marrow Bay",
    "The Marrow Bay Schools",
    "Marrow  Bay School District",
    "MARROW BAY SCHOOLS",
    "Marrow Bay SD",
]


@pytest.mark.parametrize("name", ONE_DISTRICT)
def test_the_ways_to_write_a_district_are_one_organization(name: str) -> None:
    one, other = build_organization(name, state="WI"), build_organization("Marrow Bay Schools", state="Wisconsin")

    assert one
    assert other
    assert one.form == other.form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marrow Bay Local Schools", "Marrow Bay City Schools"),
        ("Marrow Bay High School", "Marrow Bay Schools"),
        ("Marrow Bay Elementary School", "Marrow Bay High School"),
        ("Marrow County Schools", "Marrow Schools"),
        ("Public Schools", "School District"),
    ],
)
def test_names_that_may_be_two_districts_stay_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cold Spring USD", "Cold Spring Unified School District"),
        ("Harrow Flats ISD", "Harrow Flats Independent School District"),
        ("Marrow Bay Area SD", "Marrow Bay Area School District"),
        ("Gravel Co. Schools", "Gravel County Public Schools"),
        ("Marrow Bay Sch. Dist.", "Marrow Bay School District"),
        ("Elm Twp. Pub. Schs.", "Elm Township Public Schools"),
        ("St. Odo Schools", "Saint Odo Schools"),
        ("Oak & Elm Schools", "Oak and Elm Schools"),
        ("O'Brien Schools", "O’Brien Schools"),
    ],
)
def test_abbreviations_in_names_are_written_out(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_equal_names_in_two_states_are_two_organizations() -> None:
    one, other = (
        build_organization("Pinewater Schools", state="OH"),
        build_organization("Pinewater Schools", state="TX"),
    )

    assert one
    assert other
    assert one.form != other.form


def test_a_state_in_parentheses_is_no_part_of_the_name() -> None:
    organization = build_organization("Pinewater Public Schools (OH)")

    assert organization
    assert (organization.name, organization.form.state) == ("Pinewater Public Schools", "OH")


@pytest.mark.parametrize(
    ("written", "name", "state"),
    [
        ("Pinewater WI", "Pinewater", "WI"),
        ("Pinewater Schools, Wisconsin", "Pinewater Schools", "WI"),
        ("Pinewater, SD", "Pinewater", "SD"),
        ("pinewater schools wi", "pinewater schools", "WI"),
        ("Pinewater schools wi", "Pinewater schools wi", None),
        ("pinewater sd", "pinewater sd", None),
        ("Pinewater SD", "Pinewater SD", None),
        ("Gravel CO", "Gravel CO", None),
        ("Pinewater Schools, Lakeside", "Pinewater Schools, Lakeside", None),
    ],
)
def test_a_state_behind_the_name_is_told_from_an_abbreviation(written: str, name: str, state: str | None) -> None:
    organization = build_organization(written)

    assert organization
    assert (organization.name, organization.form.state) == (name, state)


@pytest.mark.parametrize("name", ["", "  ", "!", "(OH)"])
def test_a_name_without_words_is_no_organization(name: str) -> None:
    assert build_organization(name) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Wisconsin", "WI"),
        ("Wis.", "WI"),
        ("wi", "WI"),
        ("N.Y.", "NY"),
        ("West Virginia", "WV"),
        ("W. Va.", "WV"),
        ("Ontario", "Ontario"),
        ("", None),
        (None, None),
    ],
)
def test_a_state_becomes_its_code_where_it_can_be_told(written: str | None, code: str | None) -> None:
    assert state_code(written) == code


def test_the_fullest_name_stands_for_the_organization() -> None:
    assert fullest(["Marrow Bay Schools", "School District of Marrow Bay"]) == "School District of Marrow Bay"
    assert fullest(["marrow bay", "MARROW BAY", "marrow bay", "Marrow Bay"]) == "Marrow Bay"
