"""Wordings of before: what is made of the same voices by the same program is not made again, anything else is."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from database_rows import query, rows_of
from made_threads import signed_thread
from running import Build

from kb.distil.composing import Wording
from kb.distil.recommend import Earlier, distil
from kb.meaning.encoder import shipped_encoder
from kb.recommendations import Manner, Recommendation, Stance, Voice

VOICES = (
    Voice(advice_id="a", text="Require a ticket for every request.", person="Ann"),
    Voice(advice_id="b", text="Insist on a ticket for each and every request.", person="Bo"),
)
TICKETS = signed_thread(1, ("Odette Marlowe", "Fernhill Schools", "", "Always require a ticket for every request."))
SWITCHES = signed_thread(2, ("Cy Rook", "Harrow Flats ISD", "", "Always replace the oldest switches in summer."))
AGAIN = signed_thread(3, ("Bo Lantern", "Oxbow USD", "", "Always insist on a ticket for each and every request."))


def composed(*voices: Voice, before: Recommendation | None = None, **changed: object) -> Recommendation:
    """Return the one recommendation of voices, with the wording of one before, told by other words."""
    wordings = {}
    if before:
        wording = Wording(
            statement="Words of before.",
            title=before.title,
            topics=before.topics,
            kind=before.kind,
            stances={one.advice_id: one.stance for one in before.evidence},
        )
        wordings[before.made_from] = replace(wording, **changed)  # type: ignore[arg-type]
    (found,) = distil(voices, shipped_encoder(), Earlier(wordings=wordings))
    return found


def test_the_same_voices_keep_their_words() -> None:
    before = composed(*VOICES)

    assert composed(*VOICES, before=before).statement == "Words of before."


@pytest.mark.parametrize(
    "changed",
    [
        replace(VOICES[1], text="Insist on a ticket for every request!"),
        replace(VOICES[1], person="Ann"),
        replace(VOICES[1], manner=Manner.RETRACTED),
        replace(VOICES[1], subject="Tickets"),
        replace(VOICES[1], said="2026-03-01"),
    ],
    ids=["words", "person", "manner", "subject", "day"],
)
def test_voices_that_changed_are_read_again(changed: Voice) -> None:
    before = composed(*VOICES)

    assert composed(VOICES[0], changed, before=before) == composed(VOICES[0], changed)


def test_a_wording_that_does_not_know_where_each_advice_stands_is_made_again() -> None:
    before = composed(*VOICES)

    assert composed(*VOICES, before=before, stances={"a": Stance.FOR}) == before


def test_a_database_that_grew_has_the_words_of_one_that_was_built_at_once(keep: Build, database: Path) -> None:
    for thread in (TICKETS, SWITCHES, AGAIN):
        keep([thread])
    grown = rows_of(database)
    database.unlink()

    keep([TICKETS, SWITCHES, AGAIN])

    assert rows_of(database) == grown


def test_one_more_thread_leaves_the_words_of_others_as_they_were_made(keep: Build, database: Path) -> None:
    keep([TICKETS, SWITCHES])
    made = "select made_from from recommendations order by made_from"
    before = set(query(database, made))

    keep([AGAIN])

    after = set(query(database, made))
    assert len(before - after) == 1
    assert len(after) == len(before)


def test_a_topic_that_another_release_knew_has_its_recommendations_worded_again(keep: Build, database: Path) -> None:
    keep([TICKETS])
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("""update recommendations set topics = '["Abacuses"]'""")
    keep([SWITCHES])
    grown = rows_of(database)
    database.unlink()

    keep([TICKETS, SWITCHES])

    assert rows_of(database) == grown
