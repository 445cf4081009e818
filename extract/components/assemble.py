"""Assemble: puts each fact of `doc._.found` into the structure of the scope in which it was said.

Facts in nobody's scope are dropped, and repeated facts are kept once. Of several enrollments, sites or staff totals the
first counts, unless a later sentence corrects it ("Oops, make that 612 students") or gives an exact enrollment near a
hedged first one.
"""

import re
from dataclasses import replace
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from extract.document import EVERY_STRUCTURE, Scope, Standing, scope_at, text_of
from extract.facts import (
    DeviceProgram,
    Enrollment,
    Evidence,
    Fact,
    Field,
    Position,
    ReportingLine,
    Sites,
    StaffTotal,
    Structure,
)

_Listed = TypeVar("_Listed", Position, ReportingLine)

_CORRECTION = re.compile(
    r"\b(?:correction|correcting|corrected|oops|i mean(?:t)?|should have said|make that|to be exact|exactly)\b",
    re.IGNORECASE,
)
_NEAR = 0.15


@Language.factory("threadwise_assemble")
class Assemble:
    """Writes `doc._.structures`, without one whose surest fact is less probable than `floor`.

    Maxims, anecdotes and examples ("a district of 6,000 employs four technicians") give such facts and no sure one.
    """

    def __init__(self, nlp: Language, name: str, floor: float = 0.3) -> None:
        self.floor = floor

    def __call__(self, doc: Doc) -> Doc:
        """Set the structures of a doc whose facts and scopes are known."""
        facts: dict[int, list[Fact]] = {}
        scopes = _first_scopes(doc)
        for fact in sorted(doc._.found, key=lambda one: one.evidence.start):
            scope = scope_at(doc, fact.evidence.start)
            if scope.standing is Standing.NOBODY:
                continue
            if scope.structure == EVERY_STRUCTURE:
                targets = [
                    number
                    for number, one in scopes.items()
                    if one.standing is Standing.CURRENT and number != EVERY_STRUCTURE
                ]
            else:
                targets = [scope.structure]
            for number in targets:
                facts.setdefault(number, []).append(fact)
        doc._.structures = tuple(
            _structure(doc, scopes[number], facts[number])
            for number in scopes
            if any(fact.evidence.confidence >= self.floor for fact in facts.get(number, ()))
        )
        return doc


def _first_scopes(doc: Doc) -> dict[int, Scope]:
    """Return the first scope of each structure, in the order in which the text speaks of them."""
    first: dict[int, Scope] = {}
    for scope in doc._.scopes or (scope_at(doc, 0),):
        if scope.standing is not Standing.NOBODY:
            first.setdefault(scope.structure, scope)
    return first


def _structure(doc: Doc, scope: Scope, facts: list[Fact]) -> Structure:
    return Structure(
        organization=scope.organization,
        current=scope.standing is Standing.CURRENT,
        enrollment=_settled([fact for fact in facts if isinstance(fact, Enrollment)]),
        sites=next((fact for fact in facts if isinstance(fact, Sites)), None),
        staff_total=next((fact for fact in facts if isinstance(fact, StaffTotal)), None),
        positions=_once([fact for fact in facts if isinstance(fact, Position)]),
        reporting_lines=_once([fact for fact in facts if isinstance(fact, ReportingLine)]),
        device_program=_programme([fact for fact in facts if isinstance(fact, DeviceProgram)]),
        evidence=_naming(doc, scope),
    )


def _naming(doc: Doc, scope: Scope) -> Evidence | None:
    """Return where the organization is named."""
    if scope.mention is None or scope.organization is None:
        return None
    start, end = scope.mention
    at = text_of(doc).find(scope.organization, start, end)
    if at >= 0:
        start, end = at, at + len(scope.organization)
    return Evidence(field=Field.TEXT, start=start, end=end, sentence=text_of(doc)[start:end])


def _settled(said: list[Enrollment]) -> Enrollment | None:
    """Return the first enrollment, or a later one that corrects it or is exact where the first was hedged."""
    if not said:
        return None
    settled = said[0]
    for later in said[1:]:
        exact = later.min is not None and later.min == later.max and not later.approx
        hedged = settled.approx or settled.min != settled.max
        if _CORRECTION.search(later.evidence.sentence) or (exact and hedged and _near(settled, later)):
            settled = later
    return settled


def _near(one: Enrollment, other: Enrollment) -> bool:
    values = [value for value in (one.min, one.max) if value is not None]
    return other.min is not None and any(abs(value - other.min) <= _NEAR * other.min for value in values)


def _programme(said: list[DeviceProgram]) -> DeviceProgram | None:
    """Return the first 1:1 programme, with the grades that a later mention of it adds."""
    if not said:
        return None
    graded = next((one for one in said if one.grades), None)
    return said[0] if said[0].grades or graded is None else graded


def _once(said: list[_Listed]) -> tuple[_Listed, ...]:
    """Each fact once; two are the same when everything but their evidence is."""
    kept: dict[object, _Listed] = {}
    for fact in said:
        kept.setdefault(replace(fact, evidence=_NOWHERE), fact)
    return tuple(kept.values())


_NOWHERE = Evidence(field=Field.TEXT, start=0, end=0, sentence="")
