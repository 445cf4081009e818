"""What a person adds to a post, as new rows; and where in the post the words stand that somebody points to.

Ids are made as extraction makes them (`kb.keeping.fact_ids`): a fact that is added stays one when extraction finds it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kb.correcting.corrections import Correction, Target
from kb.correcting.finding import TABLE_OF, at_the_place, find
from kb.keeping.fact_ids import (
    advice_id,
    device_program_id,
    position_id,
    reporting_line_id,
    signature_id,
    structure_id,
)
from kb.keeping.rows import SIGNATURE_PARTS, Row, Rows, evidence_row
from kb.keeping.structure_rows import enrollment_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a post says: the two texts that evidence counts in, and the day on which it was said."""

    post: str
    text: str
    signature: str
    day: str | None


def place_of(words: Words, said: str) -> Row | None:
    """Return the evidence that some words of a post are, None where the post does not hold them."""
    for field, text in (("text", words.text), ("signature", words.signature)):
        start = text.find(said)
        if start >= 0:
            end = start + len(said)
            line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            line = text[line_start : line_end if line_end >= 0 else len(text)].strip()
            return evidence_row(words.post, field, start=start, end=end, sentence=line)
    return None


def added_row(rows: Rows, words: Words, correction: Correction) -> Row | None:
    """Return the row that a correction adds: extraction's own where that has come to find the same fact."""
    kind, values = str(correction.adds), correction.values
    parent = words.post
    if correction.target.kind == "structure":
        structure = find(rows, correction.target)
        if structure is None:
            return None
        parent = structure["id"]
    row = _NEW[kind](parent, values, words)
    there = _known(rows, kind, row, place_of(words, values["quote"]) if kind == "advice" else None)
    if there is None:
        rows[TABLE_OF[kind]].append(row)
    return there or row


def _known(rows: Rows, kind: str, row: Row, place: Row | None) -> Row | None:
    """Return the fact that is there already: of the same id, or an advice in the same place."""
    span = {key: place[key] for key in ("field", "start", "end")} if place else {}
    target = Target(kind=kind, id=row["id"], **span)
    table = rows[TABLE_OF[kind]]
    return next((one for one in table if one["id"] == row["id"]), None) or at_the_place(table, target, rows)


def _new_structure(post: str, values: Mapping[str, Any], words: Words) -> Row:
    figures = dict.fromkeys(
        (
            "organization_form", "organization_how", "organization_name", "organization_evidence_id",
            "enrollment_evidence_id", "enrollment_confidence", "sites", "sites_unit", "sites_evidence_id",
            "sites_confidence", "staff_total", "staff_unit", "staff_evidence_id", "staff_confidence",
        )
    )  # fmt: skip
    return {
        "id": structure_id(post, values.get("organization")), "post_id": post, "current": 1, "as_of": words.day,
        **figures, **enrollment_columns(None, None, approx=None),
    }  # fmt: skip


def _new_position(structure: str, values: Mapping[str, Any], _: Words) -> Row:
    blank = dict.fromkeys(("role_id", "count", "fte", "evidence_id"))
    key = position_id(structure, values["title"])
    return {"id": key, "structure_id": structure, "title": "", "employment": "employee", "confidence": 1.0, **blank}


def _new_reporting_line(structure: str, values: Mapping[str, Any], _: Words) -> Row:
    blank = dict.fromkeys(("subordinate_role_id", "superior_role_id", "evidence_id"))
    key = reporting_line_id(structure, values["subordinate"], values["superior"])
    return {"id": key, "structure_id": structure, "subordinate": "", "superior": "", "confidence": 1.0, **blank}


def _new_device_program(structure: str, values: Mapping[str, Any], _: Words) -> Row:
    blank = dict.fromkeys(("grades", "evidence_id"))
    return {
        "id": device_program_id(structure), "structure_id": structure, "ratio": "1:1", "confidence": 1.0, **blank
    }  # fmt: skip


def _new_advice(post: str, values: Mapping[str, Any], _: Words) -> Row:
    key = advice_id(post, values["quote"])
    return {
        "id": key, "post_id": post, "quote": "", "kind": "recommendation", "evidence_id": None, "confidence": 1.0
    }  # fmt: skip


def _new_signature(post: str, values: Mapping[str, Any], _: Words) -> Row:
    parts = dict.fromkeys((*SIGNATURE_PARTS, "evidence_id"))
    return {"id": signature_id(post), "post_id": post, "employer": 0, **parts}


_NEW: Mapping[str, Callable[[str, Mapping[str, Any], Words], Row]] = {
    "structure": _new_structure,
    "position": _new_position,
    "reporting_line": _new_reporting_line,
    "device_program": _new_device_program,
    "advice": _new_advice,
    "signature": _new_signature,
}
