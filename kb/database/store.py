"""The database file: created, recognised, upgraded, opened to write or to read.

The journal is SQLite's rollback journal, not a write-ahead log. Both survive `kill -9`; this one leaves a single file
after each transaction, so a database can be copied, mailed or served read-only from anywhere at any moment, and a full
disk fails the statement that writes instead of a later checkpoint. The price, readers that wait while a transaction is
written, is milliseconds a thread.

Rows of full-text indexes are tied to `rowid`. After a `vacuum` of a table with a text key they must be rebuilt.
"""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.db import COLUMN_TYPE_MAPPING, ForeignKey

from extract.bands import BANDS
from extract.roles import roles
from kb.database.lock import one_builder
from kb.database.migrations import migrate
from kb.database.refusals import refusals
from kb.database.schema import APPLICATION_ID, TABLES, VERSION, Table
from kb.database.undo import Undo
from kb.errors import NewerDatabase, NoDatabase, NotOurDatabase, Unwritable
from kb.questions import choices

_HEADER = b"SQLite format 3\x00"
_PATIENCE = 10_000
"""Milliseconds to wait for a reader or another program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A database open to write, and the point to which its file returns when the disk is full (`undo.keep()`)."""

    db: Database
    undo: Undo


@contextlib.contextmanager
def open_to_write(path: Path) -> Iterator[Opened]:
    """Open a database for its one builder, created or upgraded where needed.

    Raises NotOurDatabase, NewerDatabase, DatabaseBusy, Unwritable and DiskFull, in the body of the `with` too.
    """
    check_output(path)
    with refusals(path), one_builder(path), Undo(path) as undo, refusals(path):
        _recognise(path)
        with contextlib.closing(Database(path)) as db:
            _prepare(db)
            _ensure(db, path)
            yield Opened(db=db, undo=undo)


@contextlib.contextmanager
def open_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database of this version read-only; what a killed build left half written is rolled back first.

    An older database of ours is upgraded first. Raises NoDatabase, NotOurDatabase, NewerDatabase, in the body of the
    `with` too; an OSError of the body is about something else, such as standard output, and stays as it is.
    """
    settle(path)
    outside: OSError | None = None
    with (
        refusals(path),
        contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        connection.row_factory = sqlite3.Row
        try:
            yield connection
        except OSError as error:
            outside = error
    if outside is not None:
        raise outside


def settle(path: Path) -> None:
    """Leave a database that can be opened read-only: recognised, of this version, nothing half written in it."""
    if not path.exists():
        raise NoDatabase(str(path), "there is no such file", "build it with `threadwise build -o FILE SOURCE…`")
    if path.is_dir():
        raise NoDatabase(str(path), "this is a folder", "name the database file in it")
    if not path.is_file():
        raise NoDatabase(str(path), "this is no regular file", "name the file that `threadwise build` made")
    with refusals(path):
        _recognise(path)
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute(f"pragma busy_timeout = {_PATIENCE}")
            version = _version(connection)
            empty = _is_empty(connection)
    if empty:
        raise NotOurDatabase(str(path), "this database is empty", "build it with `threadwise build -o FILE SOURCE…`")
    if version > VERSION:
        raise _newer(path, version)
    if version < VERSION:
        with open_to_write(path):
            pass


def check_output(path: Path) -> None:
    """Raise `Unwritable` where no database can be made, before anything is read or locked."""
    if path.is_dir():
        raise Unwritable(str(path), "this is a folder", "name a file in it, such as kb.db")
    if path.exists() and not path.is_file():
        raise Unwritable(str(path), "this is no regular file", "name one that is, or a new one, such as kb.db")
    if not path.parent.is_dir():
        raise Unwritable(str(path), f"the folder {path.parent} does not exist", "create it, or name another file")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise Unwritable(str(path), "permission to write is denied", "change the permissions, or name another file")


def _recognise(path: Path) -> None:
    """Raise where a file is not ours, by its first bytes alone, so that somebody else's is never touched."""
    if not path.exists() or path.stat().st_size == 0:
        return
    if path.with_name(path.name + "-journal").exists():
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("select count(*) from sqlite_master")  # rolls back what a killed process left
        if path.stat().st_size == 0:
            return
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(_HEADER):
        raise NotOurDatabase(str(path), "this file is no database", "name another file, or move this one away")
    application, version = int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
    if application == APPLICATION_ID:
        if version > VERSION:
            raise _newer(path, version)
        return
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        if application or not _is_empty(connection):
            raise NotOurDatabase(
                str(path), "this is the database of another program", "name another file; this one is left as it was"
            )


def _newer(path: Path, version: int) -> NewerDatabase:
    return NewerDatabase(
        str(path),
        f"this database was written by a newer Threadwise (version {version} of its tables, this one knows {VERSION})",
        "install the newer Threadwise, or name another file",
    )


def _prepare(db: Database) -> None:
    db.execute(f"pragma busy_timeout = {_PATIENCE}")
    db.execute("pragma foreign_keys = on")
    db.disable_wal()


def _ensure(db: Database, path: Path) -> None:
    """Create or complete the schema and the fixed rows, in one transaction; write nothing where nothing is missing."""
    version = _version(db.conn)
    if version > VERSION:
        raise _newer(path, version)
    new = _is_empty(db.conn)
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        for name, table in TABLES.items():
            _ensure_table(db, name, table)
        for name, sql in view_definitions():
            db.create_view(name, sql, replace=True)
        for name, rows in _fixed_rows():
            _ensure_rows(db, name, rows)
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
    # SQLite looks through the whole child table for each deleted parent unless the foreign key has an index.
    foreign = [(column,) for column, spec in table.columns.items() if spec.references]
    for columns in dict.fromkeys([*table.indexes, *foreign]):
        db.table(name).create_index(list(columns), if_not_exists=True)
    if table.search:
        db.table(name).enable_fts(list(table.search), tokenize="porter", create_triggers=True, replace=True)


def _add_columns(db: Database, name: str, table: Table) -> None:
    there = db.table(name).columns_dict
    for column, spec in table.columns.items():
        if column not in there:
            target = f' references "{spec.references}"("id")' if spec.references else ""
            db.execute(f'alter table "{name}" add column "{column}" {COLUMN_TYPE_MAPPING[spec.type]}{target}')


def _fixed_rows() -> Iterable[tuple[str, list[dict[str, Any]]]]:
    yield "size_bands", [{"id": band.id, "name": band.name, "least": band.least, "most": band.most} for band in BANDS]
    yield "roles", [{"id": role.id, "name": role.name, "family": role.family} for role in roles()]
    yield (
        "choices",
        [
            {"id": id_, "question_id": question.id, "question": question.name, "answer": answer.name}
            for id_, question, answer in choices()
        ],
    )
    topics = map(json.loads, (files("kb.distil") / "topics.jsonl").read_text(encoding="utf-8").splitlines())
    yield "topics", [{"id": row["id"], "name": row["name"], "meaning": row.get("meaning")} for row in topics]


def _ensure_rows(db: Database, name: str, rows: list[dict[str, Any]]) -> None:
    there = {row["id"]: row for row in db.table(name).rows}
    changed = [row for row in rows if there.get(row["id"]) != row]
    if changed:
        db.table(name).upsert_all(changed, pk="id")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("select count(*) from sqlite_master").fetchone()[0]
