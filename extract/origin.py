"""Origin: the way back from a Doc's evened and joined text to the fields of the post as they were given."""

from dataclasses import dataclass, replace
from typing import TypeVar

from extract.facts import (
    SIGNATURE_PARTS,
    DeviceProgram,
    Enrollment,
    Evidence,
    Field,
    Position,
    ReportingLine,
    Signature,
    Sites,
    StaffTotal,
    Structure,
)

_Fact = TypeVar(
    "_Fact", Enrollment | None, Sites | None, StaffTotal | None, DeviceProgram | None, Position, ReportingLine
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The two texts, of the same length, and where in them the post's signature begins; `evened` is joined, too."""

    evened: str
    given: str
    border: int

    def structure(self, structure: Structure) -> Structure:
        """Return the structure with every evidence placed and every name as written."""
        name, named = structure.organization, structure.evidence
        return replace(
            structure,
            organization=name if name is None or named is None else self.name(name, named),
            enrollment=self.fact(structure.enrollment),
            sites=self.fact(structure.sites),
            staff_total=self.fact(structure.staff_total),
            device_program=self.fact(structure.device_program),
            positions=tuple(
                replace(self.fact(one), title=self.name(one.title, one.evidence)) for one in structure.positions
            ),
            reporting_lines=tuple(
                replace(
                    self.fact(one),
                    subordinate=self.name(one.subordinate, one.evidence),
                    superior=self.name(one.superior, one.evidence),
                )
                for one in structure.reporting_lines
            ),
            evidence=None if named is None else self.evidence(named),
        )

    def signature(self, signature: Signature) -> Signature:
        """Return the signature with its parts as written."""
        parts = {
            part: self.name(value, signature.evidence)
            for part in SIGNATURE_PARTS
            if (value := getattr(signature, part)) is not None
        }
        return replace(signature, **parts, evidence=self.evidence(signature.evidence))

    def fact(self, fact: _Fact) -> _Fact:
        """Return a fact (or None) with its evidence placed."""
        return fact if fact is None else replace(fact, evidence=self.evidence(fact.evidence))

    def name(self, name: str, evidence: Evidence) -> str:
        """Return the given form of a name, in one line and with single blanks."""
        return " ".join(self.words(name, evidence).split())

    def words(self, words: str, evidence: Evidence) -> str:
        """Return the given form of words found in or right around the evidence; the words themselves elsewhere."""
        if self.given == self.evened:
            return words
        begin = max(0, evidence.start - len(words))
        at = self.evened.find(words, begin, evidence.end + len(words))
        if at >= 0:
            return self.given[at : at + len(words)]
        return words.upper() if self.given.isupper() else words.lower() if self.given.islower() else words

    def evidence(self, evidence: Evidence) -> Evidence:
        """Return the evidence as offsets into the field where it is, its sentence as given."""
        sentence = self.words(evidence.sentence, evidence)
        if evidence.start >= self.border and self.border <= len(self.given):
            return Evidence(
                field=Field.SIGNATURE,
                start=evidence.start - self.border,
                end=evidence.end - self.border,
                sentence=sentence,
            )
        return replace(evidence, sentence=sentence)
