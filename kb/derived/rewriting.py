"""Makes a table hold what was computed, touching only the rows that differ.

At the end of a build nearly everything is as it was. A row that stays costs no write, and its words no new entry in
the full-text index.
"""

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

Values = Mapping[str, Any]
"""The values of a row by their columns, `id` among them; all rows of a call have the same columns in the same order."""


def rewrite(
    db: Database, table: str, rows: Iterable[Values], *, but: Container[str] = frozenset(), of: str = "id"
) -> None:
    """Make a table hold these rows and no others, `but` those of some values in the column `of`, which stay.

    Call it inside a transaction. Columns that the rows do not name stay as they are where a row stays.
    """
    wanted = {row["id"]: row for row in rows}
    kept = {id_ for id_, value in db.execute(f"select id, {of} from {table}") if value not in but}
    db.conn.executemany(f"delete from {table} where id = ?", [(id_,) for id_ in sorted(kept - wanted.keys())])
    update(db, table, [row for id_, row in wanted.items() if id_ in kept])
    added = [tuple(row.values()) for id_, row in wanted.items() if id_ not in kept]
    if added:
        columns = _columns(wanted.values())
        values = ", ".join("?" * len(columns))
        db.conn.executemany(f"insert into {table} ({', '.join(columns)}) values ({values})", added)


def update(db: Database, table: str, rows: Sequence[Values]) -> None:
    """Give rows of a table these values where they have others; call it inside a transaction."""
    if not rows:
        return
    columns = _columns(rows)
    ids = json.dumps([row["id"] for row in rows])
    there = f"select id, {', '.join(columns)} from {table} where id in (select value from json_each(?))"
    kept = {id_: values for id_, *values in db.execute(there, [ids])}
    db.conn.executemany(
        f"update {table} set {', '.join(f'{column} = ?' for column in columns)} where id = ?",
        [(*values, row["id"]) for row in rows if kept.get(row["id"]) != (values := list(row.values()))],
    )


def _columns(rows: Iterable[Values]) -> list[str]:
    return [f'"{column}"' for column in next(iter(rows))]
