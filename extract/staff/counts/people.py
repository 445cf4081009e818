"""People: how many are named as the holders of a title, before it or after it."""

import re

from extract.pattern_files import named_patterns

_WORDS = named_patterns("people", re.IGNORECASE)
_LONGEST_NAME = 60
_REACH = 160
"""Characters of a sentence before a title in which its holders may be named."""


def people_behind(words: str) -> int:
    """Return how many people a row names after a title ("Techs - Al, Sue and Pat"), 0 for none."""
    return _people(_WORDS["behind"].fullmatch(words))


def people_before(words: str) -> int:
    """Return how many people a row names before their title ("Al, Terrence, Joy - Field Techs"), 0 for none."""
    return _people(_WORDS["before"].fullmatch(words))


def people_who_are(text: str, start: int, at: int) -> tuple[int, int]:
    """Return how many people a sentence from `start` calls by the plural title that begins at `at`, and where.

    "Ann and Bo are our technicians" names two; 0 for nobody, and where somebody without a name is beside them.
    """
    low = max(start, at - _REACH)
    words = text[low:at]
    copula = _WORDS["copula"].search(words)
    match = _WORDS["who"].search(words[: copula.start()]) if copula else None
    if match is None or _WORDS["beside"].search(words[: match.start("names")]):
        return 0, at
    return _people(match), low + match.start("names")


def people_who_hold(text: str, at: int, end: int) -> tuple[int, int]:
    """Return how many people a copula names after a plural title that ends at `at`, and to where ("are Al and Bo")."""
    match = _WORDS["are"].match(text, at, end)
    return _people(match), match.end() if match else at


def named_person(lead: str) -> bool:
    """Return whether the words before a title are a person's name, or say that the place is vacant."""
    named = len(lead) < _LONGEST_NAME and _WORDS["named"].fullmatch(lead)
    return bool(named) and (names_vacancy(lead) or not _WORDS["no name"].search(lead))


def names_vacancy(lead: str) -> bool:
    """Return whether the words before a title that stand for a person's name say that the place is vacant."""
    return _WORDS["is vacant"].search(lead) is not None


def _people(match: re.Match[str] | None) -> int:
    names = _WORDS["and"].split(re.sub(r"\s*\([^()]*\)", "", match["names"])) if match else []
    return 0 if any(_WORDS["no name"].search(name) for name in names) else len(names)
