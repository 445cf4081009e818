"""Manner: whether an advice is hedged, meant as its opposite, or taken back, as far as its words say so.

Only what is said counts ("perhaps", "good luck with that", "/s", "I was wrong about …"); the words are in
`manners.jsonl`. A post that takes back what its author said before is told by `takes_back`.
"""

from kb.data_files import named_patterns
from kb.recommendations import Manner

_OPENING = 240
"""Characters of a post in which it takes something back: later ones are about something else."""


def manner_of(text: str) -> Manner | None:
    """Return how an advice is given, None where it is given plainly; what is taken back is nothing else beside."""
    words = _plain(text)
    patterns = named_patterns(__package__, "manners")
    return next((Manner(manner) for manner, pattern in patterns.items() if pattern.search(words)), None)


def takes_back(text: str) -> bool:
    """Return whether a post takes back what its author said before."""
    return bool(named_patterns(__package__, "manners")[Manner.RETRACTED].search(_plain(text)[:_OPENING]))


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
