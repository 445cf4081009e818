"""Names after a day: "On Monday, Anna Moss" in the line above a quotation, where the day is no part of the name."""

import re
from datetime import date

from crawler.dates.reading import parse_moment

ANY_DAY = date(2000, 1, 5)
"""The day from which "Monday" and "yesterday" are counted; only whether they name a day matters."""

_PREPOSITION = re.compile(r"^(?:on|am|le|el|il|em|op|den|dnia|в)\s+", re.I)
_SHORT = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)\.?", re.I)


def without_day(said: str, *, dated: bool = False) -> str:
    """Return the words without a day that they open with: what is left is the name.

    "On Monday" and "Last Friday, " are days, "Sunday Adeyemi" is a name: without a comma only a preposition tells, or
    `dated`, which says that one came before.
    """
    opened = _PREPOSITION.sub("", said)
    pieces = opened.split(", ")
    for count in range(len(pieces) - 1, 0, -1):
        if _is_day(", ".join(pieces[:count])):
            return ", ".join(pieces[count:])
    first, _, rest = opened.partition(" ")
    return rest if rest and (dated or opened != said) and _is_day(first) else said


def _is_day(words: str) -> bool:
    return _SHORT.fullmatch(words) is not None or parse_moment(words, seen=ANY_DAY) is not None
