"""Rewriting a table: it holds what was computed, and only what differs is written."""

from collections.abc import Iterator

import pytest
from sqlite_utils import Database

from kb.derived.rewriting import rewrite, update

ROWS = [{"id": id_, "words": f"words of {id_}", "rank": rank} for rank, id_ in enumerate("abc")]


@pytest.fixture
def db() -> Iterator[Database]:
    """Return a table of three rows with a column that is nobody's, and a full-text index of its words."""
    db = Database(memory=True)
    db.create_table("said", {"id": str, "words": str, "rank": int, "mark": str}, pk="id")
    rewrite(db, "said", ROWS)
    db.execute("update said set mark = 'mine'")
    db.table("said").enable_fts(["words"], create_triggers=True)
    yield db
    db.close()


def written(db: Database) -> int:
    return db.conn.total_changes


def test_what_is_as_it_was_is_not_written(db: Database) -> None:
    before = written(db)

    rewrite(db, "said", ROWS)
    update(db, "said", [{"id": "b", "rank": 1}])

    assert written(db) == before


def test_rows_come_go_and_change_and_columns_not_named_stay(db: Database) -> None:
    rewrite(db, "said", [ROWS[0], {**ROWS[1], "words": "other words"}, {"id": "d", "words": "new", "rank": 9}])

    assert list(db.execute("select id, words, rank, mark from said order by id")) == [
        ("a", "words of a", 0, "mine"),
        ("b", "other words", 1, "mine"),
        ("d", "new", 9, None),
    ]
    assert [row["id"] for row in db.table("said").search("other")] == ["b"]


def test_rows_of_some_values_stay_though_nobody_names_them(db: Database) -> None:
    rewrite(db, "said", [{**ROWS[0], "rank": 7}], but={1}, of="rank")

    assert list(db.execute("select id, rank from said order by id")) == [("a", 7), ("b", 1)]


def test_no_rows_leave_an_empty_table(db: Database) -> None:
    rewrite(db, "said", [])

    assert db.table("said").count == 0


def test_a_value_becomes_unknown(db: Database) -> None:
    update(db, "said", [{"id": "c", "rank": None}])

    assert list(db.execute("select rank from said where id = 'c'")) == [(None,)]
