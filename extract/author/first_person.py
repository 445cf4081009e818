"""First person: whether words say "I", "me" or "my", and no title does ("Tech I")."""

import re
import sys
from collections.abc import Iterable

from extract.stretches import Stretches
from extract.titles.title import Title

_FIRST_PERSON = re.compile(r"\b(?:I|me|[Mm]y|mine)\b")


def is_first_person(text: str, titles: Iterable[Title], start: int = 0, end: int = sys.maxsize) -> bool:
    """Return whether an author speaks of themselves between two offsets of a text, given its titles."""
    graded = Stretches((title.start, title.end) for title in titles)
    return any(not graded.hold(match.start()) for match in _FIRST_PERSON.finditer(text, start, end))
