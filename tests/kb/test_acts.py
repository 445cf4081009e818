"""One sentence urges what the other forbids."""

import pytest

from kb.distil.sides.acts import opposed_by_acts

_OPPOSED = [
    ("Give a spare to whoever asks, so that no lesson is lost.", "Do not give out a spare for one left at home."),
    ("Buy a document camera for each room.", "Don't buy document cameras; a phone does the same."),
    ("You should buy a document camera for each room.", "I would never buy a document camera."),
    ("Let teachers open a blocked site for their class.", "Keep the opening of sites with the office."),
    ("Allow private phones on the staff network.", "Never put a private phone on the network."),
    ("Extend the wireless to the parking lot.", "Don't run the wireless out on the lot for parking."),
]
_UNTOLD = [
    ("Buy a document camera.", "Buy one document camera a room."),
    ("Don't buy document cameras.", "Never buy a document camera."),
    ("Buy a document camera.", "Don't buy a projector."),
    ("Run it until June.", "Don't stop running it before June."),
    ("We had document cameras in each room.", "Don't buy document cameras."),
    ("Let the vendor upgrade in count week, and you'll be explaining.", "Refuse the vendor an upgrade in count week."),
    ("The wireless reaches the lot.", "Don't run the wireless out on the lot."),
    ("", "Don't."),
    ("Don't forget to lock the closet.", "Lock the closet."),
    ("Never let a teacher skip the training.", "Let each teacher pick a training."),
    ("Don't just buy document cameras.", "Buy document cameras and hire who hangs them."),
    ("Never buy a document camera without a trial.", "Buy a document camera after a trial."),
    ("Don't replace every camera at once.", "Replace every camera in five years."),
    ("Let teachers know what is blocked.", "Keep teachers informed of what is blocked."),
]


@pytest.mark.parametrize(("one", "other"), _OPPOSED)
def test_who_forbids_what_another_urges_stands_against_them(one: str, other: str):
    assert opposed_by_acts(one, other) is True
    assert opposed_by_acts(other, one) is True


@pytest.mark.parametrize(("one", "other"), _UNTOLD)
def test_nothing_is_told_where_no_act_is_both_urged_and_forbidden(one: str, other: str):
    assert opposed_by_acts(one, other) is None
    assert opposed_by_acts(other, one) is None
