"""The database file: its shape, what it is recognised by, how it is upgraded."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from database_rows import ids_of, query, rows_of
from made_threads import made_thread
from running import Build

from crawler.one_writer import only_writer
from kb.bands import BANDS
from kb.database.schema import APPLICATION_ID, TABLES, VERSION
from kb.database.shape import view_definitions
from kb.database.store import make_readable, one_builder, open_to_read, open_to_write
from kb.errors import DatabaseBusy, NewerDatabase, NoDatabase, NotOurDatabase, Unwritable


def make(database: Path) -> None:
    with open_to_write(database):
        pass


def columns(database: Path, table: str) -> list[str]:
    return [str(row[1]) for row in query(database, f"pragma table_info({table})")]


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_the_columns_of_the_schema_and_the_key_id(database: Path, table: str) -> None:
    make(database)

    assert columns(database, table) == list(TABLES[table].columns)
    assert [row[1] for row in query(database, f"pragma table_info({table})") if row[5]] == ["id"]


@pytest.mark.parametrize("table", TABLES)
def test_each_reference_is_a_foreign_key_with_an_index(database: Path, table: str) -> None:
    make(database)

    wanted = {(name, spec.references) for name, spec in TABLES[table].columns.items() if spec.references}
    keys = {(row[3], row[2]) for row in query(database, f"pragma foreign_key_list({table})")}
    indexes = [row[1] for row in query(database, f"pragma index_list({table})")]
    first = {query(database, f"pragma index_info({index})")[0][2] for index in indexes}
    assert keys == wanted
    assert {name for name, _ in wanted} <= first


@pytest.mark.parametrize("view", [name for name, _ in view_definitions()])
def test_each_view_answers_over_an_empty_database(database: Path, view: str) -> None:
    make(database)

    assert query(database, f"select * from {view}") == []


def test_size_bands_roles_and_topics_are_there_from_the_start(database: Path) -> None:
    make(database)

    assert query(database, "select count(*) from size_bands") == [(len(BANDS),)]
    assert query(database, "select count(*) > 20, count(distinct family) from roles") == [(1, 8)]
    assert query(database, "select count(*) from topics where name = ''") == [(0,)]


def test_opening_a_database_again_writes_nothing(database: Path) -> None:
    make(database)
    before = database.read_bytes()

    make(database)

    assert database.read_bytes() == before


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_file_becomes_a_database(database: Path, content: bytes | None) -> None:
    if content is not None:
        database.write_bytes(content)

    make(database)

    assert query(database, "pragma application_id") == [(APPLICATION_ID,)]
    assert query(database, "pragma user_version") == [(VERSION,)]


def test_a_newer_database_is_refused_and_left_as_it_was(database: Path) -> None:
    make(database)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"pragma user_version = {VERSION + 1}")
    before = database.read_bytes()

    with pytest.raises(NewerDatabase, match=str(VERSION + 1)):
        make(database)
    with pytest.raises(NewerDatabase):
        make_readable(database)

    assert database.read_bytes() == before


def test_the_database_of_another_program_is_refused_and_left_as_it_was(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("create table threads (id text)")
    before = database.read_bytes()

    with pytest.raises(NotOurDatabase, match="another program"):
        make(database)

    assert database.read_bytes() == before


@pytest.mark.parametrize("content", [b"\x89PNG\r\n" * 40, b"just words", b"SQLite format 3\x00 and then nothing"])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(database: Path, content: bytes) -> None:
    database.write_bytes(content)

    with pytest.raises(NotOurDatabase):
        make(database)

    assert database.read_bytes() == content


def test_an_older_database_is_upgraded_in_place_with_its_ids(keep: Build, database: Path) -> None:
    keep([made_thread(1), made_thread(2)])
    before = ids_of(database, "threads", "posts", "structures", "advice", "recommendations")
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(
            "".join(f"drop view {name};" for name, _ in view_definitions())
            + """
            drop table origins;
            alter table structures drop column organization_name;
            pragma user_version = 0;
            """
        )

    make_readable(database)

    assert ids_of(database, *before) == before
    assert query(database, "pragma user_version") == [(VERSION,)]
    assert query(database, "select source, path from origins order by path") == [("board", "1.txt"), ("board", "2.txt")]
    assert "organization_name" in columns(database, "structures")


def test_a_view_that_became_a_table_is_filled_in_an_older_database(keep: Build, database: Path) -> None:
    keep([made_thread(1), made_thread(2)])
    new = query(database, "select * from organizations_now order by id")
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(
            "drop table organizations_now; create view organizations_now as select id from structures;"
            "pragma user_version = 4;"
        )

    make_readable(database)

    assert new
    assert query(database, "select * from organizations_now order by id") == new


def test_an_upgraded_database_is_built_on_as_if_it_were_new(keep: Build, database: Path) -> None:
    keep([made_thread(1), made_thread(2)])
    fresh = rows_of(database)
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript("drop table origins; pragma user_version = 0;")

    keep([made_thread(1), made_thread(2)])

    assert rows_of(database) == fresh


def test_a_second_builder_is_refused_while_the_first_one_lives(database: Path) -> None:
    with open_to_write(database), pytest.raises(DatabaseBusy, match="another process"):
        make(database)


def test_the_lock_file_of_a_dead_process_locks_nobody_out(database: Path) -> None:
    database.with_name("kb.db-lock").write_text("")

    make(database)

    assert database.exists()


def test_where_no_lock_can_be_made_the_file_is_named_and_not_its_lock(tmp_path: Path) -> None:
    file = tmp_path / "no such folder" / "board.warc.gz"

    with pytest.raises(FileNotFoundError) as told, only_writer(file, busy=DatabaseBusy(str(file), "busy", "wait")):
        pass

    assert told.value.filename == str(file)


def test_many_builders_at_once_are_one_after_the_other(database: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def enter() -> None:
        for _ in range(200):
            try:
                with one_builder(database):
                    inside.append(1)
                    most.append(len(inside))
                    inside.pop()
            except DatabaseBusy:
                pass

    threads = [threading.Thread(target=enter) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most
    assert max(most) == 1


def test_what_a_killed_build_left_half_written_is_rolled_back_before_reading(keep: Build, database: Path) -> None:
    keep([made_thread(1)])
    before = rows_of(database)
    whole = database.read_bytes()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("pragma cache_size = 1")
        connection.execute("begin")
        connection.execute("update posts set text = text || hex(randomblob(20000))")
        torn = database.read_bytes()
        journal = database.with_name("kb.db-journal").read_bytes()
    assert torn != whole
    database.write_bytes(torn)
    database.with_name("kb.db-journal").write_bytes(journal)

    with open_to_read(database) as connection:
        connection.execute("select * from posts").fetchall()

    assert rows_of(database) == before


def test_reading_cannot_write(database: Path) -> None:
    make(database)

    with open_to_read(database) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from topics")


@pytest.mark.parametrize("name", ["missing.db", "."])
def test_a_database_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoDatabase), open_to_read(tmp_path / name):
        pass


@pytest.mark.parametrize("name", [".", "missing/kb.db"])
def test_an_output_that_cannot_be_made_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unwritable):
        make(tmp_path / name)

    assert list(tmp_path.iterdir()) == []
