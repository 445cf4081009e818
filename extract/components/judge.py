"""Judge: the component that weighs every found fact, refuses the improbable, and adds what the encoder alone saw."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from extract.document import Verdict
from extract.facts import DeviceProgram, Enrollment, Position, ReportingLine, Sites, StaffTotal
from extract.judging.lines import propose_lines
from extract.judging.logistic import Features
from extract.judging.positions import Proposal, propose_positions
from extract.judging.shipped import shipped_judges
from extract.judging.sizes import Size, propose_sizes

_SIZES: dict[type[Size], str] = {
    Enrollment: "enrollment",
    Sites: "sites",
    StaffTotal: "staff_total",
    DeviceProgram: "device_program",
}

_Fact = TypeVar("_Fact", bound=Position | ReportingLine | Size)


@Language.factory("threadwise_judge")
class Judge:
    """Rewrites `doc._.found` with each fact's probability, less what is below `floor`; `doc._.verdicts` tells all."""

    def __init__(self, nlp: Language, name: str, floor: float = 0.5) -> None:
        self.name = name
        self.floor = floor
        self._judges = shipped_judges()

    def __call__(self, doc: Doc) -> Doc:
        """Judge the facts of a doc."""
        found = doc._.found
        doc._.verdicts = (
            *self._sizes(doc, [fact for fact in found if not isinstance(fact, Position | ReportingLine)]),
            *self._positions(doc, [fact for fact in found if isinstance(fact, Position)]),
            *self._lines(doc, [fact for fact in found if isinstance(fact, ReportingLine)]),
        )
        doc._.found = [verdict.fact for verdict in doc._.verdicts if verdict.published]
        return doc

    def _positions(self, doc: Doc, found: list[Position]) -> Iterator[Verdict]:
        """Choose among the versions of each position the most probable; its title alone decides whether it stands."""
        places: dict[int, list[Proposal]] = {}
        for proposal in propose_positions(doc, found):
            places.setdefault(proposal.place, []).append(proposal)
        title = self._judges["position_title"]
        for versions in places.values():
            likely = [(self._judges["position"].probability(one.features), one) for one in versions]
            confidence, best = max(likely, key=lambda one: one[0])
            yield Verdict(
                fact=_sure(best.position, confidence),
                ruled=bool(best.features["ruled"]),
                published=title.probability(best.features) >= self.floor,
                reasons=title.reasons(best.features),
            )

    def _lines(self, doc: Doc, found: list[ReportingLine]) -> Iterator[Verdict]:
        for proposal in propose_lines(doc, found):
            yield self._verdict("reporting_line", proposal.line, proposal.features)

    def _sizes(self, doc: Doc, found: list[Size]) -> Iterator[Verdict]:
        for proposal in propose_sizes(doc, found):
            yield self._verdict(_SIZES[type(proposal.size)], proposal.size, proposal.features)

    def _verdict(self, judge: str, fact: Size | ReportingLine, features: Features) -> Verdict:
        probability = self._judges[judge].probability(features)
        return Verdict(
            fact=_sure(fact, probability),
            ruled=bool(features["ruled"]),
            published=probability >= self.floor,
            reasons=self._judges[judge].reasons(features),
        )


def _sure(fact: _Fact, probability: float) -> _Fact:
    return replace(fact, evidence=replace(fact.evidence, confidence=round(probability, 3)))
