"""Topics: the subjects under which readers browse advice, as `topics.jsonl` names them.

Which of them an advice is about is read off its vector (`kb.meaning.topic_reader`) halfway to that of what its thread
is about, since an answer leaves unsaid what the question named; one about none is `general`. Words that are of one
topic wherever they are ("multi-factor", "report to the superintendent") go before that: those of `topic_words.jsonl`
name a right topic in 348 of 393 sentences of the teaching and development groups, in 34 of 47 of the unseen ones.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.data_files import rows
from kb.meaning.topic_reader import TopicReader

GENERAL = "general"
_MOST_BESIDE_WORDS = 3
"""Topics in all where words tell one: what only the vector says beyond that is mostly the words' neighborhood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject of advice, as readers browse it."""

    id: str
    name: str
    meaning: str


@cache
def topics() -> tuple[Topic, ...]:
    """Return every topic in the order in which readers see them; the general one is last."""
    return tuple(Topic(**row) for row in rows(__package__, "topics"))


def topics_of(
    reader: TopicReader,
    title: str,
    sentences: npt.NDArray[Any],
    subjects: npt.NDArray[Any] | None = None,
) -> tuple[str, ...]:
    """Return the ids of the topics of a recommendation: what its title names, then the likeliest first.

    `sentences` is the sum of the directions of its sentences, `subjects` that of what their threads are about, None
    where nothing tells it.
    """
    read = _read(reader, sentences, subjects)
    told = {topic for topic, words in _words().items() if words.search(title)}
    first = sorted(told, key=lambda topic: (read.index(topic) if topic in read else len(read), topic))
    rest = [topic for topic in read if topic not in told]
    if first:
        return (*first, *rest[: max(_MOST_BESIDE_WORDS - len(first), 0)])
    return tuple(rest) or (GENERAL,)


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    return {
        row["id"]: re.compile(rf"\b(?:{row['words']})\b", re.IGNORECASE) for row in rows(__package__, "topic_words")
    }


def _read(reader: TopicReader, sentences: npt.NDArray[Any], subjects: npt.NDArray[Any] | None) -> tuple[str, ...]:
    pointed = _direction(sentences)
    found = reader.read(_direction(pointed + _direction(subjects))) if subjects is not None else ()
    return found or reader.read(pointed)


def _direction(vector: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float64)
