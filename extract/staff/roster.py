"""Roster: the positions of one department as drafts, and how drafts of the same title become one row.

Lists sum ("2 Technicians" twice is 4); a total said after its parts replaces them; a title said again without a number
("our CTO") refers to the row that is already there.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import count

from extract.facts import Employment
from extract.staff.employment import LOST, PRECEDENCE
from extract.titles.same_title import MOST_TITLES, distance, fullest


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
    start: int
    end: int
    count: float | None = None
    fte: float | None = None
    employment: Employment | None = None
    form: Form = Form.COUNTED


def consolidate(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return one draft a row, in the order of the text."""
    laid = _Laid()
    ordered = sorted(drafts, key=lambda draft: draft.start)
    for draft in [one for one in ordered if one.form <= Form.COUNTED]:
        laid.lay(draft)
    rows = list(laid.rows.values())
    drawn = {one.title.lower() for one in ordered if one.form is Form.CHAIN}
    for draft in [one for one in ordered if one.form > Form.COUNTED]:
        _refer(rows, draft, drawn)
    kept = [row for row in rows if row.count is None or row.count > 0]  # less: more were told of than were counted
    return tuple(sorted(kept, key=lambda row: row.start))


class _Laid:
    """The rows that counted drafts make, numbered in their order."""

    def __init__(self) -> None:
        self.rows: dict[int, Draft] = {}
        self._next = count()
        self._numbers: dict[str, list[int]] = defaultdict(list)

    def lay(self, draft: Draft) -> None:
        """Add a draft, or let it join the row that it repeats; a total replaces its parts."""
        if draft.form is Form.TOTAL:
            for number, row in list(self.rows.items()):
                if row.employment == draft.employment and distance(draft.title, row.title) is not None:
                    del self.rows[number]
        elif (repeated := self._repeated_by(draft)) is not None:
            self.rows[repeated] = _joined(self.rows[repeated], draft)
            return
        number = next(self._next)
        self.rows[number] = draft
        self._numbers[draft.title.lower()].append(number)

    def _repeated_by(self, draft: Draft) -> int | None:
        """Return the number of the row that says the same of the same people, None where there is none."""
        for number in self._numbers[draft.title.lower()]:
            row = self.rows.get(number)
            if row and _agree(row.employment, draft.employment) and (row.fte is None) == (draft.fte is None):
                return number
        return None


def _joined(row: Draft, draft: Draft) -> Draft:
    """Return a row with a draft that repeats it: said once more it is the same, in a list it is more of them."""
    if row.form is Form.TOTAL or (draft.form is Form.COUNTED and (row.count, row.fte) == (draft.count, draft.fte)):
        return row
    return replace(
        row,
        count=_sum(row.count, draft.count),
        fte=_sum(row.fte, draft.fte),
        employment=_stronger(row.employment, draft.employment),
    )


def _refer(rows: list[Draft], draft: Draft, drawn: set[str]) -> None:
    """Let a reference point at its row, or be a row of its own; a fuller title lends its words.

    A row whose own title is `drawn` in a chain keeps it beside the fuller one ("Lead Tech > techs").
    """
    if draft.form is Form.CHAIN and _lends_words(rows, draft, drawn):
        return
    known = fullest(draft.title, [row.title for row in rows])
    if known is None:
        rows.append(draft)
        return
    for at, row in enumerate(rows):
        if draft.count and row.title == known and row.count == 0 and row.form is Form.REFERENCE:
            rows[at] = replace(row, count=draft.count)  # only spoken of so far: now somebody is there
    if draft.employment not in (None, Employment.EMPLOYEE):
        _tell_employment(rows, draft, known)


def _lends_words(rows: list[Draft], draft: Draft, drawn: set[str]) -> bool:
    """Give a chain's fuller title to the first row that it means; tell whether there is one."""
    for at, row in enumerate(rows[:MOST_TITLES]):
        shorter = distance(row.title, draft.title)
        kept = row.title.lower() in drawn - {draft.title.lower()}
        if shorter is not None and not kept and (shorter > 1 or draft.start < row.start):
            rows[at] = replace(row, title=draft.title)
            return True
    return False


def _tell_employment(rows: list[Draft], draft: Draft, known: str) -> None:
    """Let the rows of a `known` title take over the employment that a reference to it tells; the lost are a new row."""
    same = [row for row in rows if row.title == known]
    if any(row.employment is draft.employment for row in same):
        return
    if draft.employment in LOST:
        rows.append(replace(draft, title=known))
        return
    if draft.count and any(_size(row) > draft.count for row in same):
        return  # "two of the techs split their time" says nothing of the others
    for at, row in enumerate(rows):
        if row.title == known:
            told = row.fte is None and row.count == 1
            rows[at] = replace(
                row,
                fte=draft.fte if told else row.fte,
                employment=_stronger(row.employment, draft.employment),
            )


def _size(row: Draft) -> float:
    """Return how many hold a row's title, as far as it says: heads, or else full-time equivalents."""
    return row.count if row.count is not None else row.fte or 0


def _agree(one: Employment | None, other: Employment | None) -> bool:
    known = {one or Employment.EMPLOYEE, other or Employment.EMPLOYEE}
    return len(known) == 1


def _stronger(one: Employment | None, other: Employment | None) -> Employment | None:
    known = [employment for employment in (one, other) if employment is not None]
    return min(known, key=PRECEDENCE.index) if known else None


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else round(one + other, 3)
