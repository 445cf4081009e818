"""Word lists: the sets of words in `patterns/words.toml`, by their key."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_list(key: str) -> frozenset[str]:
    """Return the words of a list."""
    lists = tomllib.loads((files("extract") / "patterns" / "words.toml").read_text("utf-8"))
    return frozenset(lists[key].split())
