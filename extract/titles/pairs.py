"""Pairs: two fields of one title ("a network and systems technician") and two titles of one person ("A / B")."""

import re

from extract.titles.vocabulary import head_kind, vocabulary
from extract.titles.words import Word, Words

_LONGEST, _LINE = 4, 120
_CHIEF = re.compile(r"C[A-Z]?[ITS]S?O\b(?!\s+of\b)")
"""The acronym of a chief, which one person has beside a longer title ("Director of Technology & CIO")."""
_LEADS = re.compile(r"\b(?:director|vp|president|superintendent)\b[^,.;:()\n]{0,40}$", re.IGNORECASE)
_OURS = frozenset(["our", "my"])
"""Who has "our help desk and network people" may mean two groups."""


def first_of_pair(words: Words, link: int, done: int) -> int | None:
    """Return the first word of the field that a small "and" at `link` joins to the field after it, None for no pair.

    The pair must be opened by an article, a number or the line's beginning and hold one unknown word at most, and that
    only where it is counted ("a hearing and vision technician").
    """
    known = link + 1 < len(words) and _is_modifier(words[link + 1])
    unknown = 0
    for at in range(link - 1, max(done, link - 1 - _LONGEST) - 1, -1):
        word = words[at]
        opens = at == done or words.opens_line(at)
        if not word.text[0].isalpha() or word.lower in vocabulary("stop") or head_kind(word) == "head":
            counted = word.text[0].isdigit() or word.lower in vocabulary("opener") - _OURS
            return at + 1 if counted and at + 1 < link and unknown <= 1 and (known or not unknown) else None
        unknown += not _is_modifier(word)
        if opens:
            return at if known and not unknown and words.opens_line(at) else None
    return None


def joins_titles(text: str, before: int, after: int) -> bool:
    """Return whether the next title is the same person's: after the line's one " / ", or a chief's after "&"."""
    gap = text[before:after]
    if gap in {" & ", " and ", "/"} and _CHIEF.match(text, after):
        return gap != " and " or _LEADS.search(text, max(0, before - _LINE), before) is not None
    if gap != " / " or not text[after].isupper():
        return False
    floor = max(0, before - _LINE)
    line = text[max(text.rfind("\n", floor, before) + 1, floor) : after + _LINE].partition("\n")[0]
    return line.count(" / ") == 1


def _is_modifier(word: Word) -> bool:
    return (
        word.lower in vocabulary("modifier") | vocabulary("participle")
        or "-" in word.text
        or (word.text.isupper() and len(word.text) > 1)
    )
