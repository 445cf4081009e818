"""Signs: what in a sentence's own words speaks for advice; `extract.advising.reading` weighs it.

An imperative and "I would" are worth two points; a maxim one or two; a habit and a choosing fragment one; a cue what
its line of data says.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.advising.clauses import Opening, clause_openings, is_imperative
from extract.advising.cues import Cue, needled_cues, needled_refusals
from extract.advising.fragments import is_choosing_fragment
from extract.advising.habits import is_first_choice, is_habit
from extract.advising.maxims import maxim_weight
from extract.facts import AdviceKind

ENOUGH = 2
LONGEST = 700
"""Characters; what is longer is no sentence but a text whose borders were lost."""

_QUESTION = re.compile(
    r"\?[\"')\s]*$"
    r"|^(?:how|what|where|when|who|which|why) (?:do|does|did|would|should|are|is|was|were|many|much|kind|have|has|can"
    r"|could|will)\b(?! you (?:need|really))"
    r"|^do (?:you|anyone|anybody|any|there|we|i|they|others)\b"
    r"|^do (?:the|your) [a-z]+s (?:report|have|get|need|work|do|use|also|go|come|still|all|know|like|take|share|sit)\b"
    r"|^(?:does|did|is|are|has|can|could|would|should|will) (?:you|anyone|anybody|any|there|we|i|it|they|others|the"
    r"|your|everyone|somebody|someone)\b",
    re.IGNORECASE,
)
"""Matches "Who does that?", "How many do you have", "Is there a list"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue and where in the sentence its wording begins."""

    cue: Cue
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for advice in a sentence: `points` by kind, without those of its cues, and the cues' `hits`."""

    sentence: str
    openings: tuple[Opening, ...]
    imperative: Opening | None
    points: Mapping[AdviceKind, int]
    hits: tuple[Hit, ...]


def is_refused(sentence: str) -> bool:
    """Return whether a sentence asks, or speaks of the conversation itself, of plans or of wishes."""
    return bool(_QUESTION.search(sentence)) or any(
        refusal.pattern.search(sentence) for refusal in needled_refusals().that_may_match(sentence)
    )


def gather_signs(sentence: str) -> Signs | None:
    """Return the signs of a sentence (single blanks, straight quotes); None if it is refused or no sentence at all."""
    if len(sentence) > LONGEST or is_refused(sentence):
        return None
    openings = tuple(clause_openings(sentence))
    imperative = next((opening for opening in openings if is_imperative(sentence, opening.at, opening.border)), None)
    urges = imperative or any(is_first_choice(sentence, opening.at) for opening in openings)
    chooses = is_choosing_fragment(sentence)
    points = Counter({AdviceKind.RECOMMENDATION: (ENOUGH if urges else 0) + chooses})
    if not imperative and not chooses:
        points[AdviceKind.LESSON] = max(maxim_weight(sentence, one.at, conditional=one.under) for one in openings)
    points[AdviceKind.PRACTICE] = max(
        (ENOUGH if opening.under else 1) if is_habit(sentence, opening.at) else 0 for opening in openings
    )
    return Signs(
        sentence=sentence,
        openings=openings,
        imperative=imperative,
        points=points,
        hits=_hits(sentence, openings),
    )


def _hits(sentence: str, openings: Sequence[Opening]) -> tuple[Hit, ...]:
    """Find each cue once: an anchored one at any opening of a clause, any other from the first opening on."""
    places = sorted({0} | {place for opening in openings for place in (opening.at, opening.quoted_from)})
    tails = [(place, sentence[place:]) for place in places]
    found = []
    for cue in needled_cues().that_may_match(sentence):
        for place, tail in tails if cue.anchored else tails[:1]:
            match = cue.pattern.search(tail)
            if match:
                found.append(Hit(cue=cue, start=place + match.start()))
                break
    return tuple(found)
