"""Units: whom words without a title mean: a unit of the roster, a nickname, a first name ("the help desk", "Noor")."""

import re

from extract.pattern_files import word_set
from extract.reporting.company import Company, Party
from extract.titles.grammar import match_titles
from extract.titles.singular import singular_word

_UNIT_ENDS = word_set("reporting_words", "unit_ends")
_LINK = re.compile(r",|&|\band\b")
_ENDS = re.compile(r"[);!?\n]|\.(?:\s|$)")
_REMARK = re.compile(r"\([^()]*\)")
_DETERMINER = re.compile(r"^\W*(?:the|our|my|a|an|one)\s+", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:^|[\s,])(?:the\s+|our\s+)?(?P<unit>[^\W\d][\w /&-]{2,30}?)\s*(?:,|&|\band)\s*(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
"""A unit before the first title of a list ("the help desk and the field techs")."""
_DESK = re.compile(r"\b(?:the|our|my)\s+(?P<desk>(?:help|service)[\s-]?desk)\W*$", re.IGNORECASE)
"""The one unit that is named like a post, on the roster or not ("our help desk answers to the manager")."""
_FIRST_WORD = re.compile(r"\b(?i:the|an?|each|our)\s+(?P<first>Head|Chief|Deputy|Senior|Junior|Associate)\W*$")
"""The first word of a title that stands for it ("a Junior reports to a Senior", "and the Head answers to")."""
_LONGEST, _MOST = 200, 12


def possessor_of(company: Company, start: int, end: int) -> tuple[Party, ...]:
    """Return the bearers of the title that ends at `end`, right before the mark of a possessive ("the techs' boss")."""
    titles = [title for title in match_titles(company.text, start, end) if title.end == end]
    return tuple(company.resolved(title) for title in titles)


def unit_of(company: Company, words: str) -> tuple[Party, ...]:
    """Return the roster's unit, nickname or the bearer of a first name that the words end with."""
    named = [company.called(name) for name in company.names if re.search(rf"\b{re.escape(name)}\b", words)]
    if named:
        return tuple(dict.fromkeys(one for one in named if one is not None))
    letters = re.search(r"\b([A-Z]{2,5})s?\W*$", words)
    if letters and (meant := company.of_initials(letters[1])):
        return (Party(title=meant),)
    lower = " ".join(singular_word(word).lower() for word in re.findall(r"[^\W_]+", words))
    known = [title for title in company.roster if _key(title) and f" {_key(title)} " in f" {lower} "]
    if known:
        return tuple(Party(title=title) for title in known)
    heads = [
        title
        for title in company.roster
        if " " in title
        and title.rpartition(" ")[2].lower() not in _UNIT_ENDS
        and f" {_key(title).rpartition(' ')[2]} " in f" {lower} "
    ]
    if not heads and (short := _FIRST_WORD.search(words)):
        first = f"{short['first'].lower()} "
        heads = [one for one in dict.fromkeys((*company.roster, *company.longer)) if one.lower().startswith(first)]
        return (Party(title=heads[0]),) if len(heads) == 1 else ()
    if not heads and (desk := _DESK.search(words)):
        return (Party(title=desk["desk"]),)
    return tuple(Party(title=title) for title in heads) if len(heads) <= 2 else ()


def unit_before(company: Company, words: str) -> tuple[Party, ...]:
    """Return the roster's unit, or a name's bearer, that a list begins with, given the words before its titles."""
    unit = _BEFORE.search(_REMARK.sub("", words))
    if unit and (called := company.called(unit["unit"].split()[-1])):
        return (called,)
    known = [title for title in company.roster if unit and _key(title) == _key(unit["unit"])]
    return tuple(Party(title=title) for title in known[:1])


def units_listed(company: Company, words: str) -> tuple[Party, ...]:
    """Return the roster's units that a list begins or goes on with (", the applications team and the help desk")."""
    found: list[Party] = []
    for part in _LINK.split(_ENDS.split(_REMARK.sub("", words[:_LONGEST]))[0])[:_MOST]:
        called = company.called(part.strip())
        if called is not None:
            found.append(called)
            continue
        name = _key(_DETERMINER.sub("", part))
        unit = next((title for title in company.roster if name and _key(title) == name), None)
        if unit is not None:
            found.append(Party(title=unit))
        elif name:
            break
    return tuple(found)


def _key(title: str) -> str:
    return " ".join(singular_word(word).lower() for word in re.findall(r"[^\W_]+", title))
