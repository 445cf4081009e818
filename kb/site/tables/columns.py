"""In which order a table of Datasette's shows its columns: what people read first, then ids and how a fact was read."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

_LATER = frozenset(
    {"confidence", "corrected", "crosses_bands", "current", "end", "field", "id", "newest", "start", "url"}
)
"""Names of columns that say how a row was read, or where it comes from."""

_LATER_ENDINGS = ("_approx", "_confidence", "_form", "_how", "_id", "_max", "_min", "_number")
"""How the names of more such columns end."""


def readable_first(items: Iterable[Mapping[str, Any]], keys: Collection[str] = ()) -> list[Mapping[str, Any]]:
    """Return a table's headings, or a row's cells, with the keys first and what is for machines last.

    Datasette writes the column into `name` of a heading and into `column` of a cell.
    """

    def rank(item: Mapping[str, Any]) -> int:
        name = str(item["name"] if "name" in item else item["column"])
        return 0 if name in keys else 2 if name in _LATER or name.endswith(_LATER_ENDINGS) else 1

    return sorted(items, key=rank)
