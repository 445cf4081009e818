"""Which facts of a page a person corrected: who, and when."""

import json
import sqlite3
from collections.abc import Collection

_MARKS = """
select kind || '/' || target_id as target, id, who, made
from corrections
where target_id in (select value from json_each(:ids))
order by number
"""


def load_marks(connection: sqlite3.Connection, targets: Collection[str]) -> dict[str, sqlite3.Row]:
    """Return the last correction of each of these targets (KIND/ID) that has one, by the target."""
    ids = [target.rpartition("/")[2] for target in targets]
    found = connection.execute(_MARKS, {"ids": json.dumps(ids)})
    return {row["target"]: row for row in found}
