import json
from pathlib import Path

import pytest

from kb.database.schema import TABLES
from kb.database.shape import view_definitions
from kb.database.store import open_to_read
from kb.metadata import metadata
from kb.queries import queries, query_names

COMMITTED = Path(__file__).parents[2] / "datasette_metadata.json"


def test_the_committed_file_is_what_the_queries_and_tables_make() -> None:
    assert json.loads(COMMITTED.read_text("utf-8")) == metadata(), (
        "datasette_metadata.json is old: run `python -m kb.metadata datasette_metadata.json`"
    )


@pytest.mark.parametrize("name", query_names())
def test_a_canned_query_has_a_title_and_a_description(name: str) -> None:
    assert queries()[name]["title"]
    assert len(queries()[name]["description"]) > 40


def test_every_table_and_view_is_described() -> None:
    described = metadata()["databases"]["kb"]["tables"]

    assert set(described) == {*TABLES, *(name for name, _ in view_definitions())}
    assert all(table["description"] for table in described.values())


def test_every_column_of_a_view_is_described(community: Path) -> None:
    described = metadata()["databases"]["kb"]["tables"]

    with open_to_read(community) as connection:
        for name, _ in view_definitions():
            columns = [row["name"] for row in connection.execute(f"pragma table_info({name})")]
            assert list(described[name]["columns"]) == columns
