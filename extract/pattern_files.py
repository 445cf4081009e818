"""Pattern files: reading `patterns/*.jsonl`, an object a line: a pattern, or a list of words, with its id and meaning.

A pattern is a regular expression in which {name} stands for the list of words with that id, or for a `part`, a pattern
that others share: of its own file, else of the files whose lists every pattern may name (`SHARED_LISTS`).
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from extract.lazy_patterns import LazyPattern

SHARED_LISTS = ("nouns", "numbers", "agencies", "commands")
_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of `patterns/<name>.jsonl`."""
    for line in (files("extract") / "patterns" / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


@cache
def _listed(name: str) -> Mapping[str, tuple[str, ...]]:
    return {row["id"]: tuple(row["words"]) for row in rows(name) if "words" in row}


def listed(name: str, key: str) -> tuple[str, ...]:
    """Return the words of `patterns/<name>.jsonl` that have an id, in order; raises KeyError where there are none."""
    return _listed(name)[key]


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return the words of a list as a set."""
    return frozenset(listed(name, key))


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


def any_word(name: str) -> str:
    """Return the words of all lists of a file as one group of a regular expression."""
    return alternatives({word for words in _listed(name).values() for word in words})


@cache
def word_lists(*names: str) -> Mapping[str, str]:
    """Return the lists of some files by id, each as a group of alternatives; those of one id are one list.

    Without names, those that every pattern may name, and their parts.
    """
    lists: dict[str, set[str]] = defaultdict(set)
    for name in names or SHARED_LISTS:
        for key, words in _listed(name).items():
            lists[key].update(words)
    groups = {name: alternatives(words) for name, words in lists.items()}
    return groups if names else _with_parts(groups, *SHARED_LISTS)


def _with_parts(lists: Mapping[str, str], *names: str) -> Mapping[str, str]:
    """Return lists with the parts of some files: patterns that others name, like a list of words."""
    found = dict(lists)
    for row in (row for name in names for row in rows(name) if "part" in row):
        found[row["id"]] = filled(row["part"], found)
    return found


def filled(pattern: str, lists: Mapping[str, str]) -> str:
    """Return a pattern with the lists where their names are."""
    return _PLACEHOLDER.sub(lambda match: lists[match[1]], pattern)


@cache
def filled_patterns(name: str) -> Mapping[str, str]:
    """Return the patterns of a file by their id."""
    return {row["id"]: row["pattern"] for row in filled_rows(name)}


@cache
def filled_rows(name: str) -> tuple[Mapping[str, Any], ...]:
    """Return the lines of a file that have a pattern, with the lists where their names are."""
    lists = lists_of(name)
    return tuple({**row, "pattern": filled(row["pattern"], lists)} for row in rows(name) if "pattern" in row)


@cache
def lists_of(name: str) -> Mapping[str, str]:
    """Return the lists and parts that patterns of a file may name: its own, and those that every pattern may."""
    return _with_parts({**word_lists(), **word_lists(name)}, name)


def any_pattern(name: str, kind: str | None = None) -> str:
    """Return the patterns of a file, all or those of one kind, as alternatives."""
    return "(?:" + "|".join(row["pattern"] for row in filled_rows(name) if kind in (None, row.get("kind"))) + ")"


@cache
def named_patterns(name: str, flags: int = 0) -> Mapping[str, LazyPattern]:
    """Return the patterns of a file by their id."""
    return {id_: LazyPattern(pattern, flags) for id_, pattern in filled_patterns(name).items()}
