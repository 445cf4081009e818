"""Finds the row that a correction is about, also where extraction has come to give it another id.

It is looked up by id, then by its words, then by its place in the post, then as the only one of its kind.
"""

from collections.abc import Sequence

from crawler.identity import fold
from kb.correcting.corrections import Target
from kb.database.schema import TABLES
from kb.keeping.rows import Row, Rows

TABLE_OF = {
    "structure": "structures",
    "position": "positions",
    "reporting_line": "reporting_lines",
    "device_program": "device_programs",
    "advice": "advice",
    "signature": "signatures",
}
"""The table that holds the facts of each kind."""

_SETTLED = {
    "structures": ("organization_id", "newest"),
    "advice": (
        "author_id",
        "organization_id",
        "enrollment",
        "size_band_id",
        "topic_id",
        "recommendation_id",
        "stance",
        "manner",
    ),
    "signatures": ("author_id", "organization_id"),
}
"""Columns that depend on other threads."""

EVIDENCE_COLUMNS = {
    "structure": (
        "organization_evidence_id",
        "enrollment_evidence_id",
        "sites_evidence_id",
        "staff_evidence_id",
    )
}
"""The columns that lead to a kind's evidence, where that is not `evidence_id` alone."""

_WORDS = {
    "structure": ("organization_name",),
    "position": ("title",),
    "reporting_line": ("subordinate", "superior"),
    "advice": ("quote",),
    "signature": ("name", "organization"),
}
_SINGLE = ("structure", "device_program", "signature")
"""Kinds of which the only one that is left is the one that was meant."""
_ENOUGH = 0.5
"""Share that two spans have in common when they are the same place."""


def fact_columns(table: str) -> list[str]:
    """Return the columns that tell what a post says, without those that depend on other threads."""
    return [column for column in TABLES[table].columns if column not in _SETTLED.get(table, ())]


def words_of(kind: str, row: Row) -> str:
    """Return the words by which a fact is known."""
    return " > ".join(str(row[column] or "") for column in _WORDS.get(kind, ())).strip(" >")


def span_of(kind: str, row: Row, rows: Rows) -> Row | None:
    """Return the first evidence of a fact, None where it has none."""
    keys = [row[column] for column in EVIDENCE_COLUMNS.get(kind, ("evidence_id",)) if row[column]]
    return next((one for key in keys for one in rows["evidence"] if one["id"] == key), None)


def find(rows: Rows, target: Target) -> Row | None:
    """Return the row of a post's facts that a target means, None where there is no such fact any more."""
    table = rows[TABLE_OF[target.kind]]
    by_id = next((row for row in table if row["id"] == target.id), None)
    if by_id or not table:
        return by_id
    if target.within:
        structure = find(rows, target.within)
        table = [row for row in table if structure and row["structure_id"] == structure["id"]]
    said = [row for row in table if target.words and fold(words_of(target.kind, row)) == fold(target.words)]
    if len(said) == 1:
        return said[0]
    there = at_the_place(said or table, target, rows)
    return there or (table[0] if target.kind in _SINGLE and len(table) == 1 else None)


def at_the_place(candidates: Sequence[Row], target: Target, rows: Rows) -> Row | None:
    """Return the candidate whose evidence shares most with the target's, if it is the same place and the only one."""
    shares = sorted(((_shared(span_of(target.kind, row, rows), target), row["id"]) for row in candidates), reverse=True)
    if not shares or shares[0][0] < _ENOUGH or (len(shares) > 1 and shares[1][0] == shares[0][0]):
        return None
    return next(row for row in candidates if row["id"] == shares[0][1])


def _shared(span: Row | None, target: Target) -> float:
    if span is None or target.start is None or target.end is None or span["field"] != target.field:
        return 0.0
    both = min(span["end"], target.end) - max(span["start"], target.start)
    every = max(span["end"], target.end) - min(span["start"], target.start)
    return float(max(both, 0) / max(every, 1))
