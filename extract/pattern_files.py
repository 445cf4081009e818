"""Pattern files: reading `patterns/*.jsonl`, an object a line with an `id`.

A pattern is a regular expression in which {name} stands for the list of words with that id in `patterns/nouns.jsonl`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of `patterns/<name>.jsonl`."""
    for line in (files("extract") / "patterns" / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


@cache
def word_lists() -> Mapping[str, str]:
    """Return the lists of `patterns/nouns.jsonl` by id, each as a group of alternatives, the longest first."""
    return {
        row["id"]: "(?:" + "|".join(re.escape(word) for word in sorted(row["words"], key=len, reverse=True)) + ")"
        for row in rows("nouns")
    }


def filled(pattern: str, lists: Mapping[str, str]) -> str:
    """Return a pattern with the lists where their names stand."""
    return _PLACEHOLDER.sub(lambda match: lists[match[1]], pattern)


@cache
def named_patterns(name: str, flags: int = 0) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of a file by their id, compiled."""
    return {row["id"]: re.compile(filled(row["pattern"], word_lists()), flags) for row in rows(name)}
