"""Data files: the JSON Lines that are beside the code that reads them, an object a line with an `id`."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def rows(package: str, name: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of `<name>.jsonl` in a package's folder."""
    return map(json.loads, (files(package) / f"{name}.jsonl").read_text("utf-8").splitlines())


@cache
def named_patterns(package: str, name: str) -> Mapping[str, re.Pattern[str]]:
    """Return the `pattern` of each line by its id, compiled without regard to case."""
    return {row["id"]: re.compile(row["pattern"], re.IGNORECASE) for row in rows(package, name)}
