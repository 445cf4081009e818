"""Network: runs the encoder's weights over windows and names what comes out.

The weights are an ONNX file with 8-bit matrices above the vectors of pieces that all our networks share
(`extract.encoder.embeddings`), beside a `reader.json` that tells its digest, its labels and the widths of its heads.
Each token gets one row of numbers, the heads' outputs side by side (`Head`).
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extract.encoder.embeddings import WEIGHTS, shipped_embeddings
from extract.encoder.session import open_network
from extract.encoder.windows import Window

Numbers: TypeAlias = npt.NDArray[np.float32]

_SLOWER = ("SkipLayerNormFusion",)
"""Optimizers that cost time: a sum and its normalisation take four times as long as one operation than as two."""


@dataclass(frozen=True, slots=True)
class Head:
    """Columns `start` to `end` of a token's row."""

    start: int
    end: int


class Network:
    """The encoder, ready to run on one thread; `labels` are the names of each head's columns, where it has names."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        description = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        self.labels: Mapping[str, Sequence[str]] = description["labels"]
        self._columns: dict[str, tuple[int, ...]] = defaultdict(tuple)
        for at, name in enumerate(self.labels["tags"]):
            self._columns[name.partition("-")[2]] += (at,)
        self.heads = _side_by_side(description["widths"])
        self._embeddings = shipped_embeddings()
        self.vocabulary = self._embeddings.vocabulary
        self._session = open_network(folder / "reader.onnx", description["sha256"], without=_SLOWER)

    def columns_of_tag(self, label: str) -> tuple[int, ...]:
        """Return the columns of the head "tags" that say that a token begins or goes on with a `label`."""
        return self._columns[label]

    def read(self, window: Window) -> Numbers:
        """Return a row for a window's opening and then one a token (float32, 1 + tokens × width).

        Windows are read one by one: activations are scaled to 8 bits by all that is read together, so a neighbour
        would change what comes out; and without padding one by one is also faster.
        """
        given = {
            "embeddings": self._embeddings.of(window.pieces)[None],
            "marks": np.array([window.marks], np.int64),
        }
        (rows,) = self._session.run(None, given)
        read: Numbers = rows[0, (0, *window.first)]
        return read


def _side_by_side(widths: Mapping[str, int]) -> dict[str, Head]:
    heads, start = {}, 0
    for name, width in widths.items():
        heads[name] = Head(start, start + width)
        start += width
    return heads
