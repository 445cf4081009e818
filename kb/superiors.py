"""Whom a technology leader reports to, in the kinds of superiors.jsonl: the first whose words a title holds."""

import re
from dataclasses import dataclass
from functools import cache

from kb.data_files import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Superior:
    """A kind of superior: its id in addresses, its name, and the words (a regular expression) of its titles."""

    id: str
    name: str
    words: str

    def holds(self, title: str) -> bool:
        """Return whether a title as written is of this kind."""
        return re.search(self.words, title, re.IGNORECASE) is not None


@cache
def superiors() -> tuple[Superior, ...]:
    """Return the kinds of superiors in the order in which they are tried; the last holds every title."""
    return tuple(Superior(**row) for row in rows(__package__, "superiors"))


@cache
def superior_of(title: str) -> Superior:
    """Return the kind of superior that a title as written names."""
    return next(kind for kind in superiors() if kind.holds(title))
