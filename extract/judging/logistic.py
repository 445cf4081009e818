"""Logistic: the regressions that model/judges.py fitted for this version, as the weights of named features."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from extract.encoder.embeddings import WEIGHTS

Features: TypeAlias = Mapping[str, float]

_TOLD = 3
"""Features that are told as the reasons of a verdict."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """The weights of the features, by name; a feature without a weight says nothing."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Features) -> float:
        """Return the probability that what has these features is true."""
        score = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items() if value)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    def reasons(self, features: Features) -> tuple[tuple[str, float], ...]:
        """Return the features that weigh most, each with the log-odds that it adds."""
        weighed = ((name, round(self.weights.get(name, 0.0) * value, 2)) for name, value in features.items() if value)
        return tuple(sorted((one for one in weighed if one[1]), key=lambda one: -abs(one[1]))[:_TOLD])


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability, held to ±7: the form in which evidence adds up."""
    held = min(max(probability, 0.001), 0.999)
    return math.log(held / (1 - held))


@cache
def shipped_judges() -> Mapping[str, Logistic]:
    """Return the judges that came with the package, by name."""
    fitted = json.loads((WEIGHTS / "judges.json").read_text(encoding="utf-8"))
    return {name: Logistic(judge["bias"], judge["weights"]) for name, judge in fitted.items()}
