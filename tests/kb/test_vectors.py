"""Vectors kept in the database: read once, dropped when nothing asks for them, not taken from another encoder."""

from pathlib import Path

from kb.database.store import open_to_write
from kb.derived.vectors import KeptVectors, vector_id
from kb.meaning.encoder import shipped_encoder

CABLES, PIANOS = "Label every cable.", "Tune every piano."


def test_the_table_is_read_once_and_holds_afterwards_what_was_asked_for(tmp_path: Path) -> None:
    with open_to_write(tmp_path / "kb.db") as opened:
        with opened.db.atomic():
            before = KeptVectors(opened.db, shipped_encoder())
            before.keep([CABLES, PIANOS])
            before.save()
        asked: list[str] = []
        opened.db.conn.set_trace_callback(asked.append)
        with opened.db.atomic():
            kept = KeptVectors(opened.db, shipped_encoder())
            assert kept.is_current
            assert (kept.vectors([CABLES]) == before.vectors([CABLES])).all()
            kept.keep([CABLES])
            kept.save()
        opened.db.conn.set_trace_callback(None)

        assert [id_ for (id_,) in opened.db.execute("select id from vectors")] == [vector_id(CABLES)]
    assert len([sql for sql in asked if sql.startswith("select") and "from vectors" in sql]) == 1


def test_vectors_of_another_encoder_are_not_current_and_are_replaced(tmp_path: Path) -> None:
    with open_to_write(tmp_path / "kb.db") as opened:
        with opened.db.atomic():
            kept = KeptVectors(opened.db, shipped_encoder())
            assert not kept.is_current
            kept.keep([CABLES])
            kept.save()
            opened.db.execute("update vectors set encoder = 'another'")
            kept = KeptVectors(opened.db, shipped_encoder())
            assert not kept.is_current
            kept.keep([CABLES])
            kept.save()

        assert KeptVectors(opened.db, shipped_encoder()).is_current
