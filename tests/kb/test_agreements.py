"""Who stands behind another's advice without advising themselves."""

from pathlib import Path

import pytest
from database_rows import query
from made_threads import signed_thread
from running import Build

from kb.distil.words.agreeing import agrees_with

ADVICE = ("Odette Marlowe", "Fernhill Schools", "", "Always label both ends of a cable.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("+1", ""),
        ("+1 to what Robin said.", "Robin"),
        ("Yes, what Robin Vale said!", "Robin Vale"),
        ("I agree with Odette.", "Odette"),
        ("Couldn’t agree more with Ann.", "Ann"),
        ("I second Bo's idea", "Bo"),
        ("Robin is right.", "Robin"),
        ("Agreed. We did the same last year.", ""),
        ("This.", ""),
    ],
)
def test_a_post_that_only_agrees_is_known_with_whom(text: str, name: str) -> None:
    assert agrees_with(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I agree with Odette, but not about carts.",
        "Agree to disagree.",
        "I agreed to a contract.",
        "This is what we do.",
        "We use carts.",
        "Do you agree with Odette?",
        "I agree with Odette. " + "And here is what we did in our own district last year. " * 4,
    ],
)
def test_a_post_that_says_anything_else_does_not_merely_agree(text: str) -> None:
    assert agrees_with(text) is None


def support(database: Path) -> list[tuple[object, ...]]:
    return query(database, "select people_for, people_against from recommendations")


def test_who_agrees_counts_as_support_of_the_post_before(keep: Build, database: Path) -> None:
    keep([signed_thread(1, ADVICE, ("Bo Lantern", "Oxbow USD", "", "+1"), ("Cy Rook", "", "", "What Odette said."))])
    assert support(database) == [(3, 0)]
    assert query(database, "select count(*) from agreements") == [(2,)]


def test_who_agrees_with_themselves_counts_once(keep: Build, database: Path) -> None:
    keep([signed_thread(1, ADVICE, ("Odette Marlowe", "Fernhill Schools", "", "Agreed."))])
    assert support(database) == [(1, 0)]


def test_agreement_goes_with_the_thread(keep: Build, database: Path) -> None:
    keep([signed_thread(1, ADVICE, ("Bo Lantern", "Oxbow USD", "", "+1")), signed_thread(2, ADVICE)])
    keep([signed_thread(2, ADVICE)], prune=True)
    assert query(database, "select count(*) from agreements") == [(0,)]
    assert support(database) == [(1, 0)]
