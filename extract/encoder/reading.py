"""Reading: what the encoder made of a doc's tokens, as probabilities that rules and judges can ask for.

Tags name what a token is part of (`POSITION`, `MENTION` of a title that is none, `ORG`, `ENROLL`, `SITES`, `TOTAL`,
`COUNT`, `FTE`, `GRADES`); other heads tell a title's employment, how its number is said, which number it is, whether
a fact is a former employer's, and what a sentence advises.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extract.document import token_starts
from extract.encoder.network import Network, Numbers
from extract.encoder.windows import Window

Probabilities: TypeAlias = npt.NDArray[np.float32]

LINK_SCALE = 8.0
"""What the scores of a title's number are divided by, here as in training."""


@dataclass
class Reading:
    """The encoder's output for the windows of a doc that it read; tokens it did not read have no probabilities."""

    doc: Doc
    network: Network
    windows: Sequence[Window]
    rows: Sequence[Numbers]
    _starts: list[int] = field(init=False)
    _offsets: Sequence[int] = field(init=False)
    _ends: list[int] = field(init=False)
    _soft: dict[tuple[int, str], Probabilities] = field(init=False, default_factory=dict)
    _summed: dict[tuple[int, str, tuple[int, ...]], Probabilities] = field(init=False, default_factory=dict)
    _advice: dict[tuple[int, int], Probabilities | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [window.start for window in self.windows]
        self._ends = [window.end for window in self.windows]
        self._offsets = token_starts(self.doc)

    def tokens(self, start: int, end: int) -> range:
        """Return the numbers of the tokens that touch characters `start` to `end`."""
        first = max(bisect_right(self._offsets, start) - 1, 0)
        return range(first, max(bisect_left(self._offsets, end), first + 1))

    def has_read(self, tokens: range) -> bool:
        """Return whether any of the tokens was read."""
        return bool(self._read(tokens))

    def tag(self, label: str, tokens: range) -> float:
        """Return the mean probability that tokens are part of a `label`; 0 where nothing was read."""
        return self._mean("tags", self.network.columns_of_tag(label), tokens)

    def tag_at_best(self, label: str, tokens: range) -> float:
        """Return the probability of the token that is most probably part of a `label`; 0 where nothing was read."""
        columns = self.network.columns_of_tag(label)
        return max((float(part.max()) for part in self._likely("tags", columns, tokens)), default=0.0)

    def employment(self, name: str, tokens: range) -> float:
        """Return the mean probability of an employment over a title's tokens."""
        return self._mean("employment", (list(self.network.labels["employment"]).index(name),), tokens)

    def former(self, tokens: range) -> float:
        """Return the mean probability that tokens tell of a former employer."""
        return self._mean("former", (1,), tokens)

    def counting(self, name: str, title: int) -> float:
        """Return how probably a title's number is said by a `link`, as `one`, not at all (`none`) or otherwise."""
        return self._mean("counting", (list(self.network.labels["counting"]).index(name),), range(title, title + 1))

    def number_of(self, title: int) -> dict[int, float]:
        """Return for each token how probably it is the number of a title; token -1 stands for none."""
        at = self._window(title)
        if at is None:
            return {}
        window, rows = self.windows[at], self.rows[at]
        keys = self._head(rows, "count_key")
        query = self._head(rows, "count_query")[1 + title - window.start]
        likely = _softmax(keys @ query / LINK_SCALE)
        return {-1: float(likely[0])} | {window.start + i: float(p) for i, p in enumerate(likely[1:]) if p > 0.01}

    def advice(self, start: int, end: int) -> Probabilities | None:
        """Return the probabilities of the kinds of advice (none first) of a sentence, tokens `start` to `end`."""
        if (start, end) not in self._advice:
            self._advice[start, end] = self._weigh_advice(start, end)
        return self._advice[start, end]

    def _weigh_advice(self, start: int, end: int) -> Probabilities | None:
        at = self._window(start)
        if at is None:
            return None
        window = self.windows[at]
        rows = self.rows[at][1 + start - window.start : 1 + end - window.start]
        return _softmax(np.add.reduce(self._head(rows, "advice")) / len(rows))

    def _window(self, token: int) -> int | None:
        at = bisect_right(self._starts, token) - 1
        return at if at >= 0 and token < self.windows[at].end else None

    def _mean(self, head: str, columns: tuple[int, ...], tokens: range) -> float:
        """Return the mean over tokens of what some columns of a head sum up to; 0 where nothing was read."""
        parts = self._likely(head, columns, tokens)
        seen = sum(len(part) for part in parts)
        return float(sum(np.add.reduce(part) for part in parts) / seen) if seen else 0.0

    def _likely(self, head: str, columns: tuple[int, ...], tokens: range) -> list[Probabilities]:
        """Return the sums of some columns of a head for the tokens that were read, window by window."""
        parts = []
        for at in self._read(tokens):
            if (at, head, columns) not in self._summed:
                self._summed[at, head, columns] = np.add.reduce(self._soft_window(at, head)[:, columns], axis=1)
            before = self.windows[at].start
            parts.append(self._summed[at, head, columns][max(tokens.start - before, 0) : tokens.stop - before])
        return parts

    def _read(self, tokens: range) -> range:
        """Return the numbers of the windows that hold any of the tokens."""
        return range(bisect_right(self._ends, tokens.start), bisect_left(self._starts, tokens.stop))

    def _soft_window(self, at: int, head: str) -> Probabilities:
        if (at, head) not in self._soft:
            self._soft[at, head] = _softmax(self._head(self.rows[at][1:], head))
        return self._soft[at, head]

    def _head(self, rows: Numbers, name: str) -> Numbers:
        head = self.network.heads[name]
        columns: Numbers = rows[:, head.start : head.end]
        return columns


def _softmax(scores: Numbers) -> Probabilities:
    raised = np.exp(scores - np.maximum.reduce(scores, axis=-1, keepdims=True))
    likely: Probabilities = raised / raised.sum(axis=-1, keepdims=True)
    return likely
