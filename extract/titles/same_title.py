"""Same title: which of the listed titles a shorter form means ("the Director", "CTO", "techs")."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from extract.titles.roles import expand_title, role_of

_COMPLEMENT = re.compile(r"[\w.& -]{2,40}?(?: of | for | de |, )")
_OFFICES = frozenset({"director", "manager", "supervisor", "head"})
MOST_TITLES = 200
"""Titles looked at: no department lists more, and a megabyte of titles must not cost their square."""
_RANKS = frozenset({"assistant", "associate", "deputy", "interim", "senior", "junior", "lead", "head"})
_OTHER_JOBS = frozenset({"substitute", "sub"})
"""Who is one of these is no fuller form of whoever is not: "sub drivers" are not the drivers."""
_PUPILS = "student-technician"
_FILLERS = frozenset({"department", "district", "school", "division", "campus", "building"})


def fullest(short: str, titles: Iterable[str]) -> str | None:
    """Return the title that a shorter form means: the same, or the nearest that has all its words; None if none."""
    best: tuple[int, str] | None = None
    for title in islice(titles, MOST_TITLES):
        extra = distance(short, title)
        if extra is not None and (best is None or extra < best[0]):
            best = (extra, title)
    return None if best is None else best[1]


@lru_cache(maxsize=8192)
def distance(short: str, full: str) -> int | None:
    """Return how many words `full` has beyond `short` (a rank counts four), None when it is another post."""
    if short.isupper() and full.isupper() and short != full and " " not in short + full:
        return None
    few, many = _words(short), _words(full)
    if few == many:
        return 0 if short.lower() == full.lower() else 1
    if not few or not few < many:
        return None
    if not _same_head(short, full):
        return None
    extra = many - few
    pupils = role_of(full) == _PUPILS != role_of(short)
    if "office" in extra or extra & _OTHER_JOBS or pupils:
        return None
    return 1 + len(extra) + 3 * len(extra & _RANKS)


def _words(title: str) -> frozenset[str]:
    words = frozenset(expand_title(title))
    return words - _FILLERS if words - _FILLERS else words


def _same_head(short: str, full: str) -> bool:
    """Return whether the shorter form's last word can head the longer title ("Director", "Director of Technology")."""
    few, many = expand_title(short), expand_title(full)
    if len(few) == 1 and few[0] in _RANKS:
        return few[0] in {many[0], many[-1]}
    complement = _COMPLEMENT.match(full) is not None or many[0] in _OFFICES
    return bool(few) and (few[-1] == many[-1] or (complement and (few[0] == many[0] or few[-1] in many)))
