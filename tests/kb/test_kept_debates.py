"""Debates kept in the database: an advice is asked once, and again when its words or its setting changed."""

from dataclasses import replace
from pathlib import Path

from made_threads import signed_thread
from running import Build

from kb.database.store import open_to_write
from kb.derived.debates import KeptDebates
from kb.derived.voices import voices_of

TICKETS = signed_thread(1, ("Odette Marlowe", "Fernhill Schools", "", "Always require a ticket for every request."))


def test_what_is_kept_is_of_these_words_in_this_setting(keep: Build, database: Path) -> None:
    keep([TICKETS])
    with open_to_write(database) as opened:
        opened.db.execute("update groups set debates = substr(debates, 1, 13) || 'of before'")
        (voice,) = voices_of(opened.db)
        others = [replace(voice, text="Label every cable."), replace(voice, setting="Elsewhere")]

        assert KeptDebates(opened.db).of(voice) == {"of", "before"}
        assert KeptDebates(opened.db).unchanged([voice]) == {voice.advice_id}
        assert KeptDebates(opened.db).unchanged(others) == frozenset()
        assert [KeptDebates(opened.db).of(other) for other in others] == [frozenset(), {"tickets"}]
        assert KeptDebates(opened.db).of(replace(voice, advice_id="another")) == {"tickets"}
