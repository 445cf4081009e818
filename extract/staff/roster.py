"""Roster: the positions of one department as drafts, and how drafts of the same title become one row.

Lists sum ("2 Technicians" twice is 4); a total said after its parts replaces them; a title said again without a number
("our CTO") refers to the row that is already there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from extract.facts import Employment
from extract.staff.employment import PRECEDENCE
from extract.titles.same_title import distance, fullest


class Form(IntEnum):
    """How firmly a text states a position, the firmest first."""

    TOTAL = 0
    LISTED = 1
    COUNTED = 2
    REFERENCE = 3
    CHAIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A position as one place of the text gives it, at characters `start` to `end`; employment None where not said."""

    title: str
    count: float | None
    fte: float | None
    employment: Employment | None
    form: Form
    start: int
    end: int


def consolidate(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return one draft a row, in the order of the text."""
    rows: list[Draft] = []
    ordered = sorted(drafts, key=lambda draft: draft.start)
    for draft in [one for one in ordered if one.form <= Form.COUNTED]:
        _lay(rows, draft)
    drawn = {one.title.lower() for one in ordered if one.form is Form.CHAIN}
    for draft in [one for one in ordered if one.form > Form.COUNTED]:
        _refer(rows, draft, drawn)
    kept = [row for row in rows if row.count != 0]
    return tuple(sorted(kept, key=lambda row: row.start))


def _lay(rows: list[Draft], draft: Draft) -> None:
    """Add a counted draft, or let it join the row that it repeats."""
    if draft.form is Form.TOTAL:
        rows[:] = [
            row for row in rows if distance(draft.title, row.title) is None or row.employment != draft.employment
        ]
        rows.append(draft)
        return
    for at, row in enumerate(rows):
        if row.title.lower() != draft.title.lower() or not _agree(row.employment, draft.employment):
            continue
        if (row.fte is None) != (draft.fte is None):
            continue
        if row.form is Form.TOTAL or (draft.form is Form.COUNTED and (row.count, row.fte) == (draft.count, draft.fte)):
            return
        rows[at] = replace(
            row,
            count=_sum(row.count, draft.count),
            fte=_sum(row.fte, draft.fte),
            employment=_stronger(row.employment, draft.employment),
        )
        return
    rows.append(draft)


def _refer(rows: list[Draft], draft: Draft, drawn: set[str]) -> None:
    """Let a reference point at its row, or stand as a row of its own; a fuller title lends its words.

    A row whose own title is `drawn` in a chain keeps it beside the fuller one ("Lead Tech > techs").
    """
    if draft.form is Form.CHAIN:
        for at, row in enumerate(rows):
            shorter = distance(row.title, draft.title)
            if (
                shorter is not None
                and row.title.lower() not in drawn - {draft.title.lower()}
                and (shorter > 1 or draft.start < row.start)
            ):
                rows[at] = replace(row, title=draft.title)
                return
    known = fullest(draft.title, [row.title for row in rows])
    if known is None:
        rows.append(draft)
        return
    if draft.employment in (None, Employment.EMPLOYEE):
        return
    same = [row for row in rows if row.title == known]
    if any(row.employment is draft.employment for row in same):
        return
    if draft.employment in (Employment.CUT, Employment.VACANT):
        rows.append(replace(draft, title=known))
        return
    if draft.count and any(row.count is not None and row.count > draft.count for row in same):
        return  # "two of the techs split their time" says nothing of the others
    for at, row in enumerate(rows):
        if row.title == known:
            told = row.fte is None and row.count == 1
            rows[at] = replace(
                row,
                fte=draft.fte if told else row.fte,
                employment=_stronger(row.employment, draft.employment),
            )


def _agree(one: Employment | None, other: Employment | None) -> bool:
    known = {one or Employment.EMPLOYEE, other or Employment.EMPLOYEE}
    return len(known) == 1


def _stronger(one: Employment | None, other: Employment | None) -> Employment | None:
    known = [employment for employment in (one, other) if employment is not None]
    return min(known, key=PRECEDENCE.index) if known else None


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else round(one + other, 3)
