"""The organizations as they are now: each figure from the newest description that states it, each organization once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from kb.database.store import open_to_write
from kb.derived.organizations import save_organizations
from kb.queries import query_sql

NUMBERED = {"students": "", "band": "", "topic": "", "thread": "", "q": ""}


@pytest.fixture
def db(database: Path) -> Iterator[sqlite3.Connection]:
    """Return an empty knowledge base with two districts and a post for each of three years."""
    with open_to_write(database) as opened:
        opened.db.table("organizations").insert_all(
            {"id": id_, "name": name, "state": "OH"} for id_, name in (("o1", "Gravel Bend"), ("o2", "Elm Narrows"))
        )
        opened.db.table("threads").insert(
            {"id": "t", "subject": "S", "platform": "x", "source": "x", "posts": 3, "notes": "[]"}
            | {"content_hash": "", "extractor_version": ""}
        )
        opened.db.table("posts").insert_all(
            {"id": f"p{year}", "thread_id": "t", "number": year - 2023, "text": "", "quotes": "[]", "attachments": "[]"}
            for year in (2024, 2025, 2026)
        )
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def describe(
    db: sqlite3.Connection, id_: str, year: int, *positions: object, organization: str | None = "o1", **figures: object
) -> None:
    """Add a description of a year: figures as columns, positions as title, role, count and perhaps FTE."""
    row = {"id": id_, "post_id": f"p{year}", "organization_id": organization, "current": 1, "as_of": f"{year}-05-01"}
    if students := figures.get("enrollment"):
        row |= {"enrollment_min": students, "enrollment_max": students, "size_band_id": 4}
    add(db, "structures", row | figures)
    for place, (title, role, count, *fte) in enumerate(positions):
        position = {"id": f"{id_}-{place}", "structure_id": id_, "title": title, "role_id": role, "count": count}
        add(db, "positions", {**position, "fte": fte[0] if fte else None, "employment": "employee"})


def add(db: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    db.execute(f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values()))


def report(db: sqlite3.Connection, structure: str, subordinate: str, superior: str) -> None:
    row = {"id": f"{structure} {subordinate}", "structure_id": structure, "subordinate": subordinate}
    add(db, "reporting_lines", {**row, "superior": superior})


def now(db: sqlite3.Connection, *columns: str) -> list[tuple[object, ...]]:
    save_organizations(Database(db))
    return [tuple(row) for row in db.execute(f"select {', '.join(columns)} from organizations_now order by id")]


def asked(db: sqlite3.Connection, query: str) -> list[sqlite3.Row]:
    save_organizations(Database(db))
    return db.execute(query_sql(query), NUMBERED).fetchall()


DIRECTOR = ("Director", "technology-director", 1)
TECHNICIANS = ("Technician", "technician", 3)
ONE = ("Technician", "technician", 1)
CLERK = ("Data Clerk", None, 1)
COACH = "instructional-technology-coach"


def test_each_figure_is_of_the_newest_description_that_states_it(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2024, enrollment=1200, sites=4, staff_total=6.0, staff_unit="people")
    describe(db, "s2", 2025, sites=5)
    describe(db, "s3", 2026, enrollment=1300)

    assert now(db, "enrollment", "enrollment_post_id", "sites", "sites_as_of", "staff_total", "staff_total_as_of") == [
        (1300, "p2026", 5, "2025-05-01", 6.0, "2024-05-01")
    ]
    assert now(db, "descriptions", "as_of") == [(3, "2026-05-01")]


def test_a_description_of_unknown_day_gives_way_to_any_other(db: sqlite3.Connection) -> None:
    describe(db, "s2", 2024, enrollment=1200)
    describe(db, "s9", 2026, enrollment=1300, as_of=None)

    assert now(db, "enrollment") == [(1200,)]


@pytest.mark.parametrize(
    ("newer", "shown"),
    [
        pytest.param([TECHNICIANS], "s1", id="a passing mention does not replace a list"),
        pytest.param([TECHNICIANS, CLERK], "s2", id="a list of more than half the length does"),
        pytest.param([], "s1", id="a description without staff does not"),
    ],
)
def test_the_staff_is_of_the_newest_list_that_is_no_passing_mention(
    db: sqlite3.Connection, newer: list[object], shown: str
) -> None:
    describe(db, "s1", 2024, DIRECTOR, TECHNICIANS, CLERK)
    describe(db, "s2", 2026, *newer, enrollment=1300)

    assert now(db, "staff_structure_id") == [(shown,)]


def test_reporting_lines_are_of_the_staff_list_or_else_of_the_newest_that_has_some(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2024, DIRECTOR, TECHNICIANS)
    describe(db, "s2", 2026)
    report(db, "s2", "Technician", "Principal")
    assert now(db, "reporting_structure_id") == [("s2",)]

    report(db, "s1", "Technician", "Director")
    assert now(db, "reporting_structure_id", "reporting_as_of") == [("s1", "2024-05-01")]


def test_former_employers_do_not_count_and_unnamed_districts_count_each(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2024, enrollment=1200, current=0)
    describe(db, "s2", 2025, organization=None, enrollment=1300)
    describe(db, "s3", 2026, organization=None, enrollment=1300)

    assert now(db, "id", "organization", "organization_id") == [("s2", None, None), ("s3", None, None)]


@pytest.mark.parametrize(
    ("positions", "figures", "students"),
    [
        pytest.param([DIRECTOR, TECHNICIANS], {}, 400, id="people"),
        pytest.param([("Technician", "technician", 1, 0.5)], {}, 2400, id="full-time equivalents first"),
        pytest.param([TECHNICIANS, ("Help Desk", "help-desk", None)], {}, None, id="a number is not stated"),
        pytest.param([DIRECTOR], {}, None, id="no technician"),
        pytest.param([TECHNICIANS], {"enrollment_min": None}, None, id="a mere bound"),
        pytest.param([TECHNICIANS], {"staff_total": 4.0, "staff_unit": "people"}, 400, id="all but the author"),
        pytest.param([TECHNICIANS], {"staff_total": 9.0, "staff_unit": "people"}, None, id="most are not listed"),
        pytest.param([TECHNICIANS, ("Bench Manager", "support-manager", 1)], {}, 400, id="who manages them is none"),
        pytest.param([ONE], {}, 1200, id="the only one of a small district"),
        pytest.param([ONE], {"enrollment": 5000, "enrollment_max": 5000}, None, id="one is spoken of in a large one"),
    ],
)
def test_students_per_technician_are_computed_where_the_facts_allow_it(
    db: sqlite3.Connection, positions: list[object], figures: dict[str, object], students: float | None
) -> None:
    describe(db, "s1", 2024, *positions, **{"enrollment": 1200, **figures})

    assert now(db, "students_per_technician") == [(students,)]


@pytest.mark.parametrize(("total", "students"), [(6.0, 400), (7.0, None)])
def test_a_list_of_less_than_half_of_the_staff_gives_no_students_per_technician(
    db: sqlite3.Connection, total: float, students: float | None
) -> None:
    describe(db, "s1", 2024, TECHNICIANS, enrollment=1200)
    describe(db, "s2", 2026, staff_total=total, staff_unit="people")

    assert now(db, "students_per_technician") == [(students,)]


def test_the_canned_queries_count_an_organization_once_by_the_same_rule(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2024, DIRECTOR, TECHNICIANS, CLERK, enrollment=1200)
    describe(db, "s2", 2026, CLERK, enrollment=1500)
    describe(db, "s3", 2026, DIRECTOR, organization="o2", enrollment=1600)
    for structure in ("s1", "s2"):
        report(db, structure, "Technician", "Director")

    (technicians,) = asked(db, "students_per_technician")
    roles = {row["role"]: row["organizations_with_it"] for row in asked(db, "roles_of_band")}

    assert (technicians["organizations"], technicians["fewest"], technicians["most"]) == (1, 500, 500)
    assert technicians["median_students_per_technician"] is None
    assert {
        (row["organizations_in_band"], row["percent_in_band"], row["percent_elsewhere"], row["verdict"])
        for row in asked(db, "roles_of_band")
    } == {(2, None, None, "too few to say")}
    assert roles == {"Technology Director": 2, "Technician": 1}
    assert [row["organizations"] for row in asked(db, "reporting_in_band")] == [1]


def test_from_five_organizations_on_the_canned_queries_give_medians_and_percentages(db: sqlite3.Connection) -> None:
    for each in range(5):
        describe(db, f"s{each}", 2026, DIRECTOR, TECHNICIANS, organization=f"o{each}", enrollment=1200 + 100 * each)

    (technicians,) = asked(db, "students_per_technician")

    assert technicians["median_students_per_technician"] == 467
    assert {(row["percent_in_band"], row["verdict"]) for row in asked(db, "roles_of_band")} == {(100, "most have")}


def test_the_technology_staff_is_the_total_as_stated(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2026, DIRECTOR, TECHNICIANS, enrollment=1200, staff_total=6.0, staff_unit="fte")

    assert now(db, "technology_staff", "technology_staff_how", "students_per_staff") == [(6.0, "stated", 200.0)]


def test_a_list_that_names_its_leader_and_every_number_counts_where_no_total_is_stated(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2026, DIRECTOR, TECHNICIANS, ("Data Clerk", None, 1, 0.5), enrollment=900)

    assert now(db, "technology_staff", "technology_staff_how", "students_per_staff") == [(4.5, "listed", 200.0)]


@pytest.mark.parametrize(
    "positions",
    [
        [TECHNICIANS, CLERK],
        [DIRECTOR, ("Technician", "technician", None)],
        [],
    ],
    ids=["no leader", "a row without a number", "no list"],
)
def test_a_list_that_may_leave_somebody_out_is_no_staff(db: sqlite3.Connection, positions: list[object]) -> None:
    describe(db, "s1", 2026, *positions, enrollment=900)

    assert now(db, "technology_staff", "students_per_staff") == [(None, None)]


def test_a_total_that_the_list_beside_it_contradicts_is_no_staff(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2026, DIRECTOR, TECHNICIANS, enrollment=900, staff_total=3.0, staff_unit="people")

    assert now(db, "technology_staff", "students_per_staff") == [(None, None)]


def test_a_newer_list_replaces_a_total_that_it_outgrew(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2024, enrollment=900, staff_total=3.0, staff_unit="people")
    describe(db, "s2", 2026, DIRECTOR, TECHNICIANS)

    assert now(db, "technology_staff", "technology_staff_how") == [(4.0, "listed")]


@pytest.mark.parametrize(
    ("employment", "staff"),
    [("vacant", 2.0), ("cut", 2.0), ("student", 2.0), ("contracted", 5.0), ("other_department", 2.0), ("shared", None)],
)
def test_technicians_count_by_how_they_are_employed(
    db: sqlite3.Connection, employment: str, staff: float | None
) -> None:
    describe(db, "s1", 2026, DIRECTOR, CLERK, TECHNICIANS, enrollment=900)
    db.execute("update positions set employment = ? where title = 'Technician'", [employment])

    assert now(db, "technology_staff") == [(staff,)]


def test_coaches_of_another_department_do_not_count(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2026, DIRECTOR, TECHNICIANS, ("Coach", COACH, 4), enrollment=900)
    db.execute("update positions set employment = 'other_department' where title = 'Coach'")

    assert now(db, "technology_staff") == [(4.0,)]


def test_a_size_that_is_a_mere_bound_gives_no_ratio(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2026, enrollment=900, enrollment_min=None, staff_total=3.0, staff_unit="people")

    assert now(db, "technology_staff", "students_per_staff") == [(3.0, None)]


def test_an_organization_is_shown_by_the_description_with_its_staff(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2024, DIRECTOR, TECHNICIANS)
    describe(db, "s2", 2026, enrollment=900)
    describe(db, "s3", 2025, organization="o2", enrollment=900)

    assert now(db, "structure_id") == [("s1",), ("s3",)]


def test_instructional_technology_sits_where_its_line_says_else_where_its_posts_are(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2026, DIRECTOR, ("Coach", COACH, 2))
    describe(db, "s2", 2026, DIRECTOR, ("Coach", COACH, 2), organization="o2")
    describe(db, "s3", 2026, DIRECTOR, organization=None)
    describe(db, "s4", 2026, ("Librarian", "librarian", 1), organization=None)
    report(db, "s2", "Coach", "Director of Curriculum")
    db.execute("update reporting_lines set subordinate_role_id = ?", [COACH])

    save_organizations(Database(db))
    rows = db.execute("select id, sits, structure_id from instructional_technology_now order by id").fetchall()

    assert [tuple(row) for row in rows] == [
        ("o1", "in technology", "s1"),
        ("o2", "elsewhere", "s2"),
        ("s3", "none", "s3"),
        ("s4", "none", "s4"),
    ]


def test_posts_on_both_sides_are_both(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2026, ("Coach", COACH, 2), ("Integrator", "instructional-technology-specialist", 1))
    db.execute("update positions set employment = 'other_department' where title = 'Coach'")
    save_organizations(Database(db))

    assert [row["sits"] for row in db.execute("select sits from instructional_technology_now")] == ["both"]


def test_facts_that_are_more_likely_wrong_than_right_count_nowhere(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2025, DIRECTOR, TECHNICIANS, enrollment=900, sites=3)
    describe(db, "s2", 2026, enrollment=4000, enrollment_confidence=0.49, sites=9, sites_confidence=0.2)
    add(db, "positions", {"id": "x", "structure_id": "s1", "title": "Screens", "count": 930, "confidence": 0.18} | OWN)

    assert now(db, "enrollment", "sites", "technology_staff") == [(900, 3, 4.0)]


def test_a_list_with_a_known_role_that_is_not_sure_is_no_whole_staff(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2025, DIRECTOR, TECHNICIANS, enrollment=900)
    row = {"id": "x", "structure_id": "s1", "title": "Tech", "role_id": "technician", "count": 9, "confidence": 0.4}
    add(db, "positions", row | OWN)

    assert now(db, "technology_staff", "students_per_technician") == [(None, None)]


def test_a_newer_total_that_is_a_part_of_an_older_list_is_no_total(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2025, DIRECTOR, TECHNICIANS, ("Engineer", "systems-engineer", 4), enrollment=900)
    describe(db, "s2", 2026, staff_total=3.0, staff_unit="people")
    assert now(db, "technology_staff") == [(None,)]

    db.execute("update structures set staff_total = 7 where id = 's2'")
    assert now(db, "technology_staff", "technology_staff_how") == [(7.0, "stated")]


def test_a_table_of_heads_alone_is_no_staff(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2025, DIRECTOR, ("Chief", "chief-information-officer", 3), enrollment=900)
    describe(db, "s2", 2025, DIRECTOR, organization="o2", enrollment=900)

    assert now(db, "technology_staff") == [(None,), (1.0,)]


def test_heads_who_manage_others_make_no_whole_staff_either(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2025, DIRECTOR, ("Field Supervisor", "support-manager", 1), enrollment=900)
    describe(db, "s2", 2025, DIRECTOR, ("Network Manager", "network-manager", 1), organization="o2", enrollment=900)

    assert now(db, "technology_staff") == [(None,), (2.0,)]


@pytest.mark.parametrize(
    ("title", "staff"), [("IT Director", 4.0), ("Parent of two", 4.0), (None, 4.0), ("Help Desk Manager", None)]
)
def test_a_list_without_the_role_under_which_its_author_signs_is_no_whole_staff(
    db: sqlite3.Connection, title: str | None, staff: float | None
) -> None:
    describe(db, "s1", 2024, DIRECTOR, TECHNICIANS, enrollment=900)
    add(db, "signatures", {"id": "g", "post_id": "p2024", "title": title})

    assert now(db, "technology_staff") == [(staff,)]


@pytest.mark.parametrize("title", ["Summer temp", "seasonal helper"])
def test_people_of_one_season_are_no_staff(db: sqlite3.Connection, title: str) -> None:
    describe(db, "s1", 2024, DIRECTOR, TECHNICIANS, (title, None, 6), enrollment=900)

    assert now(db, "technology_staff") == [(4.0,)]


def test_peers_are_districts_that_are_named_or_tell_of_their_department(db: sqlite3.Connection) -> None:
    describe(db, "s1", 2025, enrollment=900)
    describe(db, "s2", 2025, DIRECTOR, organization=None, enrollment=900)
    describe(db, "s3", 2025, organization=None, enrollment=900)
    describe(db, "s4", 2025, DIRECTOR, organization="o2", enrollment=900)
    db.execute("update organizations set kind = 'college' where id = 'o2'")

    save_organizations(Database(db))

    assert [row[0] for row in db.execute("select id from districts_now order by id")] == ["o1", "s2"]


OWN = {"employment": "employee"}


@pytest.mark.parametrize(("students", "staff"), [(900, 1.0), (4999, 1.0), (5000, None), (29500, None)])
def test_one_person_is_the_whole_staff_of_a_small_district_alone(
    db: sqlite3.Connection, students: int, staff: float | None
) -> None:
    describe(db, "s1", 2024, DIRECTOR, enrollment=students)
    assert now(db, "technology_staff") == [(staff,)]
