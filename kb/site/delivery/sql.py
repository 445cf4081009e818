"""What visitors' SQL may cost beyond its time limit, which SQLite looks at between its steps only."""

import sqlite3

LONGEST_VALUE = 16 * 1024 * 1024
"""Bytes of a value that SQL may make: without a bound one query takes all memory, whatever its time limit."""
_UNBOUNDED = frozenset(("printf", "format"))
"""Functions that one call can keep busy for minutes ("%.*c", a thousand million)."""


def bound(connection: sqlite3.Connection) -> None:
    """Bound the values that SQL makes on a connection, and keep it from functions whose work nothing bounds."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.set_authorizer(_authorize)


def _authorize(action: int, _: str | None, function: str | None, __: str | None, view: str | None) -> int:
    """Deny a function that is called by a query itself; a view of the database may use it."""
    unbounded = action == sqlite3.SQLITE_FUNCTION and function in _UNBOUNDED and view is None
    return sqlite3.SQLITE_DENY if unbounded else sqlite3.SQLITE_OK
