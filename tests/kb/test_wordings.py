"""Recommendations of before: what is made of the same voices by the same program is not made again, all else is."""

from dataclasses import replace
from pathlib import Path

import pytest
from database_rows import query, rows_of
from made_threads import signed_thread
from running import Build

from kb.distil.recommend import Earlier, distil, distil_again
from kb.meaning.encoder import shipped_encoder
from kb.recommendations import Known, Manner, Recommendation, Second, Unchanged, Voice

VOICES = (
    Voice(advice_id="a", text="Require a ticket for every request.", person="Ann"),
    Voice(advice_id="b", text="Insist on a ticket for each and every request.", person="Bo"),
)
SAYINGS = (
    "Label both ends of every cable.",
    "They never asked me about it.",
    "We keep spare laptops in the library.",
    "Turn on multi-factor authentication for all staff.",
    "Test your backups twice a year.",
    "The copier lease went up.",
)
TICKETS = signed_thread(1, ("Odette Marlowe", "Fernhill Schools", "", "Always require a ticket for every request."))
SWITCHES = signed_thread(2, ("Cy Rook", "Harrow Flats ISD", "", "Always replace the oldest switches in summer."))
AGAIN = signed_thread(3, ("Bo Lantern", "Oxbow USD", "", "Always insist on a ticket for each and every request."))


def distilled(*voices: Voice, before: Recommendation | None = None, advice: int = 2) -> Recommendation | Unchanged:
    """Return the one recommendation of voices, where one before is kept with so much of its advice."""
    made = {before.made_from: kept(before, 1, advice)} if before else {}
    known = [Known(id=before.id, advice_ids=frozenset(before.advice_ids))] if before else []
    (found,) = distil_again(voices, shipped_encoder(), Earlier(known=known, made=made))
    return found


def kept(one: Recommendation, rank: int, advice: int | None = None) -> Unchanged:
    """Return a recommendation as a database keeps it."""
    return Unchanged(
        id=one.id,
        statement=one.statement,
        kind=one.kind,
        support=one.support,
        last_said=one.last_said,
        rank=rank,
        advice_ids=one.advice_ids[:advice],
    )


def composed(*voices: Voice) -> Recommendation:
    """Return the one recommendation of voices."""
    (found,) = distil(voices, shipped_encoder())
    return found


def test_the_same_voices_leave_a_recommendation_unchanged() -> None:
    before = composed(*VOICES)
    found = distilled(*VOICES, before=before)

    assert isinstance(found, Unchanged)
    assert (found.id, found.rank, found.advice_ids) == (before.id, 1, before.advice_ids)


@pytest.mark.parametrize(
    "changed",
    [
        replace(VOICES[1], text="Insist on a ticket for every request!"),
        replace(VOICES[1], person="Ann"),
        replace(VOICES[1], manner=Manner.RETRACTED),
        replace(VOICES[1], subject="Tickets"),
        replace(VOICES[1], said="2026-03-01"),
        replace(VOICES[1], seconds=(Second(person="Cy"),)),
    ],
    ids=["words", "person", "manner", "subject", "day", "who agrees"],
)
def test_voices_that_changed_are_read_again(changed: Voice) -> None:
    before = composed(*VOICES)

    found = distilled(VOICES[0], changed, before=before)

    assert found == distilled(VOICES[0], changed, before=replace(before, made_from="something else"))
    assert isinstance(found, Recommendation)


def test_a_recommendation_some_of_whose_advice_was_written_anew_is_made_again() -> None:
    before = composed(*VOICES)

    assert distilled(*VOICES, before=before, advice=1) == before


def test_those_that_are_unchanged_keep_their_order_and_others_come_between() -> None:
    voices = [Voice(advice_id=id_, text=text, person=id_) for id_, text in zip("abcdef", SAYINGS, strict=True)]
    at_once = distil(voices, shipped_encoder())
    assert len(at_once) == len(voices)
    for new in range(len(voices)):
        made = {one.made_from: kept(one, rank) for rank, one in enumerate(at_once, start=1) if rank != new + 1}
        found = distil_again(voices, shipped_encoder(), Earlier(made=made))

        assert [one.id for one in found] == [one.id for one in at_once]
        assert [isinstance(one, Unchanged) for one in found].count(False) == 1


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
