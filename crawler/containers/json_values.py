"""The values of a list inside JSON text, one at a time: a dump of many answers is never a tree in memory at once."""

import json
import re
from collections.abc import Iterator

_BLANK = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


class BrokenList(Exception):
    """The list breaks off or holds what is no JSON, after the values that came before."""


def values_of_list(text: str, at: int) -> Iterator[tuple[object, str]]:
    """Yield each value of the list that opens at a place in the text, with its own text; raises BrokenList."""
    at += 1
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        if text.startswith("]", at):
            return
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            raise BrokenList from None
        yield value, text[at:end]
        at = end
