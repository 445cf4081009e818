"""Positions: finds the staff that a post states, in tables, lists and sentences, and appends it to `doc._.found`.

Readers give drafts (`extract.staff.stated`); `extract.staff.roster` makes rows of them, department by department. The
author's own "me" counts under the title of body or signature.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extract.components import Component
from extract.document import Department, Standing, evidence, scope_at, text_of
from extract.facts import Employment, Enrollment, Position, Sites, StaffTotal
from extract.quantities.marked import quantities_of
from extract.quantities.numerals import all_numerals
from extract.staff.employment import employment_of
from extract.staff.own_trade import of_their_trade
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form, consolidate
from extract.staff.short_forms import (
    full_reference,
    in_full,
    names_by_department,
    single_names,
    spelled_out,
    without_members,
)
from extract.staff.stated import stated_drafts
from extract.staff.sums import FEWEST, totals_of_parts, without_wholes
from extract.staff.unknown_jobs import drafts_of_unknown_jobs
from extract.staff.vouched import drafts_vouched_for
from extract.stretches import Stretches
from extract.titles.marked import own_titles
from extract.titles.roles import role_of


@Language.factory("threadwise_positions")
class Positions(Component):
    """Appends `Position` facts to `doc._.found`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the positions of every department that the post describes."""
        departments: dict[Department, list[Draft]] = defaultdict(list)
        names = names_by_department(doc)
        titles = [span._.title for span in own_titles(doc)]
        prose = Prose(text=text_of(doc), titles=titles, numerals=all_numerals(text_of(doc)))
        placed = [(scope_at(doc, draft.start), draft) for draft in _drafts(doc, prose)]
        listed = {(scope.department, one.title.lower()) for scope, one in placed if one.form is Form.LISTED}
        for scope, draft in placed:
            if scope.standing is not Standing.NOBODY:
                known = names.get(scope.department, ())
                whole = (scope.department, draft.title.lower()) in listed
                named = draft if whole else full_reference(draft, known)
                departments[scope.department].append(spelled_out(named, titles))
        single = single_names(doc)
        for department, drafts in departments.items():
            own = of_their_trade(doc, prose, drafts)
            shared = [name for name in names.get(department, ()) if name not in single]
            rows = consolidate(without_wholes(prose.text, without_members(in_full(own, shared))))
            doc._.found.extend(_totals(doc, prose.text, department, rows))
            doc._.found.extend(_position(doc, row) for row in rows)
        return doc


def _drafts(doc: Doc, prose: Prose) -> list[Draft]:
    """Return what the words state, and what the encoder adds to it."""
    stated = list(stated_drafts(doc, prose))
    stated += drafts_of_unknown_jobs(doc, prose, stated)
    return [*stated, *drafts_vouched_for(doc, prose, stated)]


def _totals(doc: Doc, text: str, department: Department, rows: Sequence[Draft]) -> Iterator[StaffTotal]:
    """Yield the total that a department's rows add up to, where no sentence has stated one in words."""
    if len(rows) < FEWEST:
        return
    stated = (fact for fact in doc._.found if isinstance(fact, StaffTotal))
    if any(scope_at(doc, fact.evidence.start).department == department for fact in stated):
        return
    sizes = Stretches(
        (fact.evidence.start, fact.evidence.end) for fact in doc._.found if isinstance(fact, Enrollment | Sites)
    )
    quantities = [one for one in quantities_of(doc) if not sizes.touch(one.start, one.end)]
    for total in totals_of_parts(text, quantities, rows):
        if scope_at(doc, total.start).department == department:
            yield StaffTotal(count=total.count, unit=total.unit, evidence=evidence(doc, total.start, total.end))
            return


def _position(doc: Doc, row: Draft) -> Position:
    return Position(
        title=row.title,
        count=None if row.count is None else float(row.count),
        fte=row.fte,
        employment=row.employment or employment_of(title=row.title) or Employment.EMPLOYEE,
        role=role_of(row.title),
        evidence=evidence(doc, row.start, row.end),
    )
