"""Judging advice: what speaks for a sentence, by rules and encoder, to be advice, and of which kind."""

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from extract.advising.lists import Placed
from extract.advising.signs import Signs
from extract.advising.survey import Survey
from extract.document import LineKind
from extract.encoder.reading import Reading
from extract.facts import AdviceKind
from extract.judging.logistic import Features, Logistic, log_odds
from extract.needles import folded

KINDS = tuple(AdviceKind)
_RULED, _READS, _LISTED, _POINTS, _CUES = (
    {kind: f"{name} {kind.value}" for kind in KINDS} for name in ("ruled", "reads", "listed", "points", "cues")
)
"""The names of what is asked of each kind."""

_CLOSED = 0.9985
"""Probability of no advice from which rules are not asked."""
_SHORT = 6
"""Tokens of a sentence that has little room to advise."""
_NOTHING = -7.0
"""Log-odds of advice where there is no sentence."""
_MOST_MENTIONS = 2
"""Titles or numbers of a sentence from which more say no more."""

_WORDING = {
    "says I": re.compile(r"\b(?:i|my|me|mine|myself)\b"),
    "says we": re.compile(r"\b(?:we|our|ours|us)\b"),
    "says you": re.compile(r"\b(?:you|your|yours|u)\b"),
    "tells the past": re.compile(
        r"\b(?:was|were|had|did|went|came|took|gave|got|said|told|made|used to|been|[a-z]{3,}ed)\b"
    ),
    "counts": re.compile(r"\d"),
    "denies": re.compile(r"\b(?:not|never|no|nobody|nothing|none)\b|n't\b"),
    "exclaims": re.compile(r"!$"),
    "announces by colon": re.compile(r":$"),
}
"""What a sentence's words show, in lower case, without being understood."""


def may_advise(doc: Doc, start: int, end: int) -> bool:
    """Return whether the encoder leaves it open that characters `start` to `end` advise, or has not read them."""
    reading: Reading = doc._.reading
    tokens = reading.tokens(start, end)
    likely = reading.advice(tokens.start, tokens.stop)
    return likely is None or float(likely[0]) < _CLOSED


class AdviceJudging:
    """The sentences of a surveyed doc as the judges of advice see them."""

    def __init__(self, doc: Doc, survey: Survey) -> None:
        self._doc, self._survey = doc, survey
        self._reading: Reading = doc._.reading
        self._titles = [span.start_char for span in doc.spans.get("titles", ())]
        self._numbers = [span.start_char for span in doc.spans.get("quantities", ())]
        self._advises = [self._log_odds(place) for place in survey.placed]
        self._best = sorted([_NOTHING, *self._advises])[-2:]

    def features(self, position: int, ruled: AdviceKind | None) -> Features:
        """Return what speaks for the sentence at `position` to be advice, to which the rules give the kind `ruled`."""
        place = self._survey.placed[position]
        advises = self._advises[position]
        words = folded(place.unit.text.rstrip())
        return {
            "advises": advises,
            "ruled": float(ruled is not None),
            "ruled advises": advises * (ruled is not None),
            **{name: float(ruled is kind) for kind, name in _RULED.items()},
            **{name: float(wording.search(words) is not None) for name, wording in _WORDING.items()},
            **self._read(place),
            **self._laid_out(place),
            **self._around(position),
            **_signed(self._survey.signs[position], advises, is_open=self._survey.is_open[position]),
        }

    def _read(self, place: Placed) -> Features:
        """Return what the encoder says of a sentence."""
        tokens = self._reading.tokens(place.unit.start, place.unit.end)
        likely = self._reading.advice(tokens.start, tokens.stop)
        labels = list(self._reading.network.labels["advice"])
        return {
            "unread": float(likely is None),
            "short": float(len(tokens) < _SHORT),
            "former": log_odds(self._reading.former(tokens)),
            "position": log_odds(self._reading.tag_at_best("POSITION", tokens)),
            **{
                name: 0.0 if likely is None else log_odds(float(likely[labels.index(kind)]))
                for kind, name in _READS.items()
            },
        }

    def _laid_out(self, place: Placed) -> Features:
        """Return where a sentence is, how long it is and what it mentions."""
        kind = self._doc._.lines[place.unit.line].kind
        return {
            "announced": float(place.announced),
            **{name: float(place.kind is kind) for kind, name in _LISTED.items()},
            "announces": float(place.announces),
            "opens an item": float(place.opens_item),
            "in a list": float(kind is LineKind.ITEM),
            "key and value": float(kind is LineKind.KEY_VALUE),
            "in a table": float(kind is LineKind.ROW),
            "length": math.log(1 + len(place.unit.text.split())),
            "titles": _mentions(self._titles, place),
            "numbers": _mentions(self._numbers, place),
        }

    def _around(self, position: int) -> Features:
        """Return what is around a sentence."""
        advises, last = self._advises, len(self._advises) - 1
        return {
            "before advises": advises[position - 1] if position else _NOTHING,
            "after advises": advises[position + 1] if position < last else _NOTHING,
            "other advises": self._best[advises[position] != self._best[-1]],
            "among advice": float(self._survey.among[position]),
            "first": float(position == 0 and not _is_imperative(self._survey.signs[position])),
            "last": float(position == last),
        }

    def _log_odds(self, place: Placed) -> float:
        tokens = self._reading.tokens(place.unit.start, place.unit.end)
        likely = self._reading.advice(tokens.start, tokens.stop)
        return 0.0 if likely is None else log_odds(1 - float(likely[0]))


def likeliest_kind(judges: Mapping[str, Logistic], features: Features) -> AdviceKind:
    """Return the kind of a sentence that advises."""
    return max(KINDS, key=lambda kind: judges[f"advice_{kind.value}"].probability(features))


def _mentions(starts: Sequence[int], place: Placed) -> float:
    inside = bisect_left(starts, place.unit.end) - bisect_left(starts, place.unit.start)
    return float(min(inside, _MOST_MENTIONS))


def _is_imperative(signs: Signs | None) -> bool:
    return signs is not None and signs.imperative is not None


def _signed(signs: Signs | None, advises: float, *, is_open: bool) -> Features:
    """Return how many points the rules give a sentence, even too few; they refuse an open one without signs."""
    refused = is_open and signs is None
    imperative = _is_imperative(signs)
    return {
        "refused": float(refused),
        "refused advises": advises * refused,
        "closed": float(not is_open),
        "imperative": float(imperative),
        "imperative advises": advises * imperative,
        **{name: float(signs.points.get(kind, 0)) if signs else 0.0 for kind, name in _POINTS.items()},
        **{
            name: float(sum(hit.cue.weight for hit in signs.hits if hit.cue.kind is kind)) if signs else 0.0
            for kind, name in _CUES.items()
        },
    }
