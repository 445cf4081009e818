"""Reading: whether one sentence advises, of which kind, and which of its words carry the advice.

Each kind of advice collects points from the sentence's signs. Two points make an advice; beside other advice one point
does. Where several kinds reach two points, the first of `STRENGTH` wins.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.advising.clauses import told_after_wrapper
from extract.advising.cues import refusals
from extract.advising.signs import ENOUGH, Hit, Signs, gather_signs
from extract.facts import AdviceKind
from extract.pattern_files import one_of

STRENGTH = (AdviceKind.CAUTION, AdviceKind.LESSON, AdviceKind.RECOMMENDATION, AdviceKind.PRACTICE)

_LONGEST_LABEL = 8
"""Words before a colon that still belong to the quotation ("What the move taught us: …")."""

_SEQUEL = re.compile(
    r"(?:it|that|this|they)(?:'s| is| has| have)?\b.{0,60}"
    r"\b(?:never|works?|worked|stopped|saves?|saved|helps?|helped|keeps?)\b",
    re.IGNORECASE,
)
_STAFFING = re.compile(rf"\b{one_of('advice_words', 'staffing')}\b|\(\d|\d\)| x\d|\d,\d{{3}}|\d{{3}}", re.IGNORECASE)
"""What a department is made of: a sentence about it needs more than a weak sign."""
_SEMICOLON = re.compile(r" ?; ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceReading:
    """An advice inside a sentence: its kind and the characters from `start` that carry it, to the sentence's end."""

    kind: AdviceKind
    start: int
    imperative: bool


def read_sentence(sentence: str) -> AdviceReading | None:
    """Return the advice that a sentence (single blanks, straight quotes) is by its own words, or None."""
    signs = gather_signs(sentence)
    return weigh_signs(signs) if signs else None


def weigh_signs(
    signs: Signs,
    *,
    after_advice: bool = False,
    among_advice: bool = False,
    sequel: str = "",
    leaning: AdviceKind | None = None,
) -> AdviceReading | None:
    """Return the advice in the sentence that bears the signs, or None.

    Four things let a weak sign count: `after_advice`, the sentence before it urges or warns; `among_advice`, a sentence
    beside it is advice, or it opens an answer; `sequel`, the sentence after it ("We lock it. It has never been lost.");
    `leaning`, the kind of the list that it is in.
    """
    hits = [hit for hit in signs.hits if after_advice or not hit.cue.follows]
    points = Counter(signs.points)
    for hit in hits:
        points[hit.cue.kind] += hit.cue.weight
    if after_advice:
        points[AdviceKind.LESSON] += bool(points[AdviceKind.LESSON])
    points[AdviceKind.PRACTICE] += bool(points[AdviceKind.PRACTICE] and _SEQUEL.match(sequel))
    if leaning and points[leaning]:
        points[leaning] += 1
    for refusal in refusals():
        if refusal.kind and points[refusal.kind] and refusal.pattern.search(signs.sentence):
            points[refusal.kind] = 0
    kind = next((kind for kind in STRENGTH if points[kind] >= ENOUGH), None)
    if kind is None and among_advice and not _STAFFING.search(signs.sentence):
        kind = next((kind for kind in STRENGTH if points[kind]), None)
    if kind is None:
        return None
    decisive = [hit for hit in hits if hit.cue.kind is kind]
    start = _quotation_start(signs, decisive, kind)
    return AdviceReading(kind=kind, start=start, imperative=signs.imperative is not None)


def _quotation_start(signs: Signs, decisive: Sequence[Hit], kind: AdviceKind) -> int:
    sentence, first, imperative = signs.sentence, signs.openings[0], signs.imperative
    earliest = min((hit.start for hit in decisive), default=len(sentence))
    if imperative and imperative.quoted_from > first.quoted_from:
        label = sentence[first.quoted_from : imperative.quoted_from]
        told_before = earliest < imperative.quoted_from
        whole = told_before and (
            kind is AdviceKind.CAUTION
            or (kind is AdviceKind.RECOMMENDATION and imperative.border == "but" and decisive[0].cue.weight >= ENOUGH)
            or (kind is not AdviceKind.RECOMMENDATION and len(label.split()) <= _LONGEST_LABEL)
        )
        return first.quoted_from if whole else imperative.quoted_from
    if imperative:
        return first.quoted_from
    opening = next((hit.start for hit in decisive if hit.cue.clause), None)
    surest = min((hit.start for hit in decisive if hit.cue.weight >= ENOUGH), default=earliest)
    if opening is not None and opening <= surest:
        return opening
    start = max(first.quoted_from, told_after_wrapper(sentence, earliest))
    for border in _SEMICOLON.finditer(sentence, start):
        if border.end() <= earliest:
            start = border.end()
    return start if kind is AdviceKind.CAUTION else _after_label(signs, start, decisive)


def _after_label(signs: Signs, start: int, decisive: Sequence[Hit]) -> int:
    """Skip a long label before a colon ("What I would say after all these years: …") if what follows advises itself."""
    colon = signs.sentence.find(": ", start)
    told = any(hit.start < colon and hit.cue.weight >= ENOUGH for hit in signs.hits)
    if told or colon < 0 or len(signs.sentence[start:colon].split()) <= _LONGEST_LABEL:
        return start
    return colon + 2 if any(hit.start > colon for hit in decisive) else start
