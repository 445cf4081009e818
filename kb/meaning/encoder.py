"""Encoder: turns a sentence into a vector (384 numbers), close to those of sentences that give the same advice.

MiniLM, taught on groups of advice (`model.matcher`), its matrices 8 bits a number, run by onnxruntime; the mean of the
pieces' outputs is the sentence's vector. Sentences are read one by one: activations are scaled to 8 bits by all that is
read together, so a neighbour would change what comes out.
"""

import copy
import hashlib
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from extract.encoder.embeddings import shipped_embeddings
from extract.encoder.session import checked_bytes, open_network
from extract.encoder.wordpiece import WordPieces
from extract.processors import available_processors
from kb.meaning.background import Background
from kb.meaning.stance_reader import StanceReader
from kb.meaning.topic_reader import TopicReader
from kb.meaning.vectors import WIDTH, Vectors

WEIGHTS = Path(__file__).parent.parent / "weights"
MOST_PIECES = 96
"""Pieces of a sentence that are read: some seventy words."""
LEAST_GATHERED = 60
"""Gathered sentences up to which their threshold stays: of two that are barely alike nothing is known."""
READING = 2
"""How sentences are brought before the network; raised when that changes, since their vectors change with it."""
_LETTERS = re.compile(r"[^\W\d_]+")
_FOREIGN = 1.7
"""Pieces a word from which on a sentence is in another language: six of 10,043 English ones in our lessons are."""
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_AROUND, _ENDS = " \t\n\"'•*-–—·[]()", ".!;:,… "


class MeaningEncoder:
    """The taught encoder, ready to run on one thread; another `version` may group the same words otherwise."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        described = _description(folder)
        self.version: str = _version(described)
        self.threshold: float = described.get("threshold", 1.0)
        """The likeness from which on groups of sentences give the same advice; none does before it was calibrated."""
        self.threshold_of_few: float = described.get("threshold_of_few", 1.0)
        """The likeness that a group of two or three sentences of posts must have to stay one."""
        self._gathered: tuple[float, float] = (described.get("gathered", 1.0), described.get("gathered_rise", 0.0))
        self.topics = TopicReader.of_arrays(_arrays(folder / "topics.npz", described["topics_sha256"]))
        self._on_vector: Callable[[], object] = lambda: None
        self._embeddings = shipped_embeddings()
        self._session = open_network(folder / "matcher.onnx", described["sha256"])
        self._background = folder / "background.npz", described.get("background_sha256", "")
        self._stances = folder / "stances.npz", described.get("stances_sha256", "")

    @cached_property
    def background(self) -> Background:
        """What tells how near a sentence comes to advice in general."""
        return Background.of_arrays(_arrays(*self._background))

    @cached_property
    def stances(self) -> StanceReader:
        """What tells whether a sentence speaks against a practice."""
        return StanceReader.of_arrays(_arrays(*self._stances))

    def threshold_of_gathered(self, count: int) -> float:
        """Return the likeness from which on bare sentences give the same advice, where somebody gathered so many.

        They have mates more often than what people post, and among few of them fewer are alike by chance.
        """
        start, rise = self._gathered
        return min(self.threshold, start + rise * math.log(max(count, LEAST_GATHERED)))

    def vectors(self, texts: Iterable[str]) -> Vectors:
        """Return a row a text (float32, texts × 384), of any length; `directions` makes them comparable by cosine."""
        rows = []
        with ThreadPoolExecutor(available_processors()) as pool:
            for row in pool.map(self._vector, texts):
                rows.append(row)
                self._on_vector()
        return np.stack(rows) if rows else np.zeros((0, WIDTH), np.float32)

    def knows(self, text: str) -> bool:
        """Return whether a sentence is in words that the encoder knows; those of other languages fall into pieces."""
        words = _LETTERS.findall(text.lower())
        pieces = sum(len(list(self._embeddings.vocabulary.pieces(word))) for word in words)
        return pieces < _FOREIGN * len(words) and any(word.isascii() for word in words)

    def watched(self, on_vector: Callable[[], object]) -> Self:
        """Return this encoder with somebody who is called after each sentence: a hundred thousand take minutes."""
        watched = copy.copy(self)
        watched._on_vector = on_vector
        return watched

    def _vector(self, text: str) -> Vectors:
        embeddings = self._embeddings.of(pieces_of(text, self._embeddings.vocabulary))
        (rows,) = self._session.run(None, {"embeddings": embeddings[None]})
        mean: Vectors = rows[0].mean(0).astype(np.float16).astype(np.float32)  # as a database keeps it
        return mean


def encoder_version(folder: Path = WEIGHTS) -> str:
    """Return the version of the encoder in a folder, without loading it."""
    return _version(_description(folder))


def _description(folder: Path) -> dict[str, Any]:
    described: dict[str, Any] = json.loads((folder / "matcher.json").read_text(encoding="utf-8"))
    return described


def _version(described: Mapping[str, Any]) -> str:
    read = json.dumps([READING, described], sort_keys=True)
    return hashlib.sha256(read.encode()).hexdigest()[:12]


def _arrays(path: Path, sha256: str) -> Mapping[str, npt.NDArray[np.generic]]:
    """Return the arrays of a file by their names."""
    stored: Mapping[str, npt.NDArray[np.generic]] = np.load(io.BytesIO(checked_bytes(path, sha256)))
    return stored


def pieces_of(text: str, vocabulary: WordPieces) -> Sequence[int]:
    """Return the pieces of a sentence as the encoder reads them, cut where they are too many."""
    pieces = list(chain.from_iterable(vocabulary.pieces(word) for word in _bare(text).split()))
    return (vocabulary.classify, *pieces[:MOST_PIECES], vocabulary.separate)


def _bare(text: str) -> str:
    """Return a sentence without what is around it: marks of lists and quotation, how it ends if it does not ask."""
    bare = text.translate(_STRAIGHT).strip(_AROUND)
    return bare if bare.endswith("?") else bare.rstrip(_ENDS) + "."


@cache
def shipped_encoder() -> MeaningEncoder:
    """Return the encoder of the package, loaded once a process."""
    return MeaningEncoder()
