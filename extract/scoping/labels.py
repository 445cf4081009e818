"""Labels: words in front of a colon or a number that say what is counted, and never name an organization."""

import re

from extract.pattern_files import word_lists

_LEVEL = re.compile(
    r"(?:(?:the|our|one|two|both|jr|sr|junior|senior|upper|lower)\.? )?"
    r"(?:hs|ms|es|elem|elementary|elementaries|high|middle|jr\.? high|sr\.? high|intermediate|primary|secondary)"
    r"(?: school)?s?(?: and (?:hs|ms|es))?\.?$",
    re.IGNORECASE,
)
"""Levels of school, which are no names: "the HS", "Middle school", "both elementaries"."""
_NOUNS = ("student", "one_student", "enrollment", "site", "one_site", "device", "department", "people", "label")
_LABEL = re.compile("(?:" + "|".join(word_lists()[noun] for noun in _NOUNS) + r")s?[.:]?$", re.IGNORECASE)


def is_label(name: str) -> bool:
    """Return whether a name is only the label of a figure ("Size", "Students", "Jr. High")."""
    return bool(_LEVEL.match(name) or _LABEL.match(name))
