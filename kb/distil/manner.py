"""Manner: whether an advice is hedged, meant as its opposite, or taken back, as far as its words say so.

Only what is said counts ("perhaps", "good luck with that", "/s", "I was wrong about …"); the words are in
`manners.jsonl`. A post that takes back what its author said before is told by `takes_back`.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kb.recommendations import Manner

_OPENING = 240
"""Characters of a post in which it takes something back: later ones are about something else."""


def manner_of(text: str) -> Manner | None:
    """Return how an advice is given, None where it is given plainly; what is taken back is nothing else beside."""
    words = _plain(text)
    return next((manner for manner, pattern in _patterns().items() if pattern.search(words)), None)


def takes_back(text: str) -> bool:
    """Tell whether a post takes back what its author said before."""
    return bool(_patterns()[Manner.RETRACTED].search(_plain(text)[:_OPENING]))


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


@cache
def _patterns() -> Mapping[Manner, re.Pattern[str]]:
    lines = (files("kb.distil") / "manners.jsonl").read_text("utf-8").splitlines()
    return {Manner(row["id"]): re.compile(row["pattern"], re.IGNORECASE) for row in map(json.loads, lines)}
