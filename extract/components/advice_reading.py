"""Reading: whether one sentence advises, of which kind, and which of its words carry the advice.

Each kind of advice collects points from the cues that the sentence holds; two points make an advice. An imperative is
worth two. Where several kinds reach two points, the stronger kind wins (CONVENTIONS: caution, lesson, recommendation,
practice).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.components.advice_clauses import Opening, clause_openings, is_imperative, told_after_wrapper
from extract.components.advice_cues import Cue, cues, refusals
from extract.facts import AdviceKind

STRENGTH = (AdviceKind.CAUTION, AdviceKind.LESSON, AdviceKind.RECOMMENDATION, AdviceKind.PRACTICE)
ENOUGH = 2
LONGEST = 700
"""Characters; what is longer is no sentence but a text whose borders were lost."""

_LONGEST_LABEL = 8
"""Words before a colon that still belong to the quotation ("What the move taught us: …")."""

_QUESTION = re.compile(
    r"\?[\"')\s]*$"
    r"|^(?:how|what|where|when|who|which|why) (?:do|does|did|would|should|are|is|was|were|many|much|kind|have|has|can"
    r"|could|will)\b(?! you (?:need|really))"
    r"|^(?:do|does|did|is|are|has|can|could|would|should|will) (?:you|anyone|anybody|any|there|we|i|it|they|others|the"
    r"|your|everyone|somebody|someone)\b",
    re.IGNORECASE,
)
_SEQUEL = re.compile(
    r"(?:it|that|this|they)(?:'s| is| has| have)?\b.{0,60}"
    r"\b(?:never|works?|worked|stopped|saves?|saved|helps?|helped|keeps?)\b",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r" ?; ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An advice inside a sentence: its kind and the characters from `start` that carry it, to the sentence's end."""

    kind: AdviceKind
    start: int
    imperative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    cue: Cue
    start: int


def is_refused(sentence: str) -> bool:
    """Say whether a sentence asks, or speaks of the conversation itself, of plans or of wishes."""
    return bool(_QUESTION.search(sentence)) or any(r.kind is None and r.pattern.search(sentence) for r in refusals())


def read_sentence(
    sentence: str, *, after_advice: bool = False, sequel: str = "", leaning: AdviceKind | None = None
) -> Reading | None:
    """Return the advice in a sentence (single blanks, straight quotes), or None.

    Three things let a weak sign count: `after_advice`, the sentence before it urges or warns; `sequel`, the sentence
    after it ("We lock it. It has never been lost."); `leaning`, the kind of the list that it stands in.
    """
    if len(sentence) > LONGEST or is_refused(sentence):
        return None
    openings = tuple(clause_openings(sentence))
    imperative = next((opening for opening in openings if is_imperative(sentence, opening.at)), None)
    hits = _hits(sentence, openings, after_advice)
    points = Counter[AdviceKind]()
    for hit in hits:
        points[hit.cue.kind] += hit.cue.weight
    if imperative:
        points[AdviceKind.RECOMMENDATION] += ENOUGH
    if after_advice:
        points[AdviceKind.LESSON] += bool(points[AdviceKind.LESSON])
    points[AdviceKind.PRACTICE] += bool(points[AdviceKind.PRACTICE] and _SEQUEL.match(sequel))
    if leaning and points[leaning]:
        points[leaning] += 1
    for refusal in refusals():
        if refusal.kind and points[refusal.kind] and refusal.pattern.search(sentence):
            points[refusal.kind] = 0
    kind = next((kind for kind in STRENGTH if points[kind] >= ENOUGH), None)
    if kind is None:
        return None
    decisive = [hit for hit in hits if hit.cue.kind is kind]
    start = _quotation_start(sentence, openings[0], imperative, decisive, kind)
    return Reading(kind=kind, start=start, imperative=imperative is not None)


def _hits(sentence: str, openings: Sequence[Opening], after_advice: bool) -> list[_Hit]:
    """Find each cue once: an anchored one at any opening of a clause, any other from the first opening on."""
    places = sorted({place for opening in openings for place in (opening.at, opening.quoted_from)})
    tails = [(place, sentence[place:]) for place in places]
    found = []
    for cue in cues():
        if cue.follows and not after_advice:
            continue
        for place, tail in tails if cue.anchored else tails[:1]:
            match = cue.pattern.search(tail)
            if match:
                found.append(_Hit(cue=cue, start=place + match.start()))
                break
    return found


def _quotation_start(
    sentence: str, first: Opening, imperative: Opening | None, decisive: Sequence[_Hit], kind: AdviceKind
) -> int:
    earliest = min((hit.start for hit in decisive), default=len(sentence))
    if imperative and imperative.quoted_from > first.quoted_from:
        label = sentence[first.quoted_from : imperative.quoted_from]
        told_before = earliest < imperative.quoted_from
        whole = told_before and (
            kind is AdviceKind.CAUTION
            or (kind is not AdviceKind.RECOMMENDATION and len(label.split()) <= _LONGEST_LABEL)
        )
        return first.quoted_from if whole else imperative.quoted_from
    if imperative:
        return first.quoted_from
    opening = next((hit.start for hit in decisive if hit.cue.clause), None)
    if opening is not None:
        return opening
    start = max(first.quoted_from, told_after_wrapper(sentence, earliest))
    for border in _SEMICOLON.finditer(sentence, start):
        if border.end() <= earliest:
            start = border.end()
    return start if kind is AdviceKind.CAUTION else _after_label(sentence, start, decisive)


def _after_label(sentence: str, start: int, decisive: Sequence[_Hit]) -> int:
    """Skip a long label before a colon ("What I would say after all these years: …") if what follows advises itself."""
    colon = sentence.find(": ", start)
    if colon < 0 or len(sentence[start:colon].split()) <= _LONGEST_LABEL:
        return start
    return colon + 2 if any(hit.start > colon for hit in decisive) else start
