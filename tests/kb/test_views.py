"""The views: joined for people, counting an organization once."""

import sqlite3
from contextlib import closing
from pathlib import Path

from database_rows import query
from made_threads import PEOPLE, made_post, made_thread
from running import Build

from crawler.items import Thread
from kb.database.shape import view_definitions
from kb.database.store import make_readable


def with_posts(number: int, *texts: tuple[str, int, int]) -> Thread:
    """Return a thread of posts: text, day of March, writer."""
    made = made_thread(number)
    posts = tuple(
        made_post(made.id, place, text, day=day, person=person) for place, (text, day, person) in enumerate(texts, 1)
    )
    return Thread(**{**{name: getattr(made, name) for name in Thread.__dataclass_fields__}, "posts": posts})


def test_only_the_newest_structure_of_an_organization_is_marked(keep: Build, database: Path) -> None:
    keep(
        [
            with_posts(1, ("We have 900 students.", 3, 0), ("We have 2,000 students.", 4, 1)),
            with_posts(2, ("We have 950 students.", 9, 0)),
        ]
    )

    rows = query(database, "select organization, enrollment, newest from structures_browse order by enrollment")

    assert rows == [(PEOPLE[0][2], 900, 0), (PEOPLE[0][2], 950, 1), (PEOPLE[1][2], 2000, 1)]


def test_the_newest_structures_are_found_without_reading_all(keep: Build, database: Path) -> None:
    keep([made_thread(1, posts=1)])

    plan = query(database, "explain query plan select * from structures_browse order by as_of desc limit 100")
    steps = [step for *_, step in plan]

    assert [step for step in steps if step.startswith("SCAN structures")] == [
        "SCAN structures USING INDEX idx_structures_as_of"
    ]
    assert not [step for step in steps if step.startswith(("SCAN newer", "USE TEMP B-TREE"))]


def test_advice_shows_the_size_of_its_organization_wherever_that_was_said(keep: Build, database: Path) -> None:
    keep(
        [
            with_posts(1, ("We have 900 students.", 3, 0)),
            with_posts(2, ("Always label the cables.", 9, 0)),
        ]
    )

    rows = query(database, "select quote, author, organization, state, size_band, said from advice_browse")

    assert rows == [("Always label the cables.", PEOPLE[0][0], PEOPLE[0][2], "OH", "600–999", "2026-03-09")]


def test_an_organization_shows_its_newest_size(keep: Build, database: Path) -> None:
    keep([with_posts(1, ("We have 900 students.", 3, 0), ("We have 1,100 students.", 8, 0))])

    rows = query(database, "select name, enrollment, size_band, structures from organizations_browse")

    assert rows == [(PEOPLE[0][2], 1100, "1,000–2,499", 2)]


def test_positions_and_reporting_lines_lead_back_to_words_and_address(keep: Build, database: Path) -> None:
    keep([made_thread(1, posts=1)])

    ((title, employment, sentence, url),) = query(
        database, "select title, employment, sentence, url from positions_browse"
    )
    ((subordinate, superior, said),) = query(database, "select subordinate, superior, sentence from reporting_browse")

    assert (title, employment, sentence) == ("Network Manager", "employee", "Network Manager")
    assert url == "https://board.example/t/1"
    assert (subordinate, superior, said) == (
        "Network Manager",
        "Director",
        "The Network Manager reports to the Director",
    )


def test_columns_that_views_looked_up_are_filled_in_an_older_database(keep: Build, database: Path) -> None:
    keep([made_thread(1), made_thread(2)])
    told = (
        "select id, size_band_id from advice union all select id, enrollment from advice"
        " union all select id, newest from structures order by 1, 2"
    )
    fresh = query(database, told)
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(
            "".join(f"drop view {name};" for name, _ in view_definitions())
            + """
            drop index idx_advice_size_band_id;
            alter table advice drop column size_band_id;
            alter table advice drop column enrollment;
            alter table structures drop column newest;
            pragma user_version = 5;
            """
        )

    make_readable(database)

    assert {value for _, value in fresh} > {0, 1}
    assert query(database, told) == fresh
