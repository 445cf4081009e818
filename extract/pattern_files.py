"""Pattern files: reading `patterns/*.jsonl`, an object a line: a pattern, or a list of words with its id.

A pattern is a regular expression in which {name} stands for the list of words with that id in `patterns/nouns.jsonl`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of `patterns/<name>.jsonl`."""
    for line in (files("extract") / "patterns" / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return the words of `patterns/<name>.jsonl` that have an id; raises KeyError where the file has no such list."""
    lists = {row["id"]: frozenset(row["words"]) for row in rows(name) if "words" in row}
    return lists[key]


def alternatives(words: Iterable[str]) -> str:
    """Return words as a group of a regular expression, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


def one_of(name: str, key: str) -> str:
    """Return the expressions of `patterns/<name>.jsonl` under an id, on one line or several, as alternatives."""
    named = [row for row in rows(name) if row["id"] == key]
    return "(?:" + "|".join(one for row in named for one in row.get("any", [row.get("pattern")])) + ")"


def whole_words(name: str, key: str) -> re.Pattern[str]:
    """Return the pattern of any of a list's expressions as whole words, in capitals or not (see `one_of`)."""
    return re.compile(rf"\b{one_of(name, key)}\b", re.IGNORECASE)


@cache
def word_lists() -> Mapping[str, str]:
    """Return the lists of `patterns/nouns.jsonl` by id, each as a group of alternatives."""
    return {row["id"]: alternatives(row["words"]) for row in rows("nouns")}


def filled(pattern: str, lists: Mapping[str, str]) -> str:
    """Return a pattern with the lists where their names stand."""
    return _PLACEHOLDER.sub(lambda match: lists[match[1]], pattern)


@cache
def named_patterns(name: str, flags: int = 0) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of a file by their id, compiled."""
    return {row["id"]: re.compile(filled(row["pattern"], word_lists()), flags) for row in rows(name)}
