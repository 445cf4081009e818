"""What is in a database, row by row, to compare two of them."""

import sqlite3
from contextlib import closing
from pathlib import Path

Rows = dict[str, list[tuple[object, ...]]]


def rows_of(database: Path) -> Rows:
    """Return the rows of every table but `runs` and the full-text indexes' own, each table in the order of its ids."""
    with closing(sqlite3.connect(database)) as connection:
        names = [
            name
            for (name,) in connection.execute("select name from sqlite_master where type = 'table' order by name")
            if name != "runs" and "_fts" not in name
        ]
        return {name: sorted(connection.execute(f'select * from "{name}"'), key=repr) for name in names}


def ids_of(database: Path, *tables: str) -> dict[str, set[str]]:
    """Return the ids of tables."""
    with closing(sqlite3.connect(database)) as connection:
        return {table: {row[0] for row in connection.execute(f"select id from {table}")} for table in tables}


def query(database: Path, sql: str, *parameters: object) -> list[tuple[object, ...]]:
    """Return what a query answers."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql, parameters).fetchall()


def found(database: Path, table: str, words: str) -> int:
    """Return how many rows a full-text index finds."""
    sql = (
        f"select count(*) from {table}_fts join {table} on {table}.rowid = {table}_fts.rowid where {table}_fts match ?"
    )
    ((count,),) = query(database, sql, words)
    assert isinstance(count, int)
    return count


def files_of(database: Path) -> bytes:
    """Return all bytes of a database and of the files beside it."""
    return b"".join(path.read_bytes() for path in sorted(database.parent.glob("kb.*")))
