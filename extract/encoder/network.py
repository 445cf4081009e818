"""Network: runs the encoder's weights over windows and names what comes out.

The weights are an ONNX file with 8-bit matrices beside a `reader.json` that tells its digest, its labels and the widths
of its heads. Each token gets one row of numbers, the heads' outputs side by side (`Head`); a window is read in one go.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from extract.encoder.windows import Window
from extract.encoder.wordpiece import WordPieces
from extract.errors import WeightsDamaged

WEIGHTS = Path(__file__).parent.parent / "weights"

Numbers: TypeAlias = npt.NDArray[np.float32]

_BATCH = 2_048
"""Pieces that are read at once, padding included."""


@dataclass(frozen=True, slots=True)
class Head:
    """Columns `start` to `end` of a token's row."""

    start: int
    end: int


class Network:
    """The encoder, ready to run on one thread; `labels` are the names of each head's columns, where it has names."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        import onnxruntime

        description = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        weights = (folder / "reader.onnx").read_bytes()
        if hashlib.sha256(weights).hexdigest() != description["sha256"]:
            raise WeightsDamaged(folder / "reader.onnx")
        self.vocabulary = WordPieces.of_file(folder / "vocabulary.txt")
        self.labels: Mapping[str, Sequence[str]] = description["labels"]
        self.heads = _side_by_side(description["widths"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

    def read(self, windows: Sequence[Window]) -> list[Numbers]:
        """Return for each window a row for its opening and then one a token (float32, 1 + tokens × width)."""
        rows: list[Numbers] = [np.empty((0, 0), np.float32)] * len(windows)
        for batch in _batches(windows):
            longest = max(len(windows[at].pieces) for at in batch)
            pieces = np.zeros((len(batch), longest), np.int64)
            mask = np.zeros((len(batch), longest), np.int64)
            for row, at in enumerate(batch):
                pieces[row, : len(windows[at].pieces)] = windows[at].pieces
                mask[row, : len(windows[at].pieces)] = 1
            (out,) = self._session.run(None, {"pieces": pieces, "mask": mask})
            for row, at in enumerate(batch):
                rows[at] = out[row, (0, *windows[at].first)]
        return rows


def _side_by_side(widths: Mapping[str, int]) -> dict[str, Head]:
    heads, start = {}, 0
    for name, width in widths.items():
        heads[name] = Head(start, start + width)
        start += width
    return heads


def _batches(windows: Sequence[Window]) -> list[list[int]]:
    """Return the places of the windows in batches of like length, so that little is spent on padding."""
    batches: list[list[int]] = []
    for at in sorted(range(len(windows)), key=lambda at: len(windows[at].pieces)):
        if batches and (len(batches[-1]) + 1) * len(windows[at].pieces) <= _BATCH:
            batches[-1].append(at)
        else:
            batches.append([at])
    return batches
