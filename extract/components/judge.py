"""Judge: the component that gives every found fact its probability, and drops the improbable ones."""

from dataclasses import replace
from functools import cache, partial

from spacy.language import Language
from spacy.tokens import Doc

from extract.document import Verdict
from extract.facts import DeviceProgram, Enrollment, Fact, Position, ReportingLine, Sites, StaffTotal
from extract.judging.logistic import Features, shipped_judges
from extract.judging.positions import TitlePlaces, numbers_told, position_features
from extract.judging.reporting_lines import TitlesTold, line_features
from extract.judging.sizes import size_features

JUDGES: dict[type[Fact], str] = {
    Enrollment: "enrollment",
    Sites: "sites",
    StaffTotal: "staff_total",
    DeviceProgram: "device_program",
    Position: "position",
    ReportingLine: "reporting_line",
}
"""The name of the judge of each kind of fact."""


@Language.factory("threadwise_judge")
class Judge:
    """Sets the probability of each fact in `doc._.found`, drops those below `floor`; `doc._.verdicts` keeps all."""

    def __init__(self, nlp: Language, name: str, floor: float = 0.03) -> None:
        self.floor = floor
        self._judges = shipped_judges()

    def __call__(self, doc: Doc) -> Doc:
        """Judge the facts of a doc; without the encoder they stay as they are: there is nothing to judge by."""
        if doc._.reading is None:
            return doc
        doc._.verdicts = tuple(self._verdict(fact, features) for fact, features in judged_facts(doc))
        doc._.found = [verdict.fact for verdict in doc._.verdicts if verdict.published]
        return doc

    def _verdict(self, fact: Fact, features: Features) -> Verdict:
        judge = self._judges[JUDGES[type(fact)]]
        probability = judge.probability(features)
        return Verdict(
            fact=replace(fact, evidence=replace(fact.evidence, confidence=round(probability, 3))),
            ruled=True,
            published=probability >= self.floor,
            reasons=judge.reasons(features),
        )


def judged_facts(doc: Doc) -> list[tuple[Fact, Features]]:
    """Return the facts found in a doc that the encoder has read, each with what speaks for and against it."""
    found: list[Fact] = doc._.found
    positions = sum(isinstance(fact, Position) for fact in found)
    titles, places = cache(partial(TitlesTold, doc)), cache(partial(TitlePlaces, doc))
    numbers = cache(partial(numbers_told, doc))

    def features(fact: Fact) -> Features:
        match fact:
            case Position():
                return position_features(doc, fact, places(), positions, numbers())
            case ReportingLine():
                return line_features(doc, fact, titles())
            case _:
                return size_features(doc, fact)

    return [(fact, features(fact)) for fact in found]
