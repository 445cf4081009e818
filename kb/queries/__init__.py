"""The canned queries, a file each: its title and description in the comment that it opens with, then the SQL."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

_HEADER = re.compile(r"(?:--.*\n)+")


def query_names() -> tuple[str, ...]:
    """Return the names of the canned queries, in alphabetical order."""
    return tuple(sorted(path.name[:-4] for path in files(__package__).iterdir() if path.name.endswith(".sql")))


def query_sql(name: str) -> str:
    """Return a canned query's SQL without its heading comment."""
    return _query(name)[1]


def queries() -> dict[str, dict[str, Any]]:
    """Return the canned queries as Datasette takes them; their SQL is folded away on the page."""
    return {name: {**_query(name)[0], "sql": _query(name)[1], "hide_sql": True} for name in query_names()}


@cache
def _query(name: str) -> tuple[dict[str, str], str]:
    text = (files(__package__) / f"{name}.sql").read_text("utf-8")
    header = _HEADER.match(text)
    if header is None:
        raise ValueError(f"kb/queries/{name}.sql: opens without `-- title:` and `-- description:`; add both")
    fields: dict[str, str] = {}
    for line in header[0].splitlines():
        words = line.removeprefix("--").strip().replace("`", "")
        field = re.match(r"(title|description): (.*)", words)
        key = field[1] if field else list(fields)[-1]
        fields[key] = field[2] if field else f"{fields[key]} {words}"
    return fields, text[header.end() :].strip()
