"""Words of sizes: the lists of `patterns/nouns.jsonl`, longer by the words of `patterns/size_words.jsonl`."""

from collections.abc import Mapping
from functools import cache

from extract.pattern_files import alternatives, rows


@cache
def size_words() -> Mapping[str, str]:
    """Return the lists by id, each as a group of alternatives."""
    lists: dict[str, set[str]] = {}
    for name in ("nouns", "size_words"):
        for row in rows(name):
            lists.setdefault(row["id"], set()).update(row["words"])
    return {name: alternatives(words) for name, words in lists.items()}
