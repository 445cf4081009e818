"""Which fuller name a short form stands for."""

from itertools import permutations

import pytest

from kb.organizations.forms import Form, build_organization
from kb.organizations.fuller_names import Forms


def form(written: str) -> Form:
    """Return the form of "Name" or "Name (ST)"."""
    organization = build_organization(written)
    assert organization
    return organization.form


def settled(short: str, *others: str, own: tuple[str, ...] = (), thread: tuple[str, ...] = ()) -> Form:
    """Return what a form is settled as beside others in the knowledge base, its author's own and its thread's."""
    forms = Forms(map(form, (short, *others, *own, *thread)))
    return forms.settle(form(short), of_author=set(map(form, own)), of_thread=set(map(form, thread)))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Thistle Run", "Thistle Run Community Schools (MI)"),
        ("Thistle Run (MI)", "Thistle Run Community Schools (MI)"),
        ("Thistle Run Schools", "Thistle Run Unified School District (KS)"),
        ("Thistle Run", "Thistle Run School District 12 (OR)"),
        ("Thistle Run", "Thistle Run R-IV School District (MO)"),
        ("Thistle Run CSD", "Thistle Run Central School District (NY)"),
        ("Thistle Run CSD", "Thistle Run Community School District (IA)"),
        ("Thistle Run ASD", "Thistle Run Area School District (PA)"),
        ("Thistle Run County Schools", "Thistle Run County Public Schools (VA)"),
    ],
)
def test_a_short_form_stands_for_the_only_fuller_name_of_all(short: str, full: str) -> None:
    assert settled(short, full, "Elsewhere Schools (OH)") == form(full)


@pytest.mark.parametrize(
    ("short", "others"),
    [
        pytest.param("Thistle Run", ["Thistle Run Schools (MI)", "Thistle Run Schools (OH)"], id="two states"),
        pytest.param("Thistle Run (MI)", ["Thistle Run Community Schools (OH)"], id="another state"),
        pytest.param("Thistle Run", ["Thistle Run Unified (CA)", "Thistle Run Community (CA)"], id="two kinds"),
        pytest.param("Thistle Run", ["Thistle Run High School (CA)"], id="a school of it"),
        pytest.param("Thistle Run", ["Thistle Run County Schools (NC)"], id="the county around it"),
        pytest.param("Thistle Run 12", ["Thistle Run 14 (OR)"], id="another number"),
        pytest.param("Thistle", ["Thistle Run Schools (OR)"], id="half a name"),
        pytest.param("District 12", ["District 12 Community Schools (OR)"], id="no name at all"),
    ],
)
def test_a_form_that_may_stand_for_something_else_stays_what_it_is(short: str, others: list[str]) -> None:
    assert settled(short, *others) == form(short)


def test_two_districts_of_one_name_in_two_states_stay_two() -> None:
    one, other = "Thistle Run Schools (MI)", "Thistle Run Schools (OH)"

    assert settled(one, other) == form(one)
    assert settled(other, one) == form(other)


def test_the_threads_own_district_comes_before_others_of_the_name() -> None:
    assert settled("Thistle Run", "Thistle Run Schools (OH)", thread=("Thistle Run Schools (MI)",)).state == "MI"


def test_the_authors_own_district_comes_before_others_of_the_thread() -> None:
    own, thread = ("Thistle Run Schools (MI)",), ("Thistle Run Schools (MI)", "Thistle Run Schools (OH)")

    assert settled("Thistle Run", own=own, thread=thread).state == "MI"


@pytest.mark.parametrize("full", ["Thistle Run County Schools (VA)", "Thistle Run Academy (VA)"])
def test_only_their_own_people_leave_out_what_tells_organizations_apart(full: str) -> None:
    assert settled("Thistle Run", own=(full,)) == form(full)
    assert settled("Thistle Run", thread=(full,)) == form("Thistle Run")


def test_a_full_name_without_a_state_takes_the_state_of_its_short_form() -> None:
    short, full = "Thistle Run (MI)", "Thistle Run Community Schools"

    assert settled(full, short) == settled(short, full) == form("Thistle Run Community Schools (MI)")


def test_short_forms_in_two_states_do_not_meet_in_a_full_name_without_one() -> None:
    written = ("Thistle Run (MI)", "Thistle Run (OH)", "Thistle Run Community Schools")

    assert [settled(short, *written) for short in written] == list(map(form, written))


def test_the_order_of_forms_does_not_matter() -> None:
    written = ("Thistle Run", "Thistle Run CSD", "Thistle Run (NY)", "Thistle Run Central School District")

    outcomes = {tuple(settled(short, *order) for short in written) for order in permutations(written)}

    assert outcomes == {(form("Thistle Run Central School District (NY)"),) * 4}
