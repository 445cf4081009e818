"""Judging advice: what speaks for a sentence, by rules and encoder, to be advice, and of which kind."""

from collections.abc import Mapping

from spacy.tokens import Doc

from extract.document import text_of
from extract.encoder.reading import Reading
from extract.facts import AdviceKind
from extract.judging.logistic import Features, Logistic, log_odds

KINDS = tuple(AdviceKind)

_CLOSED = 0.98
"""Probability of no advice from which rules are not asked."""
_SHORT = 6
"""Tokens of a sentence that has little room to advise."""


def may_advise(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the encoder leaves it open that characters `start` to `end` advise, or has not read them."""
    reading: Reading = doc._.reading
    tokens = reading.tokens(start, end)
    likely = reading.advice(tokens.start, tokens.stop)
    return likely is None or float(likely[0]) < _CLOSED


def advice_features(
    doc: Doc, start: int, end: int, *, ruled: AdviceKind | None, listed: AdviceKind | None, announced: bool
) -> Features:
    """Return what speaks for characters `start` to `end` to be advice.

    `ruled` is the kind that the rules give them, `listed` the kind of the list that they stand in, `announced` whether
    they stand in one at all.
    """
    reading: Reading = doc._.reading
    tokens = reading.tokens(start, end)
    likely = reading.advice(tokens.start, tokens.stop)
    advises = 0.0 if likely is None else log_odds(1 - float(likely[0]))
    features = {
        "advises": advises,
        "ruled": float(ruled is not None),
        "ruled advises": advises * (ruled is not None),
        "announced": float(announced),
        "short": float(len(tokens) < _SHORT),
        "asks": float(text_of(doc)[start:end].rstrip().endswith("?")),
        "unread": float(likely is None),
    }
    labels = list(reading.network.labels["advice"])
    for kind in KINDS:
        features[f"reads {kind.value}"] = 0.0 if likely is None else log_odds(float(likely[labels.index(kind.value)]))
        features[f"ruled {kind.value}"] = float(ruled is kind)
        features[f"listed {kind.value}"] = float(listed is kind)
    return features


def likeliest_kind(judges: Mapping[str, Logistic], features: Features) -> AdviceKind:
    """Return the kind of a sentence that advises."""
    return max(KINDS, key=lambda kind: judges[f"advice_{kind.value}"].probability(features))
