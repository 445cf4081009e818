"""Organizations that a person merges, and recommendations that a person puts right."""

from dataclasses import replace
from pathlib import Path

import pytest
from correcting import one, reject, say, undo
from database_rows import query, rows_of
from made_threads import PlainExtractor, signed_thread
from running import Build

from crawler.items import Thread
from kb.correcting.corrections import Action
from kb.errors import UnknownChoice

TICKETS = "Always require a ticket for every request."
INSIST = "Always insist on a ticket for each and every request."
SWITCHES = "Always replace the oldest switches in summer."
THREADS = [
    signed_thread(1, ("Odette Marlowe", "Fernhill Schools", "OH", TICKETS)),
    signed_thread(2, ("Bo Lantern", "Oxbow USD", "KS", INSIST)),
    signed_thread(3, ("Cy Rook", "Harrow Flats ISD", "TX", SWITCHES)),
    signed_thread(4, ("Bo Lantern", "Oxbow Unified", "", "We have 900 students.")),
]
PEOPLE = "select people_for + people_against from recommendations"
SUPPORT = "select statement, people_for, people_against from recommendations order by statement"


@pytest.fixture
def built(keep: Build, database: Path) -> Path:
    keep(THREADS)
    return database


def advice(database: Path, quote: str) -> str:
    return one(database, f"select id from advice where quote = '{quote}'")


def recommendation(database: Path, quote: str) -> str:
    return one(database, f"select recommendation_id from advice where quote = '{quote}'")


def from_scratch(database: Path, keep: Build, threads: list[Thread], extractor: PlainExtractor | None = None) -> None:
    database.unlink()
    keep(threads, extractor=extractor)


def test_organizations_that_are_merged_are_one_with_their_people(built: Path, keep: Build) -> None:
    before = rows_of(built)
    fernhill, oxbow = (
        one(built, f"select id from organizations where name = '{name}'")
        for name in ("Fernhill Schools", "Oxbow Unified")
    )

    say(built, f"organization/{fernhill}", into=oxbow)

    assert query(built, "select count(*) from organizations where id = ?", fernhill) == [(0,)]
    assert query(built, "select organization_id from authors where name = 'Odette Marlowe'") == [(oxbow,)]
    merged = rows_of(built)
    from_scratch(built, keep, THREADS[::-1])
    assert rows_of(built)["authors"] == merged["authors"]
    assert rows_of(built)["organizations"] == merged["organizations"]
    undo(built, f"organization/{fernhill}")
    assert rows_of(built) == before


def test_a_merge_holds_when_one_of_the_two_is_written_more_fully_later(built: Path, keep: Build) -> None:
    fernhill = one(built, "select id from organizations where name = 'Fernhill Schools'")
    harrow = one(built, "select id from organizations where name = 'Harrow Flats ISD'")
    say(built, f"organization/{fernhill}", into=harrow)

    keep([signed_thread(9, ("Lou Dell", "Fernhill Community Schools", "OH", "We have 800 students."))])

    assert query(
        built, "select count(distinct organization_id) from authors where name in ('Odette Marlowe', 'Cy Rook')"
    ) == [(1,)]


def test_an_organization_is_named_and_placed_as_a_person_says(built: Path, keep: Build) -> None:
    id_ = one(built, "select organization_id from structures")
    say(built, f"organization/{id_}", name="Oxbow Valley Schools", city="Oxbow")
    say(built, f"organization/{id_}", state="Nebraska")

    wanted = [("Oxbow Valley Schools", "Oxbow", "NE")]
    sql = "select distinct name, city, state from organizations join structures on organizations.id = organization_id"
    assert query(built, sql) == wanted
    keep([*THREADS, signed_thread(5, ("Bo Lantern", "Oxbow Unified", "", "Still 900 students."))])
    assert query(built, sql) == wanted


def test_recommendations_that_are_merged_are_one_and_the_old_address_leads_there(built: Path, keep: Build) -> None:
    before = rows_of(built)
    tickets, switches = recommendation(built, TICKETS), recommendation(built, SWITCHES)

    say(built, f"recommendation/{switches}", into=tickets)

    assert query(built, PEOPLE) == [(3,)]
    assert query(built, "select * from redirects") == [(switches, tickets)]
    keep([signed_thread(6, ("Ann Vale", "Pinewater Schools", "OH", SWITCHES))])
    assert query(built, PEOPLE) == [(4,)]
    from_scratch(built, keep, THREADS)
    assert query(built, PEOPLE) == [(3,)]
    undo(built, f"recommendation/{switches}")
    assert rows_of(built) == before


def test_recommendations_that_are_merged_as_opposed_are_two_sides_of_one(built: Path, keep: Build) -> None:
    before = rows_of(built)
    tickets, switches = recommendation(built, TICKETS), recommendation(built, SWITCHES)

    say(built, f"recommendation/{switches}", into=tickets, stance="against")

    sides = "select people_for, people_against from recommendations"
    assert query(built, sides) == [(2, 1)]
    assert one(built, f"select stance from advice where quote = '{SWITCHES}'") == "against"
    from_scratch(built, keep, THREADS[::-1])
    assert query(built, sides) == [(2, 1)]
    undo(built, f"recommendation/{switches}")
    assert rows_of(built) == before


def test_a_side_of_a_recommendation_is_towards_another_one(built: Path) -> None:
    with pytest.raises(UnknownChoice, match="add into=ID"):
        say(built, f"recommendation/{recommendation(built, SWITCHES)}", stance="against")


def test_advice_that_is_moved_stands_on_the_side_that_a_person_says(built: Path) -> None:
    moved = advice(built, SWITCHES)

    say(built, f"advice/{moved}", recommendation=recommendation(built, TICKETS), stance="against")

    assert query(built, "select people_for, people_against from recommendations") == [(2, 1)]


def test_advice_moves_to_another_recommendation_or_stands_alone(built: Path) -> None:
    before = rows_of(built)
    moved = advice(built, INSIST)

    say(built, f"advice/{moved}", recommendation="new")
    assert query(built, SUPPORT) == sorted([(INSIST, 1, 0), (SWITCHES, 1, 0), (TICKETS, 1, 0)])

    say(built, f"advice/{moved}", recommendation=recommendation(built, SWITCHES))
    assert recommendation(built, INSIST) == recommendation(built, SWITCHES)

    undo(built, f"advice/{moved}")
    undo(built, f"advice/{moved}")
    assert rows_of(built) == before


def test_advice_is_counted_on_the_side_that_a_person_says_also_after_a_rebuild(built: Path, keep: Build) -> None:
    id_ = one(
        built,
        "select advice.id from advice join recommendations on recommendations.id = recommendation_id "
        "where people_for = 2 and quote != statement",
    )
    statement = one(built, "select statement from recommendations where people_for = 2")

    say(built, f"advice/{id_}", stance="against")

    assert query(built, SUPPORT) == sorted([(statement, 1, 1), (SWITCHES, 1, 0)])
    assert one(built, f"select stance from advice where id = '{id_}'") == "against"
    from_scratch(built, keep, THREADS[::-1], PlainExtractor("plain 2"))
    assert query(built, SUPPORT) == sorted([(statement, 1, 1), (SWITCHES, 1, 0)])


def test_a_rejected_advice_stands_behind_nothing(built: Path) -> None:
    reject(built, f"advice/{advice(built, INSIST)}")

    assert query(built, SUPPORT) == [(SWITCHES, 1, 0), (TICKETS, 1, 0)]


def test_a_merge_whose_organization_is_gone_is_said(built: Path, keep: Build) -> None:
    fernhill, oxbow = (
        one(built, f"select id from organizations where name = '{name}'")
        for name in ("Fernhill Schools", "Oxbow Unified")
    )
    made = say(built, f"organization/{fernhill}", into=oxbow)

    after = keep([replace(thread) for thread in THREADS[1:]], prune=True)

    assert after
    assert [made.id in warning for warning in after.warnings] == [True]


def test_a_fact_of_a_department_known_by_a_short_name_brings_no_organization_of_that_name(built: Path) -> None:
    before = query(built, "select id, name from organizations order by id")

    say(built, f"structure/{one(built, 'select id from structures')}", Action.ADD, "position", title="Intern")

    assert query(built, "select id, name from organizations order by id") == before
