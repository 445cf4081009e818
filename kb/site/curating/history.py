"""All that people corrected, the newest first: who, when, what, why, and what has become of it."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from kb.correcting.corrections import Correction, corrections_path, read_corrections
from kb.correcting.words import HOLDS, LOST, correction_rows, correction_sentence
from kb.site.answering import Question
from kb.site.curating.changes import Change, load_changes
from kb.site.curating.signing import signed_in
from kb.site.downloads import Listing, download, files
from kb.site.paging import Place, paging
from kb.site.publishing.settings import publishing

COLUMNS = {
    "id": "id of the correction",
    "made": "when, ISO 8601",
    "who": "who made it",
    "why": "the reason, where one was given",
    "action": "set, reject or add",
    "target": "the fact, organization or recommendation, as KIND/ID",
    "words": "the words by which it is known",
    "said": "the correction in words",
    "state": "holds, undone, waits for the next build, or finds nothing any more",
}

_APPLIED = "select id, target_id from corrections"
_STANDING = """
select id from posts where id in (select value from json_each(:ids))
union all
select id from recommendations where id in (select value from json_each(:ids))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A correction as the page lists it: its row for files, and the page that shows what it is about."""

    row: dict[str, Any]
    change: Change
    path: str | None

    @property
    def can_be_undone(self) -> bool:
        """Whether it was applied, and not taken back yet."""
        return self.row["state"] in (HOLDS, LOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A part of the list, how many there are in all, and what is to be known about the file that holds them."""

    listed: Sequence[Listed]
    total: int
    warnings: Sequence[str] = ()
    done: str | None = None
    """The correction that was just made, in words."""


async def corrections(question: Question) -> Response:
    """Answer `/corrections`, and the same list as a file; `done=ID` tells that this one was just made."""
    place = Place.asked(question)
    published = publishing(question.datasette)
    path = corrections_path(Path(question.database.path)) if question.database.path and published.everything else None
    done = question.parameters.get("done")
    history = await question.load(lambda connection: load_history(connection, path, place, done))
    if question.format:
        return download(question, _listing(history), place, history.total)
    context = {
        "history": history,
        "files": files(question),
        "paging": paging(question, place, history.total),
        "signed_in": signed_in(question),
    }
    return await question.page("corrections.html", context)


def load_history(connection: sqlite3.Connection, path: Path | None, place: Place, done: str = "") -> History:
    """Return a part of the corrections, the newest first; nothing where no file of them is published.

    `done` is the id of one that was just made, an undoing too.
    """
    if path is None:
        return History(listed=(), total=0)
    kept = read_corrections(path)
    applied = {row["id"]: row["target_id"] for row in connection.execute(_APPLIED)}
    rows = correction_rows(kept, applied)[::-1]
    shown = place.of(rows)
    about = {one.id: one for one in kept.corrections}
    paths = {row["id"]: _place(about[row["id"]], applied.get(row["id"])) for row in shown}
    changes = load_changes(connection, [about[row["id"]] for row in shown])
    ids = json.dumps([id_ for _, id_ in filter(None, paths.values())])
    standing = {row["id"] for row in connection.execute(_STANDING, {"ids": ids})}
    return History(
        listed=[
            Listed(row=row, change=change, path=f"/{where[0]}/{where[1]}" if where and where[1] in standing else None)
            for row, change in zip(shown, changes, strict=True)
            for where in [paths[row["id"]]]
        ],
        total=len(rows),
        warnings=kept.warnings,
        done=correction_sentence(about[done]) if done in about else None,
    )


def _place(correction: Correction, applied: str | None) -> tuple[str, str] | None:
    """Return the kind of page and the id that show what a correction is about."""
    if correction.target.post:
        return "posts", correction.target.post
    if correction.target.kind == "recommendation":
        return "recommendations", applied or correction.target.id
    return None


def _listing(history: History) -> Listing:
    return Listing(
        name="corrections",
        title="What people corrected, the newest first",
        columns=COLUMNS,
        rows=[[listed.row[column] for column in COLUMNS] for listed in history.listed],
    )
