"""Belonging: whether a title belongs to the technology department, or leads another part of the organization."""

import re

from extract.pattern_files import whole_words
from extract.titles.grammar import match_titles
from extract.titles.roles import expand_title, family_of, role_of

TRADES = whole_words("departments", "trade")
_TEACHING = whole_words("departments", "teaching")
_LEADS = whole_words("departments", "leader")
_ELSEWHERE_LED = whole_words("departments", "led_elsewhere")
_SCHOOL_HEADS = re.compile(r"\b(?:school|building|campus|site|central office)\s+administrators?\b", re.IGNORECASE)
"""Principals and their deputies, under the name that labour contracts give them."""
_RANKS = {"executive", "assistant", "associate", "deputy", "senior", "interim"}


def is_technology(title: str) -> bool:
    """Return whether a title belongs to the taxonomy and its head is no outsider's."""
    heads = match_titles(title)
    outsider = bool(heads) and all(head.outsider for head in heads)
    return role_of(title) is not None and not outsider


def names_domain(title: str) -> bool:
    """Return whether a superior's title says that technology is theirs (a bare "Executive Director" does not)."""
    role = role_of(title)
    if role is None or role == "librarian" or TRADES.search(title) or family_of(role) == "administration":
        return False
    return len(expand_title(title)) > len(_RANKS & set(expand_title(title))) + 1


def is_outside(title: str) -> bool:
    """Return whether a title leads another part of the organization ("Business Manager", "Director of Operations")."""
    if role_of(title) is not None:
        return False
    led = _LEADS.search(title) is not None and _ELSEWHERE_LED.search(title) is not None
    return led or _SCHOOL_HEADS.search(title) is not None


def leads_elsewhere(title: str) -> bool:
    """Return whether a title leads the organization's teaching and no technology ("Chief Academic Officer")."""
    return _TEACHING.search(title) is not None and not is_technology(title)
