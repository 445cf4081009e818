"""Stance reader: whether a sentence speaks against a practice, from its own words and vector.

"We dropped it after a year", "skip the pilot", "I'd rather lease": who is against what others urge mostly says so, and
needs no other sentence beside it. A logistic regression over the words and pairs of words of a sentence, the rare ones
weighing more (tf-idf), and over its vector; taught on sentences whose writers said on which side they stand
(`model.matcher.stances`). Two that speak about one practice take opposite sides where one of them is against it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.meaning.vectors import Vectors

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!]")
_DIGITS = 4
"""Decimals of log odds, so that no order of adding shows."""

LogOdds = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class StanceReader:
    """A regression: rarity and weight of each word or pair of words, a weight for each number of the vector, a bias."""

    words: Mapping[str, tuple[float, float]]
    weights: Vectors
    bias: float

    @classmethod
    def of_arrays(cls, stored: Mapping[str, Any]) -> "StanceReader":
        """Take the numbers from the arrays of a file."""
        known = zip(stored["rarity"].tolist(), stored["word_weights"].tolist(), strict=True)
        words = dict(zip(stored["words"].tolist(), known, strict=True))
        return cls(words, stored["weights"], float(stored["bias"]))

    def against(self, texts: Sequence[str], vectors: Vectors) -> LogOdds:
        """Return for each sentence and its vector (sentences × width) the log odds that it is against a practice."""
        odds = vectors.astype(np.float64) @ self.weights + [self._said(text) for text in texts] + self.bias
        rounded: LogOdds = np.round(odds, _DIGITS)
        return rounded

    def _said(self, text: str) -> float:
        """Return what the words of a sentence add."""
        known = [self.words[word] for word in words_of(text) if word in self.words]
        length = sum(rarity * rarity for rarity, _ in known) ** 0.5
        return sum(rarity * weight for rarity, weight in known) / length if known else 0.0


def words_of(text: str) -> frozenset[str]:
    """Return the words and pairs of neighbouring words of a sentence, in lower case."""
    return frozenset(_each_word(text.lower().replace("’", "'")))


def _each_word(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    yield from words
    for one, other in pairwise(words):
        yield f"{one} {other}"


def opposed(against: LogOdds, others: LogOdds) -> LogOdds:
    """Return for each sentence (row) and each other (column) the log odds that just one of the two is against.

    Both are log odds of single sentences (`StanceReader.against`), which are independent of one another.
    """
    one, other = against[:, None], others[None]
    odds: LogOdds = np.round(np.logaddexp(one, other) - np.logaddexp(0.0, one + other), _DIGITS)
    return odds
