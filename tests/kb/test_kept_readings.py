"""What was read in the words of advice is kept: they are read once, and again where they or their setting changed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from database_rows import query, rows_of
from made_threads import signed_thread
from running import Build

from kb.database.store import open_to_write
from kb.derived.readings import KeptReadings
from kb.derived.voices import voices_of
from kb.recommendations import Manner

TICKETS = signed_thread(1, ("Odette Marlowe", "Fernhill Schools", "", "Always require a ticket for every request."))
SWITCHES = signed_thread(
    2, ("Cy Rook", "Harrow Flats ISD", "", "Always replace the switches, more or less, if you are tiny.")
)
COACHES = signed_thread(
    3, ("Ines Quill", "Tern Point Schools", "", "Always put instructional coaches under the curriculum office.")
)
SARCASTIC = "update advice set manner = 'sarcastic'"
SMALLER = "update conditions set size = 'large'"
REFUSED = "update answers set holds = 0 where advice_id is not null"


def test_debates_are_kept_of_these_words_in_this_setting(keep: Build, database: Path) -> None:
    keep([TICKETS])
    with open_to_write(database) as opened:
        opened.db.execute("update groups set debates = substr(debates, 1, 13) || 'of before'")
        (voice,) = voices_of(opened.db)
        others = [replace(voice, text="Label every cable."), replace(voice, setting="Elsewhere")]

        assert KeptReadings(opened.db).debates(voice) == {"of", "before"}
        assert KeptReadings(opened.db).unchanged([voice]) == {voice.advice_id}
        assert KeptReadings(opened.db).unchanged(others) == frozenset()
        assert [KeptReadings(opened.db).debates(other) for other in others] == [frozenset(), {"tickets"}]
        assert KeptReadings(opened.db).debates(replace(voice, advice_id="another")) == {"tickets"}


def test_how_an_advice_is_given_is_kept_until_it_is_written_anew(keep: Build, database: Path) -> None:
    keep([SWITCHES])
    with open_to_write(database) as opened:
        opened.db.execute(SARCASTIC)
        (voice,) = voices_of(opened.db)
        said = voice.advice_id, voice.text, voice.setting

        assert voice.manner is Manner.SARCASTIC
        assert KeptReadings(opened.db).manner(voice.advice_id, "Label every cable.", voice.setting) is None

        opened.db.execute("update advice set manner = 'retracted'")
        assert KeptReadings(opened.db).manner(*said) is Manner.HEDGED

        opened.db.execute("update advice set manner = null, recommendation_id = null")
        assert KeptReadings(opened.db).manner(*said) is Manner.HEDGED


def test_one_more_thread_leaves_what_was_read_of_others(keep: Build, database: Path) -> None:
    keep([SWITCHES, COACHES])
    change(database, SARCASTIC, SMALLER, REFUSED)

    keep([TICKETS])

    assert query(database, "select manner from advice order by manner") == [(None,), ("sarcastic",), ("sarcastic",)]
    assert query(database, "select size from conditions") == [("large",)]
    assert query(database, "select holds from answers where advice_id is not null") == [(0,)]


def test_what_was_read_by_other_rules_is_read_again(keep: Build, database: Path) -> None:
    keep([SWITCHES, COACHES])
    change(database, SARCASTIC, SMALLER, REFUSED, "update groups set debates = 'of other rules'")
    change(database, "update recommendations set statement = 'Words of before.', made_from = 'other rules'")
    keep([TICKETS])
    grown = rows_of(database)
    database.unlink()

    keep([SWITCHES, COACHES, TICKETS])

    assert rows_of(database) == grown


def test_a_thread_that_is_read_anew_has_its_words_read_again(keep: Build, database: Path) -> None:
    keep([TICKETS, SWITCHES, COACHES])
    at_once = rows_of(database)
    change(database, SARCASTIC, SMALLER, REFUSED, "update origins set content_hash = ''")

    keep([TICKETS, SWITCHES, COACHES])

    assert rows_of(database) == at_once


def test_what_was_read_by_other_rules_is_not_kept_where_nothing_is_distilled(keep: Build, database: Path) -> None:
    keep([TICKETS, SWITCHES])
    change(database, "update groups set debates = 'of other rules' where rowid = 1")
    with open_to_write(database) as opened, opened.db.atomic():
        kept = KeptReadings(opened.db)
        kept.drop_others(kept.read(voices_of(opened.db)))

    assert query(database, "select debates is null from groups order by rowid") == [(1,), (0,)]


def change(database: Path, *statements: str) -> None:
    """Change a database behind the program's back."""
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
