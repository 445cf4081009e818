"""One organization, one row: short forms led to the fuller name over all threads, whatever comes first."""

from collections.abc import Sequence
from pathlib import Path

from database_rows import ids_of, query, rows_of
from made_threads import made_thread, signed_thread
from running import Build

from crawler.items import Thread

SHORT = signed_thread(
    1, ("Nell Quarrier", "", "", "At Thistle Run we have 900 students. Always label the cables of room 1.")
)
FULL = signed_thread(
    2,
    (
        "Nell Quarrier",
        "Thistle Run Community Schools",
        "MI",
        "We have 950 students. Always label the cables of room 2.",
    ),
)
STATELESS = signed_thread(3, ("Nell Quarrier", "Thistle Run Community Schools", "", "Always label the cables of 3."))
NAMESAKE = signed_thread(4, ("Ott Barlow", "Thistle Run Community Schools", "OH", "We have 4,000 students."))
THREADS = (SHORT, FULL, STATELESS, NAMESAKE)

ORGANIZATIONS = "select name, state from organizations order by state, name"
GROUPED = ("advice", "groups", "practices", "recommendations", "redirects", "support_by_size")
"""What keeps how advice was grouped when it came."""
STABLE = ("threads", "posts", "structures", "advice", "positions", "evidence")


def test_a_name_in_the_text_and_the_fuller_one_in_a_signature_are_one_row(keep: Build, database: Path) -> None:
    keep([SHORT, FULL])

    assert query(database, ORGANIZATIONS) == [("Thistle Run Community Schools", "MI")]
    assert query(database, "select enrollment, organization from structures_browse order by enrollment") == [
        (900, "Thistle Run Community Schools"),
        (950, "Thistle Run Community Schools"),
    ]


def test_a_namesake_in_another_state_stays_another_row(keep: Build, database: Path) -> None:
    keep(THREADS)

    assert query(database, ORGANIZATIONS) == [
        ("Thistle Run Community Schools", "MI"),
        ("Thistle Run Community Schools", "OH"),
    ]
    assert query(database, "select enrollment from organizations_now order by enrollment") == [(950,), (4000,)]


def test_who_signs_with_and_without_a_state_is_one_person(keep: Build, database: Path) -> None:
    keep([FULL, STATELESS])

    assert query(database, "select name, organization_id is not null from authors") == [("Nell Quarrier", 1)]
    assert query(database, "select count(distinct author_id), count(distinct organization_id) from advice") == [(1, 1)]
    assert query(database, "select count(distinct author_id), count(*) from posts") == [(1, 2)]


def test_an_anonymous_writer_stays_apart_and_moves_with_the_organization(keep: Build, database: Path) -> None:
    anonymous = signed_thread(5, ("Anonymous", "Thistle Run", "", "We have 960 students. Always label room 5."))
    keep([anonymous, FULL])
    before = rows_of(database)

    keep([signed_thread(5, ("Anonymous", "Thistle Run", "", "Always label room 6."))])
    keep([anonymous])

    assert query(database, "select count(*) from organizations") == [(1,)]
    assert query(database, "select count(*) from authors") == [(2,)]
    assert rows_of(database)["advice"] == before["advice"]


def test_a_database_that_grows_has_the_rows_of_a_new_one_in_any_order(keep: Build, database: Path) -> None:
    keep(THREADS)
    at_once = rows_of(database)

    def grow(missing: Sequence[Thread]) -> None:
        """Add the missing threads to what is there, in any order; orders that begin alike share their beginning."""
        if not missing:
            grown = rows_of(database)
            assert [name for name in grown if grown[name] != at_once[name] and name not in GROUPED] == []
        before = database.read_bytes()
        for thread in missing:
            keep([thread])
            grow([other for other in missing if other is not thread])
            database.write_bytes(before)

    for thread in THREADS:
        database.unlink()
        keep([thread])
        grow([other for other in THREADS if other is not thread])


def test_no_id_of_a_thread_post_structure_or_advice_depends_on_it(keep: Build, database: Path) -> None:
    keep([SHORT, STATELESS])
    before = ids_of(database, *STABLE)

    keep(THREADS)

    after = ids_of(database, *STABLE)
    assert all(before[table] <= after[table] for table in STABLE)


def test_when_the_fuller_name_goes_the_short_one_stands_for_itself_again(keep: Build, database: Path) -> None:
    keep([SHORT, made_thread(9)])
    alone = rows_of(database)
    keep([SHORT, FULL, made_thread(9)])
    assert rows_of(database) != alone

    keep([SHORT, made_thread(9)], prune=True)

    assert rows_of(database) == alone


def test_a_second_build_moves_nothing(keep: Build, database: Path) -> None:
    keep(THREADS)
    before = rows_of(database)

    built = keep(THREADS)

    assert built
    assert built.nothing_changed
    assert rows_of(database) == before
