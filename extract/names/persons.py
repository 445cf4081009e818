"""Person names: whether words are a person's name, and which degrees and certificates are after it."""

import re

from extract.names.places import STATE_CODES
from extract.names.vocabulary import DEPARTMENT_WORDS, TITLE_WORDS, is_organization, names_job
from extract.pattern_files import one_of, word_set

_COURTESY = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Fr|Sr|Br|Bro|Hon|Sister|Brother|Father|Sir|Dame|[SM]?Sgt|Cpl|Lt|Capt|Maj)"
    r"\.?\s+(?:\([Rr]et\.?\)\s+)?)?"
)
_WORD = (
    r"(?:(?:Mc|Mac|O'|D'|De|La|Le|St\.\s?)?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:['-][A-ZÀ-ÖØ-Þa-z][a-zà-öø-ÿ]*)*"
    r"|[A-Z]\.?(?:-?[A-Z]\.)*|[A-Z]'[A-Z][a-z]*\.?)"
)
_NICKNAME = r"(?:(?:\"[^\"]{2,20}\"|'[^']{2,20}'|\([A-Z][a-z]{1,12}\))\s+)?"
_PARTICLES = r"(?:(?:de|da|do|dos|del|der|den|di|du|la|le|van|von|ten|ter|bin|ibn|al|el|y|e)\s+){0,2}"
_NAME = re.compile(rf"{_COURTESY}{_WORD}(?:\s+{_NICKNAME}{_PARTICLES}{_WORD}){{0,4}}(?:,?\s+(?:Jr|Sr|II|III|IV)\.?)?$")
"""Matches "Dr. Ann Poe", "Ann Poe, Jr."."""
_INITIAL = re.compile(r"A\.\s+[A-Z]")
"""An initial that is no article; "I." numbers a part of an outline more often than it is a name's."""
_LONGEST = 60
_NOT_NAMES = word_set("words", "not_names")
_BUT_SURNAMES = {"may", "april", "june", "a", "i", "love", "best", "english", "peace", "go", "way", "do", "e"}
"""Of the words that are no names, those that are one after a first name."""
_GENERATIONS = {"II", "III", "IV"}
_CREDENTIAL = re.compile(rf"{one_of('credentials', 'credentials')}\.?$")
_ACRONYM = re.compile(r"(?:[A-Z]{2,6}(?:-[A-Z]{1,2})?|[A-Z]\+|(?:[A-Z][A-Za-z]*\.)+[A-Z][A-Za-z]*)\.?$")
_OTHER_ACRONYMS = frozenset(("it", "ict", "us", "usa", "mis", "jr", "sr", "ii", "iii", "iv"))


def parse_name(text: str) -> tuple[str, str | None] | None:
    """Return a person's name and the credentials after it, None where the text is anything else."""
    first, *rest = (piece.strip() for piece in text.strip(" \t").split(","))
    words = first.split()
    credentials: list[str] = []
    while len(words) > 1 and _is_trailing_credential(words):
        credentials.insert(0, words.pop())
    name = " ".join(words)
    while rest and rest[0] in {"Jr.", "Jr", "Sr.", "II", "III"}:
        name = f"{name}, {rest.pop(0)}"
    if not is_name(name) or not all(is_credential(piece) for piece in rest):
        return None
    return name, ", ".join([*credentials, *rest]) or None


def is_name(text: str) -> bool:
    """Return whether a text reads as a person's name and as nothing else."""
    if len(text) > _LONGEST or is_organization(text):
        return False
    if text.isupper() and 2 <= len(text.split()) <= 3:
        text = text.title()
    if not _NAME.match(text):
        return False
    words = [word.strip(".,").lower() for word in text.split()]
    if (words[0] in _NOT_NAMES and not _INITIAL.match(text)) or any(
        word in _NOT_NAMES - _BUT_SURNAMES for word in words[1:]
    ):
        return False
    return not any(names_job(word) or word in DEPARTMENT_WORDS for word in words)


def is_credential(text: str) -> bool:
    """Return whether a text is a degree or certificate ("CETL", "Ph.D.")."""
    return bool(_CREDENTIAL.match(text)) or _is_acronym(text)


def _is_trailing_credential(words: list[str]) -> bool:
    """Return whether the last word of a name, without any comma, is a credential ("Ann Poe CNE")."""
    last = words[-1]
    if len(last.strip(".")) < 2 or last in _GENERATIONS:
        return False
    return bool(_CREDENTIAL.match(last)) or (len(words) > 2 and _is_acronym(last))


def _is_acronym(text: str) -> bool:
    if not _ACRONYM.match(text) or text in STATE_CODES or is_organization(text):
        return False
    return text.lower().strip(".") not in TITLE_WORDS | _OTHER_ACRONYMS
