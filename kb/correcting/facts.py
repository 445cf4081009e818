"""Corrects the facts of one post, as rows: what extraction found in, what people say of it out. Pure.

A row keeps the id that extraction gave it, whatever is corrected in it, so that links to it stay. What a person says
is certain: its confidence is 1. A value that has to be in the post is looked for in it; where the post was edited
and does not hold it any more, the correction finds nothing, as one does whose fact is gone.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any

from extract.titles.roles import role_of
from kb.correcting.added_rows import PostWords, added_row, place_of
from kb.correcting.corrections import Action, Correction
from kb.correcting.finding import EVIDENCE_COLUMNS, TABLE_OF, find
from kb.keeping.rows import Row, Rows
from kb.keeping.structure_rows import enrollment_columns
from kb.organizations.forms import HowKnown, build_organization

Outcomes = dict[str, str | None]
"""The id of what each correction was applied to, by the correction's; None where it found nothing."""

_PARTS = ("positions", "reporting_lines", "device_programs")
_DISTILLED = frozenset(["recommendation", "stance"])
"""Fields of advice that distilling sees to."""
_FIGURES = {"enrollment": "enrollment", "sites": "sites", "staff": "staff_total"}
"""The fields of a structure that are figures, by how their columns of confidence and evidence begin."""


def corrected_rows(rows: Rows, words: PostWords, corrections: Iterable[Correction]) -> tuple[Rows, Outcomes]:
    """Return the facts of a post with the corrections of that post, in order; what is handed in stays as it is."""
    corrected = deepcopy(rows)
    outcomes = {one.id: _correct(corrected, words, one) for one in corrections}
    _drop_unused_evidence(corrected)
    return corrected, outcomes


def _correct(rows: Rows, words: PostWords, correction: Correction) -> str | None:
    said = correction.values.get("said") or correction.values.get("quote")
    evidence = place_of(words, said) if said else None
    if said and evidence is None:
        return None
    adds = correction.action is Action.ADD
    row = added_row(rows, words, correction) if adds else find(rows, correction.target)
    if row is None:
        return None
    kind = correction.adds or correction.target.kind
    if correction.action is Action.REJECT:
        _remove(rows, kind, row["id"])
        return str(row["id"])
    values = {field: value for field, value in correction.values.items() if field not in _DISTILLED | {"said"}}
    _SETTERS.get(kind, _set_plainly)(rows, row, values)
    if evidence:
        _rest_on(rows, kind, row, evidence, values)
    return str(row["id"])


def _set_plainly(_: Rows, row: Row, values: Mapping[str, Any]) -> None:
    if values:
        row.update(values, confidence=1.0)


def _set_position(_: Rows, row: Row, values: Mapping[str, Any]) -> None:
    row.update({key: value for key, value in values.items() if key != "role"}, confidence=1.0)
    if "role" in values:
        row["role_id"] = values["role"]
    elif "title" in values:
        row["role_id"] = role_of(values["title"])


def _set_reporting_line(_: Rows, row: Row, values: Mapping[str, Any]) -> None:
    row.update(values, confidence=1.0, **{f"{end}_role_id": role_of(title) for end, title in values.items()})


def _set_structure(_: Rows, row: Row, values: Mapping[str, Any]) -> None:
    if "current" in values:
        row["current"] = int(values["current"])
    if "organization" in values or "state" in values:
        _name_structure(row, values.get("organization", row["organization_name"]), values.get("state"))
    if "enrollment" in values:
        stated = values["enrollment"] or {"min": None, "max": None, "approx": None}
        row.update(enrollment_columns(stated["min"], stated["max"], approx=stated["approx"]))
    for field, count, unit in (("sites", "sites", "sites_unit"), ("staff_total", "staff_total", "staff_unit")):
        if field in values:
            stated = values[field] or {"count": None, "unit": None}
            row.update({count: stated["count"], unit: stated["unit"]})
    for figure, field in _FIGURES.items():
        if field in values:
            stated = values[field] is not None
            row[f"{figure}_confidence"] = 1.0 if stated else None
            row[f"{figure}_evidence_id"] = row[f"{figure}_evidence_id"] if stated else None


def _name_structure(row: Row, name: str | None, state: str | None) -> None:
    built = build_organization(name, state=state) if name else None
    row.update(
        organization_name=name,
        organization_form=str(built.form) if built else None,
        organization_how=HowKnown.STATED.value if built else None,
        organization_evidence_id=row["organization_evidence_id"] if built else None,
    )


def _set_signature(rows: Rows, row: Row, values: Mapping[str, Any]) -> None:
    """Set parts of a signature; another employer is the author's, and that of the departments known by it."""
    before = row["organization"]
    row.update(values)
    if not {"organization", "state"} & set(values) or not row["organization"]:
        return
    built = build_organization(row["organization"], city=row["city"], state=row["state"])
    if built is None:
        return
    row["employer"] = 1
    for post in rows["posts"]:
        post["employer_form"] = str(built.form)
    for structure in rows["structures"]:
        if structure["organization_how"] in (HowKnown.SIGNATURE, HowKnown.PROFILE, HowKnown.SAME_AUTHOR):
            structure["organization_form"] = str(built.form)
            if structure["organization_name"] == before:
                structure["organization_name"] = row["organization"]


_SETTERS: Mapping[str, Callable[[Rows, Row, Mapping[str, Any]], None]] = {
    "structure": _set_structure,
    "position": _set_position,
    "reporting_line": _set_reporting_line,
    "signature": _set_signature,
}


def _rest_on(rows: Rows, kind: str, row: Row, evidence: Row, values: Mapping[str, Any]) -> None:
    """Make a fact rest on other words of the post: of a structure's figures those that are corrected with them."""
    if evidence["id"] not in {one["id"] for one in rows["evidence"]}:
        rows["evidence"].append(evidence)
    if kind != "structure":
        row["evidence_id"] = evidence["id"]
        return
    for column in EVIDENCE_COLUMNS["structure"]:
        figure = column.removesuffix("_evidence_id")
        if _FIGURES.get(figure, figure) in values:
            row[column] = evidence["id"]


def _remove(rows: Rows, kind: str, key: str) -> None:
    rows[TABLE_OF[kind]] = [row for row in rows[TABLE_OF[kind]] if row["id"] != key]
    if kind == "structure":
        for table in _PARTS:
            rows[table] = [row for row in rows[table] if row["structure_id"] != key]


def _drop_unused_evidence(rows: Rows) -> None:
    used = {
        row[column]
        for kind, table in TABLE_OF.items()
        for row in rows[table]
        for column in EVIDENCE_COLUMNS.get(kind, ("evidence_id",))
    }
    rows["evidence"] = [row for row in rows["evidence"] if row["id"] in used]
