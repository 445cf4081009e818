"""Ranks: how high a title is in an organization, where nothing but the title tells."""

from extract.pattern_files import rows
from extract.titles.grammar import match_titles
from extract.titles.roles import expand_title

_RANKS = [(frozenset(phrase.split()), row["rank"]) for row in rows("ranks") for phrase in row["phrases"]]
_OF_OTHER_TITLES = 6
_SECONDS = frozenset(["assistant", "associate", "deputy", "vice"])
_TOPS = frozenset(["superintendent", "president", "chancellor"])
_HEAD = frozenset(["head"])
"""The whole title of who leads a British school."""
_TOP, _SECOND = 1, 2
"""The ranks of the top, and of those who are right below it, which no other word names."""
_DIRECTORS = 4
LOWEST_LEADER = 5
"""The lowest rank whose bearer leads a team, or heads a list of two levels."""


def rank(title: str) -> int | None:
    """Return the rank of a title, 0 for the highest, None for words that are no title."""
    words = set(expand_title(title))
    if words == _HEAD:
        return _TOP
    if words & _SECONDS and words & _TOPS:
        return _SECOND
    named = next((rank for phrase, rank in _RANKS if phrase <= words), None)
    return _OF_OTHER_TITLES if named is None and match_titles(title) else named


def outranks(one: str, other: str) -> bool:
    """Return whether a title is that of a leader who is above another title."""
    above, below = rank(one), rank(other)
    return above is not None and below is not None and above < below and above <= _DIRECTORS
