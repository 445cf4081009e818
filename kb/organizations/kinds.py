"""What kind of organization a name stands for: a district, a school by itself, a college, or an agency for several.

A college of a district's size is staffed otherwise, and an agency counts the pupils of others: neither is a peer.
"""

import re
from functools import cache

from sqlite_utils import Database

from kb.data_files import rows

DISTRICT = "district"


def settle_kinds(db: Database) -> None:
    """Write the kind of each organization where it is not the one that is kept."""
    organizations = db.execute("select id, name, kind from organizations").fetchall()
    changed = [(kind, id_) for id_, name, kept in organizations if (kind := kind_of(name)) != kept]
    db.conn.executemany("update organizations set kind = ? where id = ?", changed)


@cache
def kind_of(name: str) -> str:
    """Return the first kind in kinds.jsonl whose words a name holds, else `DISTRICT`.

    "Valley Independent School District" is no independent school: what calls itself a district, or schools, is one.
    """
    if re.search(r"\b(?:school district|isd|usd|cusd|public schools|district \d+)\b", name, re.IGNORECASE):
        return DISTRICT
    return next((kind for kind, words in _kinds() if words.search(name)), DISTRICT)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = rows(__package__, "kinds")
    return tuple((row["id"], re.compile(row["words"], re.IGNORECASE)) for row in kinds)
