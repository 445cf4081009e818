"""Annotated posts, sentences and groups of advice, as they lie in `annotations/`.

Posts and sentences: a folder a split, a file a writer. Groups: `groups/`, a file a split.
"""

import json
from pathlib import Path
from typing import Any

ANNOTATIONS = Path(__file__).parent / "annotations"
GROUPS = ANNOTATIONS / "groups"
SPLITS = ("train", "dev", "test")
PLAIN = ("plain_dev", "plain_test")
"""Groups of advice that teach nothing, by writers who need not avoid one another's words."""
STANCES = "stances"
"""Advice that teaches sides alone: two sentences for each practice and three against it."""
GROUP_FILES = (*SPLITS, *PLAIN, STANCES)
FRESH = "fresh"
"""Posts that measure: nothing is taught or fitted on them."""


def read_posts(split: str) -> list[dict[str, Any]]:
    """Return the annotated posts of a split, or the fresh ones, writer by writer."""
    files = sorted((ANNOTATIONS / split).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def read_sentences(split: str) -> list[tuple[str, str]]:
    """Return the single sentences of a split's writers as kind and sentence."""
    files = sorted((ANNOTATIONS / split).glob("*.tsv"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [(kind, sentence) for kind, _, sentence in (line.partition("\t") for line in lines)]


def read_groups(name: str) -> list[dict[str, str]]:
    """Return the sentences of one of `GROUP_FILES`: `id`, `text`, `cluster`, `stance`, `writer`, `family`."""
    text = (GROUPS / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
