"""Topics: teaches which topics a piece of advice is about, on the vectors of the taught matcher, and measures that.

Each writer of a cluster named its one or two topics (`annotations/groups/topics.jsonl`). The figure is F1 over pairs of
a sentence and a topic, on the families that were not taught.
"""

import json
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from kb.distil.topics import GENERAL, topics
from kb.meaning.topic_reader import TopicReader
from kb.meaning.vectors import Vectors
from model.annotated import GROUPS
from model.matcher.groups import Line

_STRENGTH = 1.0
"""Inverse strength of the ridge that keeps weights small."""
_LEAST = 0.25
"""Probability from which a topic is named: where precision and recall of the development families meet."""


def teach_topics(lines: Sequence[Line], directions: Vectors) -> TopicReader:
    """Return regressions over the directions of sentences (sentences × width), fitted to their clusters' topics."""
    named = read_topics()
    ids = [topic.id for topic in topics() if topic.id != GENERAL]
    weights, biases = [], []
    for topic in ids:
        truth = np.array([topic in named[line.cluster] for line in lines])
        model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(directions, truth)
        weights.append(model.coef_[0])
        biases.append(model.intercept_[0] - np.log(_LEAST / (1 - _LEAST)))
    return TopicReader(ids, np.array(weights, np.float32), np.array(biases, np.float32))


def topic_scores(reader: TopicReader, lines: Sequence[Line], directions: Vectors) -> dict[str, float]:
    """Return precision, recall and F1 of the topics of sentences, and how often the likeliest is among the named."""
    named = read_topics()
    found = [reader.read(direction) for direction in directions]
    wanted = [named[line.cluster] for line in lines]
    right = sum(len(set(one) & set(other)) for one, other in zip(found, wanted, strict=True))
    precision, recall = right / max(sum(map(len, found)), 1), right / max(sum(map(len, wanted)), 1)
    first = [one[0] in other for one, other in zip(found, wanted, strict=True) if one]
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(precision + recall, 1e-9),
        "first": sum(first) / max(len(first), 1),
    }


def read_topics() -> Mapping[str, Sequence[str]]:
    """Return the topics that the writer of each cluster named."""
    rows = (GROUPS / "topics.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["cluster"]: row["topics"] for row in map(json.loads, rows)}


def arrays(reader: TopicReader) -> dict[str, npt.NDArray[np.generic]]:
    """Return what `TopicReader.of_arrays` takes."""
    return {"topics": np.array(reader.topics), "weights": reader.weights, "biases": reader.biases}
