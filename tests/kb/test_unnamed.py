"""Descriptions that name no organization: one district where the same full name signs them with the same size."""

from pathlib import Path

from database_rows import query
from made_threads import signed_thread
from running import Build

NAMED = signed_thread(1, ("Nell Quarrier", "Thistle Run Community Schools", "MI", "We have 900 students."))
UNNAMED = signed_thread(2, ("Nell Quarrier", "", "", "We have 930 students."))
OTHER_SIZE = signed_thread(3, ("Nell Quarrier", "", "", "We have 4,000 students."))
NOBODY = signed_thread(4, ("Ott Barlow", "", "", "We have 900 students."))
AGAIN = signed_thread(5, ("Ott Barlow", "", "", "We have 910 students."))
FIRST_NAME = signed_thread(6, ("Nell", "", "", "We have 900 students."))

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
