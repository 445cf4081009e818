"""Sentences of the same words stand on two sides where one of them says "not"."""

import pytest

from kb.distil.sides.negation import opposed_by_negation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Require a ticket for everything.", "Don't require a ticket for everything."),
        ("Require a ticket for everything.", "I would not require tickets for everything."),
        ("Repair Chromebooks in house.", "I'd never repair the Chromebooks in house."),
        ("Skip the training in August.", "Don't skip the training in August."),
        ("Print the phone tree every August.", "Stop printing the phone tree in August."),
    ],
)
def test_one_negation_opposes(one: str, other: str) -> None:
    assert opposed_by_negation(one, other) is True
    assert opposed_by_negation(other, one) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don't promise the board a date.", "Never promise a date in front of the board."),
        ("Label both ends of the charger.", "label the chargers on both ends!"),
    ],
)
def test_as_many_negations_agree(one: str, other: str) -> None:
    assert opposed_by_negation(one, other) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pay for certifications.", "Do not let principals supervise your technicians."),
        ("Keep it.", "Don't keep it."),
        ("Count devices, not students.", "Don't count students, count devices."),
        ("Change nothing for the first 90 days.", "Don't change anything in the first 90 days."),
        ("Replace a quarter every year.", "Replace a quarter every year, and not out of a grant."),
        ("Budget for spare batteries.", "Don't forget to budget for spare batteries."),
        ("Hire from outside education.", "Don't be afraid to hire from outside education."),
        ("Buy one model of Chromebook.", "Don't repair a Chromebook twice."),
    ],
)
def test_other_words_tell_nothing(one: str, other: str) -> None:
    assert opposed_by_negation(one, other) is None
