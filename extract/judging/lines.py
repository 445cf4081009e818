"""Judging reporting lines: what speaks for a line that rules found, and lines that the encoder alone sees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.document import LineKind, evidence, line_at
from extract.encoder.reading import Reading
from extract.facts import ReportingLine
from extract.judging.logistic import Features, log_odds
from extract.judging.titles import Mention, mentions_of
from extract.titles.same_title import distance

_LEAST = 0.35
_MOST = 60
"""Mentions of people in a post between which lines are looked for."""


@dataclass(frozen=True, slots=True)
class LineProposal:
    """A reporting line that may be true, with what speaks for and against it."""

    line: ReportingLine
    features: Features


def propose_lines(doc: Doc, found: Sequence[ReportingLine]) -> Iterator[LineProposal]:
    """Yield the lines of the rules, and those of the encoder alone."""
    reading: Reading | None = doc._.reading
    if reading is None:
        return
    mentions = list(mentions_of(doc, reading))[:_MOST]
    likely = {
        (below, above): probability
        for below in mentions
        for above in mentions
        if below is not above and (probability := reading.answers_to(below.token, above.token)) > 0.02
    }
    for line in found:
        score = max(
            (
                probability
                for (below, above), probability in likely.items()
                if _is(below, line.subordinate) and _is(above, line.superior)
            ),
            default=0.0,
        )
        yield LineProposal(line, _features(doc, line, score, ruled=True, found=len(found)))
    seen = {(line.subordinate.lower(), line.superior.lower()) for line in found}
    for (below, above), probability in sorted(likely.items(), key=lambda one: -one[1]):
        names = below.title.lower(), above.title.lower()
        if probability < _LEAST or names[0] == names[1] or names in seen:
            continue
        if any(_same(names[0], one) and _same(names[1], other) for one, other in seen):
            continue
        seen.add(names)
        start, end = min(below.start, above.start), max(below.end, above.end)
        line = ReportingLine(subordinate=below.title, superior=above.title, evidence=evidence(doc, start, end))
        yield LineProposal(line, _features(doc, line, probability, ruled=False, found=len(found)))


def _is(mention: Mention, title: str) -> bool:
    return _same(mention.title.lower(), title.lower())


def _same(one: str, other: str) -> bool:
    return one == other or distance(one, other) is not None or distance(other, one) is not None


def _features(doc: Doc, line: ReportingLine, score: float, *, ruled: bool, found: int) -> Features:
    kind = line_at(doc, line.evidence.start).kind
    return {
        "ruled": float(ruled),
        "score": log_odds(score),
        "ruled score": log_odds(score) * ruled,
        "unread": float(score == 0.0),
        "found few": float(found <= 1),
        "found many": float(found >= 6),
        "in a list": float(kind in (LineKind.ITEM, LineKind.KEY_VALUE)),
        "in a table": float(kind is LineKind.ROW),
        "far": min(line.evidence.end - line.evidence.start, 400) / 400,
    }
