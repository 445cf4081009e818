"""Column kinds: what a table's column holds, by the words of its header cell (`patterns/table_columns.jsonl`)."""

import re
from functools import lru_cache

from extract.pattern_files import named_patterns

_LONGEST_NAME = 60


@lru_cache(maxsize=4096)
def column_kind(name: str) -> str:
    """Return the kind of a column under this header: the first pattern that its words hold, "" for none."""
    words = name.strip(" *_:?")[:_LONGEST_NAME]
    kinds = named_patterns("table_columns", re.IGNORECASE)
    return next((kind for kind, pattern in kinds.items() if words and pattern.search(words)), "")
