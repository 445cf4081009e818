"""A recommendation's id outlives growth, rebuilding and joining."""

import sqlite3
from contextlib import closing
from pathlib import Path

from database_rows import query
from made_threads import signed_thread
from running import Build

from kb.distil.recommend import Earlier, distil
from kb.meaning.encoder import shipped_encoder
from kb.recommendations import Known, Voice

TICKETS = signed_thread(1, ("Odette Marlowe", "Fernhill Schools", "", "Always require a ticket for every request."))
MORE = signed_thread(2, ("Bo Lantern", "Oxbow USD", "", "Always insist on a ticket for each and every request."))
OTHER = signed_thread(3, ("Cy Rook", "Harrow Flats ISD", "", "Always replace the oldest switches in summer."))

IDS = "select id from recommendations order by id"


def voice(id_: str, text: str) -> Voice:
    return Voice(advice_id=id_, text=text)


def test_a_recommendation_keeps_its_id_while_others_join(keep: Build, database: Path) -> None:
    keep([MORE])
    before = query(database, IDS)

    keep([TICKETS, OTHER])

    ((people, id_),) = query(database, "select people_for, id from recommendations where people_for > 1")
    assert (people, [(id_,)]) == (2, before)


def test_a_recommendation_keeps_its_id_when_a_thread_is_read_anew(keep: Build, database: Path) -> None:
    keep([TICKETS, MORE, OTHER])
    before = query(database, IDS)
    longer = signed_thread(
        1,
        ("Odette Marlowe", "Fernhill Schools", "", "Always require a ticket for every request."),
        ("Cy Rook", "Harrow Flats ISD", "", "We have 900 students."),
    )

    built = keep([longer])

    assert built
    assert built.changed
    assert query(database, IDS) == before


def test_what_is_joined_to_another_leads_there() -> None:
    known = [
        Known(id="small", advice_ids=frozenset({"a"})),
        Known(id="large", advice_ids=frozenset({"b", "c"})),
    ]
    same = "Require a ticket for every request."

    (found,) = distil(
        [voice("a", same), voice("b", same), voice("c", same + "!")], shipped_encoder(), Earlier(known=known)
    )

    assert (found.id, found.replaces) == ("large", ("small",))


def test_what_stood_together_stays_together_only_while_the_encoder_is_the_same() -> None:
    known = [Known(id="odd", advice_ids=frozenset({"a", "b"}))]
    voices = [voice("a", "Require a ticket for every request."), voice("b", "Replace the oldest switches in summer.")]

    assert len(distil(voices, shipped_encoder(), Earlier(known=known))) == 1
    assert len(distil(voices, shipped_encoder(), Earlier(known=known, settled=False))) == 2


def test_what_falls_apart_leaves_its_id_to_one_part_alone() -> None:
    tickets, switches = "Require a ticket for every request.", "Replace the oldest switches in summer."
    voices = [voice("a", switches), voice("b", tickets), voice("c", tickets + "!")]
    (founded,) = distil(voices[:1], shipped_encoder())
    known = [Known(id=founded.id, advice_ids=frozenset({"a", "b", "c"}))]

    found = distil(voices, shipped_encoder(), Earlier(known=known, settled=False))

    assert len({one.id for one in found}) == 2
    assert found[0].id == founded.id


def test_a_database_from_before_meaning_is_grouped_anew_at_the_next_build(keep: Build, database: Path) -> None:
    keep([TICKETS, MORE])
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("delete from vectors")
        connection.commit()

    built = keep([TICKETS, MORE])

    assert built
    assert built.distilled
    assert query(database, "select count(*) > 0 from vectors") == [(1,)]
