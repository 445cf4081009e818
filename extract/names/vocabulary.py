"""Vocabulary: what the words of a name or title betray, an organization, a title, or the rest of one."""

import re
from functools import lru_cache

from extract.pattern_files import one_of, word_set

TITLE_WORDS = word_set("words", "titles")
DEPARTMENT_WORDS = word_set("words", "departments")

_ORGANIZATION = re.compile(
    rf"\b{one_of('organizations', 'anywhere')}\b|\b{one_of('organizations', 'at_the_end')}$"
    rf"|\w {one_of('organizations', 'behind_a_name')}(?=\.?(?:,|$))",
    re.IGNORECASE,
)
"""Words that name one anywhere ("Public Schools"), at the end alone, or after a name."""
_ORGANIZATION_CODE = re.compile(
    r"\b(?:[A-Z]\.){0,2}(?:S\.D|R\.D|S\.U|S\.S|R\.E\.A)\.|\b[A-Z]{0,4}(?:ISD|USD|CSD|SD|BOE)\b|\b(?:CC|HS|MS|PS|ES|SU|IU|ESC|ESD|HSD|RSU|RESA|AEA|MAT)(?:\s?#?\d+)?$"
    r"|\b(?:SAU|RSU|MSAD)\s?#?\d{1,3}\b|\bR-?\s?(?:[IVX]+|\d+)\b|\b\d{1,3}[A-Z]{1,2}$|(?:\b(?:No\.?|Dist\.?)|#)\s?\d+$"
)
"""Matches "Oak Hill ISD", "Fern R.D.", "SAU 16", "R-IV", "Unit 2J", "Dist. 12"."""
_NAMED_AFTER_PEOPLE = re.compile(r"\b(?:head|lead|chief|member|person|partner|king|queen|keeper)\b", re.IGNORECASE)
"""Title words that also are in organizations' names ("King Academy", "Partner Schools")."""
_CROWNED = {"king", "queen"}
_ENDS_AS_SCHOOL = re.compile(r"(?:School|District|Academy|College|University|ISD|USD)$")


@lru_cache(maxsize=256)
def is_organization(text: str) -> bool:
    """Return whether a text holds a word that names a school, district, college, company or the like."""
    return bool(_ORGANIZATION.search(text) or _ORGANIZATION_CODE.search(text))


@lru_cache(maxsize=256)
def is_organization_code(text: str) -> bool:
    """Return whether a word is the code of a kind of organization ("ISD") or of a numbered district ("2J", "R-IV")."""
    return bool(_ORGANIZATION_CODE.fullmatch(text))


def names_organization(text: str) -> bool:
    """Return whether a text can be an organization's name: brackets in pairs, a capital or a telling word."""
    paired = text.count("(") == text.count(")")
    return paired and (is_organization(text) or any(word[:1].isupper() for word in text.split()))


def names_job(word: str) -> bool:
    """Return whether a word, in small letters, names a job, in the plural or not."""
    return word in TITLE_WORDS or word.removesuffix("s") in TITLE_WORDS


def is_title(text: str) -> bool:
    """Return whether a text holds a word that names a job, and is no school's name that happens to hold one."""
    words = re.findall(r"[a-zà-ÿ]+", text.removeprefix("A/").lower())
    if not any(map(names_job, words)):
        return False
    if words[-1] == "lead" and words[:-1] and words[-2] in DEPARTMENT_WORDS:
        return True
    if words[0] in _CROWNED and _ENDS_AS_SCHOOL.search(text):
        return False
    if words[0] in TITLE_WORDS or (words[-1] in TITLE_WORDS and not _NAMED_AFTER_PEOPLE.fullmatch(words[-1])):
        return True
    if _NAMED_AFTER_PEOPLE.search(text) and is_organization(text):
        return False
    return not _ENDS_AS_SCHOOL.search(text) or bool(re.search(r"\b(?:of|for)\b", text))


def is_title_tail(text: str) -> bool:
    """Return whether a text goes on with a title before it, as "Learning Resources" does with "Director"."""
    return any(word in DEPARTMENT_WORDS for word in re.findall(r"[a-z]+", text.lower()))


def is_unit(text: str) -> bool:
    """Return whether a text names nothing but a department ("Technology Services Department")."""
    words = re.findall(r"[a-z]+", text.lower())
    return bool(words) and all(word in DEPARTMENT_WORDS or word in {"and", "of", "team"} for word in words)
