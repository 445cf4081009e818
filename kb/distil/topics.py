"""Topics: the subjects under which readers browse advice, as `topics.jsonl` names them.

Which of them an advice is about is read off its vector (`kb.meaning.topic_reader`) halfway to that of what its thread
is about, since an answer leaves unsaid what the question named; one about none is `general`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from kb.data_files import rows
from kb.meaning.topic_reader import TopicReader

GENERAL = "general"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject of advice, as readers browse it."""

    id: str
    name: str
    meaning: str


@cache
def topics() -> tuple[Topic, ...]:
    """Return every topic in the order in which readers see them; the general one is last."""
    return tuple(Topic(**row) for row in rows("kb.distil", "topics"))


def topics_of(
    reader: TopicReader, sentences: npt.NDArray[Any], subjects: npt.NDArray[Any] | None = None
) -> tuple[str, ...]:
    """Return the ids of the topics of sentences, the likeliest first, by the sum of their directions.

    `subjects` is the sum of the directions of what their threads are about, None where nothing tells it.
    """
    pointed = _direction(sentences)
    if subjects is not None:
        found = reader.read(_direction(pointed + _direction(subjects)))
        if found:
            return found
    return reader.read(pointed) or (GENERAL,)


def _direction(vector: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float64)
