"""Topics: what an advice is about, by weighted cue words.

`topics.jsonl` holds the topics with their cues, each a word or phrase with a weight. The topic with most points
wins, the earlier one of the file on a tie; a text without any cue is `general`.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

GENERAL = "general"
_WORD = re.compile(r"[a-z0-9]+(?:[-/:&'][a-z0-9]+)*")
_LONGEST_CUE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject of advice, as readers browse it."""

    id: str
    name: str
    meaning: str


def topic_of(text: str) -> str:
    """Return the id of the topic that a text's words speak for most."""
    points = Counter[str]()
    words = _WORD.findall(text.lower().replace("’", "'"))
    for start in range(len(words)):
        for length in range(1, _LONGEST_CUE + 1):
            for topic, weight in _cues().get(" ".join(words[start : start + length]), ()):
                points[topic] += weight
            if start + length >= len(words):
                break
    if not points:
        return GENERAL
    order = {topic.id: place for place, topic in enumerate(topics())}
    return min(points, key=lambda topic: (-points[topic], order[topic]))


@cache
def topics() -> tuple[Topic, ...]:
    """Return every topic in the order in which readers see them; the general one is last."""
    return tuple(Topic(id=row["id"], name=row["name"], meaning=row["meaning"]) for row in _rows())


@cache
def _cues() -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for row in _rows():
        for cue, weight in row["cues"].items():
            found[cue] = (*found.get(cue, ()), (row["id"], weight))
    return found


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    text = files("kb.distil").joinpath("topics.jsonl").read_text(encoding="utf-8")
    return tuple(json.loads(line) for line in text.splitlines() if line.strip())
