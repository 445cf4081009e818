"""The book of runs: the only place in a database that knows a run's number and the time of reading."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib.metadata import version

from sqlite_utils import Database

from kb.privacy.scrub import scrub_file_name

COUNTED = ("posts", "structures", "advice", "recommendations")
"""Tables whose rows a run counts at its end."""


def was_interrupted(db: Database) -> bool:
    """Return whether the last run never came to its end, and so may have left the distillation undone."""
    row = db.execute("select finished from runs order by id desc limit 1").fetchone()
    return row is not None and row[0] is None


def start_run(db: Database, *, sources: Iterable[str], extractor_version: str, now: datetime) -> int:
    """Open a run's row, before the first change, and return its number."""
    row = {
        "command": "build",
        "started": now.isoformat(timespec="seconds"),
        "version": version("threadwise"),
        "extractor_version": extractor_version,
        "sources": json.dumps([scrub_file_name(source) for source in sources], ensure_ascii=False),
    }
    return int(db.table("runs").insert(row, pk="id").last_pk or 0)


def finish_run(db: Database, run: int, *, threads: Mapping[str, int], problems: Iterable[str], now: datetime) -> None:
    """Close a run's row; `threads` says how many were added, changed, unchanged and removed."""
    db.table("runs").update(
        run,
        {
            "finished": now.isoformat(timespec="seconds"),
            **{f"threads_{fate}": number for fate, number in threads.items()},
            **{table: db.table(table).count for table in COUNTED},
            "problems": json.dumps([scrub_file_name(problem) for problem in problems], ensure_ascii=False),
        },
    )
