"""The shape of a database, made of its schema: tables, columns, indexes, views, and the rows that never change."""

import sqlite3
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from sqlite_utils import Database
from sqlite_utils.db import COLUMN_TYPE_MAPPING, ForeignKey

from extract.titles.roles import roles
from kb.bands import BANDS
from kb.data_files import rows
from kb.database.migrations import migrate
from kb.database.schema import APPLICATION_ID, TABLES, VERSION, Table
from kb.questions import choices


def take_shape(db: Database) -> None:
    """Create or complete the schema and the fixed rows, in one transaction; write nothing where nothing is missing."""
    version, new = version_of(db.conn), is_empty(db.conn)
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        for name in TABLES.keys() & set(db.view_names()):
            db.view(name).drop()  # a view of an older version
        for name, table in TABLES.items():
            _ensure_table(db, name, table)
        for name, sql in view_definitions():
            db.create_view(name, sql, replace=True)
        for name, fixed in _fixed_rows():
            _ensure_rows(db, name, fixed)
        if not new:
            migrate(db, version=version, to=VERSION)
        if new or version < VERSION:
            db.execute(f"pragma application_id = {APPLICATION_ID}")
            db.execute(f"pragma user_version = {VERSION}")


def view_definitions() -> tuple[tuple[str, str], ...]:
    """Return name and select of each view, from the folder `views`."""
    folder = files("kb.database") / "views"
    scripts = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return tuple((entry.name.removesuffix(".sql"), entry.read_text(encoding="utf-8").strip()) for entry in scripts)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of its tables that a database has, 0 where it has none."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def is_empty(connection: sqlite3.Connection) -> bool:
    """Return whether a database has no table."""
    return not connection.execute("select count(*) from sqlite_master").fetchone()[0]


def vacuum(connection: sqlite3.Connection) -> None:
    """Leave no deleted word in the file's free pages, nor in its full-text indexes.

    Their rows are tied to `rowid`, which a vacuum gives anew to tables with a text key: so they are rebuilt.
    """
    connection.execute("vacuum")
    for name, table in TABLES.items():
        if table.search:
            connection.execute(f"insert into {name}_fts({name}_fts) values ('rebuild')")
    connection.commit()


def _ensure_table(db: Database, name: str, table: Table) -> None:
    if not db.table(name).exists():
        db.create_table(
            name,
            {column: spec.type for column, spec in table.columns.items()},
            pk="id",
            not_null=[column for column, spec in table.columns.items() if spec.required],
            foreign_keys=[
                ForeignKey(name, column, spec.references, "id")
                for column, spec in table.columns.items()
                if spec.references
            ],
        )
    else:
        _add_columns(db, name, table)
    # SQLite looks through the whole child table for each deleted parent unless the foreign key opens an index.
    opened = {columns[0] for columns in table.indexes}
    foreign = [(column,) for column, spec in table.columns.items() if spec.references and column not in opened]
    for columns in [*table.indexes, *foreign]:
        db.table(name).create_index(list(columns), if_not_exists=True)
    if table.search:
        db.table(name).enable_fts(list(table.search), tokenize="porter", create_triggers=True, replace=True)
        _index_words_alone(db, name, table.search)


def _index_words_alone(db: Database, name: str, words: Iterable[str]) -> None:
    """Let an update write the full-text index only where it sets the words that are in it."""
    trigger = f"{name}_au"
    (sql,) = db.execute("select sql from sqlite_master where type = 'trigger' and name = ?", [trigger]).fetchone()
    narrow = sql.replace(" AFTER UPDATE ON ", f" AFTER UPDATE OF {', '.join(words)} ON ")
    if narrow != sql:
        db.execute(f'drop trigger "{trigger}"')
        db.execute(narrow)


def _add_columns(db: Database, name: str, table: Table) -> None:
    there = db.table(name).columns_dict
    for column, spec in table.columns.items():
        if column not in there:
            target = f' references "{spec.references}"("id")' if spec.references else ""
            db.execute(f'alter table "{name}" add column "{column}" {COLUMN_TYPE_MAPPING[spec.type]}{target}')


def _fixed_rows() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    yield "size_bands", [{"id": band.id, "name": band.name, "least": band.least, "most": band.most} for band in BANDS]
    yield "roles", [{"id": role.id, "name": role.name, "family": role.family} for role in roles()]
    yield (
        "choices",
        [
            {"id": id_, "question_id": question.id, "question": question.name, "answer": answer.name}
            for id_, question, answer in choices()
        ],
    )
    yield "topics", list(rows("kb.distil", "topics"))


def _ensure_rows(db: Database, name: str, fixed: list[dict[str, Any]]) -> None:
    there = {row["id"]: row for row in db.table(name).rows}
    changed = [row for row in fixed if there.get(row["id"]) != row]
    if changed:
        db.table(name).upsert_all(changed, pk="id")
