"""Topics: the subjects under which readers browse advice, as `topics.jsonl` names them.

Which of them an advice is about is read off its vector (`kb.meaning.topic_reader`); one about none is `general`.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
    text = files("kb.distil").joinpath("topics.jsonl").read_text(encoding="utf-8")
    return tuple(Topic(**json.loads(line)) for line in text.splitlines())
