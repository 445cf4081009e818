"""Embeddings: the vector of each piece of the vocabulary, which all our networks share as they came from MiniLM.

They are most of a small network's weight, so training leaves them alone and they lie in one file, four bits a number,
with a scale for every 32 (`model.embeddings` makes it).
"""

import io
import json
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extract.encoder.session import checked_bytes
from extract.encoder.wordpiece import WordPieces

WEIGHTS = Path(__file__).parent.parent / "weights"
BLOCK = 32
"""Numbers of a row that share a scale."""
_MIDDLE = 8
_REMEMBERED = 8_000
"""Pieces whose vectors are remembered (12 MB): posts are written with few of all."""
_PAIRS = np.array([[byte & 15, byte >> 4] for byte in range(256)], np.float32) - _MIDDLE
"""The two steps that a byte holds (float32, 256 × 2)."""


class PieceEmbeddings:
    """A vocabulary with a vector (float32, `width` numbers) a piece."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        description = json.loads((folder / "embeddings.json").read_text(encoding="utf-8"))
        stored = np.load(io.BytesIO(checked_bytes(folder / "embeddings.npz", description["sha256"])))
        self._packed: npt.NDArray[np.uint8] = stored["steps"]
        self._scales: npt.NDArray[np.float32] = stored["scales"].astype(np.float32)
        self.vocabulary = WordPieces.of_file(folder / "vocabulary.txt")
        self.width = 2 * self._packed.shape[1]
        self._vector = lru_cache(maxsize=_REMEMBERED)(self._unpacked)

    def of(self, pieces: Iterable[int]) -> npt.NDArray[np.float32]:
        """Return the vectors of pieces (float32, pieces × width)."""
        return np.array([self._vector(piece) for piece in pieces])

    def _unpacked(self, piece: int) -> npt.NDArray[np.float32]:
        steps = _PAIRS[self._packed[piece]].reshape(-1, BLOCK)
        vector: npt.NDArray[np.float32] = (steps * self._scales[piece, :, None]).reshape(self.width)
        return vector

    @property
    def every(self) -> npt.NDArray[np.float32]:
        """The vectors of the whole vocabulary, for training."""
        return self.of(range(len(self._packed)))


@cache
def shipped_embeddings() -> PieceEmbeddings:
    """Return the package's own, loaded once a process."""
    return PieceEmbeddings()


def pack(steps: npt.NDArray[np.int8]) -> npt.NDArray[np.uint8]:
    """Return steps from -8 to 7 two a byte."""
    nibbles = (steps + _MIDDLE).astype(np.uint8)
    packed: npt.NDArray[np.uint8] = np.bitwise_or(nibbles[:, ::2], np.left_shift(nibbles[:, 1::2], 4))
    return packed.astype(np.uint8)
