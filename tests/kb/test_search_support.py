"""What lifts a recommendation among those that fit a question alike: people, and words that advise by themselves."""

import sqlite3
from contextlib import closing

import pytest

from kb.searching.support import by_support


@pytest.mark.parametrize(
    ("statement", "kind"),
    [("Put it on the piano.", "recommendation"), ("Our tuner tunes old pianos in spring.", "practice")],
)
def test_what_leans_on_its_thread_or_only_tells_stands_below_advice_that_fits_less(statement: str, kind: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create table recommendations (id, statement, kind, people_for, people_against)")
        connection.executemany(
            "insert into recommendations values (?, ?, ?, 1, 0)",
            [
                ("a", statement, kind),
                ("b", "Tune old pianos every spring.", "recommendation"),
                ("c", "Insure each piano against floods.", "recommendation"),
            ],
        )

        assert by_support(connection, {"a": 3.0, "b": 2.0, "c": 1.0})[0] == "b"
