"""The full-text index follows the words of a table, and an update of anything else leaves it alone."""

from pathlib import Path

from kb.database.store import open_to_write

BROAD = """
create trigger recommendations_au AFTER UPDATE ON recommendations begin
  insert into recommendations_fts (recommendations_fts, rowid, statement, title)
  values ('delete', old.rowid, old.statement, old.title);
  insert into recommendations_fts (rowid, statement, title) values (new.rowid, new.statement, new.title);
end
"""
"""What databases have that an older program made."""
COUNTS = ("people_for", "people_against", "organizations_for", "organizations_against")
ROW = {
    "id": "a",
    "statement": "Label cables.",
    "title": "Label cables",
    "kind": "caution",
    "topics": "[]",
    "size_bands": "[]",
    "strength": 0.0,
    "rank": 1,
    **dict.fromkeys(COUNTS, 0),
}


def test_the_index_is_written_where_its_words_are_set_and_nowhere_else(database: Path) -> None:
    with open_to_write(database) as opened, opened.db.atomic():
        opened.db.execute("drop trigger recommendations_au")
        opened.db.execute(BROAD)
    with open_to_write(database) as opened:
        topic = opened.db.execute("select id from topics order by id").fetchone()[0]
        table = opened.db.table("recommendations").insert({**ROW, "topic_id": topic}, pk="id")
        before = opened.db.conn.total_changes

        opened.db.execute("update recommendations set rank = 2")
        assert opened.db.conn.total_changes == before + 1

        opened.db.execute("update recommendations set title = 'Name every switch'")
        assert [found["id"] for found in table.search("switch")] == ["a"]
