"""Annotated posts, sentences and groups of advice, as they lie in `annotations/`.

Posts and sentences: a folder a split, a file a writer. Groups: `groups/`, a file a split.
"""

import json
from pathlib import Path
from typing import Any

ANNOTATIONS = Path(__file__).parent / "annotations"
GROUPS = ANNOTATIONS / "groups"
SPLITS = ("train", "dev", "test")
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


def read_groups(split: str) -> list[dict[str, str]]:
    """Return the sentences of a split's groups of advice: `id`, `text`, `cluster`, `stance`, `writer`, `family`."""
    text = (GROUPS / f"{split}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
