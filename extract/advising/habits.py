"""Habits: what an author would do in the reader's place, and what the author's people do as a habit.

"I'd count the miles" advises; "we log every visit" offers a routine, and is a weak sign until something speaks for it
(a purpose, a result, a frequency, advice beside it).
"""

import re

from extract.advising.cues import verbs, word_group

_I_WOULD = re.compile(
    r"(?:and |but )?(?:i|we)(?: would|'d)"
    r" (?:[a-z]+ly |also |still |first |just |rather |at least |only )*(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_WE_DO = re.compile(
    r"(?:(?:if|when|whenever|before|after|once) [^.;]{3,80} |[a-z ]{2,30}, |so |and |in our [a-z]+ )?"
    r"(?:we|i|our (?:team|techs|technicians|coaches|staff|department|leads?|people|secretaries|office|desk)"
    r"|(?:each|every) [a-z]+)"
    r"(?: all| also| now| just| simply| each| both| usually| typically| still| always| even| then)*"
    r" (?P<verb>[a-z-]+)\b(?! [a-z]+ing\b| under\b| as\b| not\b)",
    re.IGNORECASE,
)
"""Matches "We also log" every visit, "before a trip our techs check" the cart."""


def is_first_choice(sentence: str, at: int) -> bool:
    """Return whether "I would" or "I'd" and a verb of doing are at this place."""
    return _names_doing(_I_WOULD.match(sentence, at), "not-chosen")


def is_habit(sentence: str, at: int) -> bool:
    """Return whether "we" (or I, or our people) and a present verb of doing are at this place."""
    return _names_doing(_WE_DO.match(sentence, at), "no-habit")


def _names_doing(found: re.Match[str] | None, excepted: str) -> bool:
    verb = found["verb"].lower() if found else ""
    return verb in verbs() and verb not in word_group(excepted)
