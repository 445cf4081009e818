"""Advice: the sentences, bullets and clauses of a post that urge, warn, teach or offer a routine as a model.

Rules over spoken sentences propose (`extract.advising`, its words are data in `patterns/advice_*.jsonl`). Where the
encoder has read the doc, a judge decides, over every sentence, by what rules and encoder say of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from extract.advising.survey import Found, Survey, is_afterthought
from extract.document import Verdict, evidence
from extract.facts import Advice, AdviceKind
from extract.judging.advice import AdviceJudging, likeliest_kind, may_advise
from extract.judging.logistic import Features, shipped_judges


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words that may advise, from character `start` to `end`: the rules' kind for them, and what speaks for it."""

    start: int
    end: int
    ruled: AdviceKind | None
    features: Features


@Language.factory("threadwise_advice")
class AdviceFinder:
    """Sets `doc._.advice` and adds to `doc._.verdicts`; what is less probable than `floor` is refused."""

    def __init__(self, nlp: Language, name: str, floor: float = 0.46) -> None:
        self.floor = floor

    def __call__(self, doc: Doc) -> Doc:
        """Set the advice of a doc, in the order of the text."""
        verdicts = list(self._judged(doc) if doc._.reading is not None else _ruled(doc))
        doc._.verdicts = (*doc._.verdicts, *verdicts)
        doc._.advice = tuple(verdict.fact for verdict in verdicts if verdict.published)
        return doc

    def _judged(self, doc: Doc) -> Iterator[Verdict]:
        """Yield a verdict on every sentence that rules or encoder take for advice."""
        judges = shipped_judges()
        survey = Survey(doc, lambda unit: may_advise(doc, unit.start, unit.end))
        judging = AdviceJudging(doc, survey)
        found: list[Found] = []
        verdicts: list[tuple[Found, Proposal, float]] = []
        for position in range(len(survey.placed)):
            if _repeats(survey, position, found):
                continue
            ruled = survey.rule(position, found)
            if not (ruled or survey.is_open[position]):
                continue
            for proposal in _proposals(judging, survey, position, ruled):
                probability = judges["advice"].probability(proposal.features)
                if probability < self.floor and not proposal.ruled:
                    continue
                kind = likeliest_kind(judges, proposal.features)
                item = Found(kind=kind, start=proposal.start, end=proposal.end, position=position)
                if probability >= self.floor:
                    found.append(item)
                verdicts.append((item, proposal, probability))
        for item, proposal, probability in verdicts:
            yield Verdict(
                fact=_advice(doc, survey.text, item, round(probability, 3)),
                ruled=proposal.ruled is not None,
                published=probability >= self.floor,
                reasons=judges["advice"].reasons(proposal.features),
            )


def propose_advice(doc: Doc) -> Iterator[Proposal]:
    """Yield every sentence of a doc as a judge is shown it, each after what the rules found before it."""
    survey = Survey(doc, lambda unit: may_advise(doc, unit.start, unit.end))
    judging = AdviceJudging(doc, survey)
    found: list[Found] = []
    for position in range(len(survey.placed)):
        ruled = survey.rule(position, found)
        found.extend(ruled)
        yield from _proposals(judging, survey, position, ruled)


def _ruled(doc: Doc) -> Iterator[Verdict]:
    """Yield what the rules alone find."""
    survey = Survey(doc)
    found: list[Found] = []
    for position in range(len(survey.placed)):
        if not _repeats(survey, position, found):
            found.extend(survey.rule(position, found))
    for item in found:
        if item.end > item.start:
            yield Verdict(fact=_advice(doc, survey.text, item, 1.0), ruled=True, published=True, reasons=())


def _repeats(survey: Survey, position: int, found: Sequence[Found]) -> bool:
    """Let a sentence that only repeats the advice right before it belong to that; tell whether it does."""
    if not found or found[-1].position != position - 1:
        return False
    if not is_afterthought(survey.placed[position], survey.placed[position - 1]):
        return False
    found[-1].end, found[-1].position = survey.placed[position].unit.end, position
    return True


def _proposals(judging: AdviceJudging, survey: Survey, position: int, ruled: Sequence[Found]) -> Iterator[Proposal]:
    """Yield what the rules found in a sentence, else the sentence itself unless it asks."""
    unit = survey.placed[position].unit
    if not ruled and unit.text.endswith("?"):
        return
    parts: list[tuple[int, int, AdviceKind | None]] = [(one.start, one.end, one.kind) for one in ruled]
    for start, end, kind in parts or [(unit.start, unit.end, None)]:
        if end > start:
            yield Proposal(start=start, end=end, ruled=kind, features=judging.features(position, kind))


def _advice(doc: Doc, text: str, item: Found, confidence: float) -> Advice:
    where = replace(evidence(doc, item.start, item.end), confidence=confidence)
    return Advice(quote=text[where.start : where.end], kind=item.kind, evidence=where)
