"""Descriptions that name no organization: one district where the same full name signs them with the same size."""

from pathlib import Path

import pytest
from database_rows import query
from made_threads import signed_thread
from running import Build

NAMED = signed_thread(1, ("Nell Quarrier", "Thistle Run Community Schools", "MI", "We have 900 students."))
UNNAMED = signed_thread(2, ("Nell Quarrier", "", "", "We have 930 students."))
OTHER_SIZE = signed_thread(3, ("Nell Quarrier", "", "", "We have 4,000 students."))
NOBODY = signed_thread(4, ("Ott Barlow", "", "", "We have 900 students."))
AGAIN = signed_thread(5, ("Ott Barlow", "", "", "We have 910 students."))
FIRST_NAME = signed_thread(6, ("Nell", "", "", "We have 900 students."))

ADVISERS = "select author, organization from advice_browse"
SIZES = "select organization, enrollment from organizations_now order by enrollment, organization"


def test_the_same_full_name_with_the_same_size_is_one_district(keep: Build, database: Path) -> None:
    keep([NAMED, UNNAMED])

    assert query(database, "select organization, descriptions from organizations_now") == [
        ("Thistle Run Community Schools", 2)
    ]
    assert query(database, "select distinct organization_how from structures order by 1") == [
        ("same_signature",),
        ("signature",),
    ]


def test_another_size_another_name_and_a_first_name_stay_apart(keep: Build, database: Path) -> None:
    keep([NAMED, OTHER_SIZE, NOBODY, FIRST_NAME])

    assert [row[0] for row in query(database, SIZES)].count(None) == 3


def test_two_unnamed_ones_of_one_full_name_and_size_are_one(keep: Build, database: Path) -> None:
    keep([NOBODY, AGAIN])

    assert query(database, "select organization, descriptions from organizations_now") == [(None, 2)]


def test_it_holds_whatever_comes_first_and_ends_when_the_proof_goes(keep: Build, database: Path) -> None:
    keep([UNNAMED])
    assert query(database, "select organization from organizations_now") == [(None,)]

    keep([UNNAMED, NAMED])
    assert query(database, "select organization from organizations_now") == [("Thistle Run Community Schools",)]

    keep([UNNAMED], prune=True)
    assert query(database, "select organization, descriptions from organizations_now") == [(None, 1)]


@pytest.mark.parametrize(
    "described", ["We have 930 students.", "At Thistle Run Community Schools we have 930 students."]
)
def test_unsigned_advice_counts_for_the_district_that_its_writer_describes(
    keep: Build, database: Path, described: str
) -> None:
    unsigned = signed_thread(2, ("Nell Quarrier", "", "", f"{described} Always label every cable."))
    keep([unsigned])
    assert query(database, ADVISERS) == [("Nell Quarrier", None)]

    keep([unsigned, NAMED])
    assert query(database, ADVISERS) == [("Nell Quarrier", "Thistle Run Community Schools")]
    assert query(database, "select organizations_for from recommendations") == [(1,)]

    keep([unsigned], prune=True)
    assert query(database, ADVISERS) == [("Nell Quarrier", None)]
    assert query(database, "select name from organizations where state = 'MI'") == []


def test_unsigned_advice_of_another_size_or_name_counts_for_no_district(keep: Build, database: Path) -> None:
    others = [("Nell Quarrier", "", "", "We have 4,000 students."), ("Ott Barlow", "", "", "We have 500 students.")]
    neighbour = ("Ott Barlow", "", "", "At Thistle Run Community Schools we have 900 students.")
    posts = [(*post[:3], f"{post[3]} Always label cable {at}.") for at, post in enumerate([*others, neighbour])]

    keep([NAMED, signed_thread(7, *posts)])

    assert {organization for _, organization in query(database, ADVISERS)} == {None}
