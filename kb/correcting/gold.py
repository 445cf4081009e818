"""Gold lines out of corrections: the posts that people corrected, as `threadwise evaluate` takes annotated posts.

A line tells all that the database says of a post, corrected: whoever corrects one fact of a post for measuring looks
through its other facts too. What was taken from the board's profile beside a post is no signature of it.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from extract.facts import SIGNATURE_PARTS
from kb.correcting.fields import whole
from kb.correcting.posts import facts_of_post, words_of_post
from kb.keeping.rows import Row, Rows

_POSTS = "select distinct post_id from corrections where post_id is not null and target_id is not null order by post_id"
_CORRECTIONS = "select id from corrections where post_id = ? order by number"


def gold_lines(db: Database) -> Iterator[str]:
    """Yield a line for each post with a corrected fact that is in the database."""
    for (post,) in list(db.execute(_POSTS)):
        words = words_of_post(db, post)
        if words:
            rows = facts_of_post(db, post)
            line = {
                "id": post,
                "text": "\n".join(filter(None, (words.text, words.signature))),
                "structures": [_structure(structure, rows) for structure in rows["structures"]],
                "advice": [{"quote": one["quote"], "kind": one["kind"]} for one in _as_said(rows["advice"], rows)],
                "signature": _signature(rows),
                "corrections": [id_ for (id_,) in db.execute(_CORRECTIONS, [post])],
            }
            yield json.dumps(line, ensure_ascii=False)


def _structure(structure: Row, rows: Rows) -> dict[str, Any]:
    def parts(table: str, *columns: str) -> list[dict[str, Any]]:
        own = [row for row in rows[table] if row["structure_id"] == structure["id"]]
        return [{column: whole(row[column]) for column in columns} for row in _as_said(own, rows)]

    enrollment = sites = staff = None
    if structure["enrollment_approx"] is not None:
        enrollment = {"min": structure["enrollment_min"], "max": structure["enrollment_max"]}
        enrollment["approx"] = bool(structure["enrollment_approx"])
    if structure["sites"] is not None:
        sites = {"count": structure["sites"], "unit": structure["sites_unit"]}
    if structure["staff_total"] is not None:
        staff = {"count": whole(structure["staff_total"]), "unit": structure["staff_unit"]}
    programs = parts("device_programs", "ratio", "grades")
    return {
        "organization": structure["organization_name"],
        "current": bool(structure["current"]),
        "enrollment": enrollment,
        "sites": sites,
        "staff_total": staff,
        "positions": parts("positions", "title", "count", "fte", "employment"),
        "reporting_lines": parts("reporting_lines", "subordinate", "superior"),
        "device_program": programs[0] if programs else None,
    }


def _signature(rows: Rows) -> dict[str, Any] | None:
    signed = next((row for row in rows["signatures"] if row["evidence_id"] or row["name"]), None)
    return {part: signed[part] for part in SIGNATURE_PARTS} if signed else None


def _as_said(facts: list[Row], rows: Rows) -> list[Row]:
    """Return facts in the order of the post; those without evidence last."""
    starts = {one["id"]: (one["field"] == "signature", one["start"]) for one in rows["evidence"]}
    return sorted(facts, key=lambda fact: (fact["evidence_id"] is None, starts.get(fact["evidence_id"], (False, 0))))
