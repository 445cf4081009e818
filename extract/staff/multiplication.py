"""Multiplication: "two in each of our six buildings", "one per school": how many times a number of people counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.quantities.numerals import Numeral, find_numerals
from extract.staff.staffing import numerals_between

_PLACES = (
    r"(?:\w+[ -]){0,2}?(?:schools?|buildings?|bldgs?|campus(?:es)?"
    r"|sites?|academ(?:y|ies)|elementar(?:y|ies)|middles?|highs?"
    r"|secondar(?:y|ies)|primar(?:y|ies)|comprehensives?|librar(?:y"
    r"|ies)|branch(?:es)?|locations?|junior highs?|regions?|zones?|clusters?|areas?|feeders?)"
)
_EACH = re.compile(
    rf"\b(?:each|every(?:\s+one)?|all)\s+(?:of\s+)?(?:(?:our|the|these|those)\s+)?(?P<number>[\w,-]+\s+)?{_PLACES}\b",
    re.IGNORECASE,
)
_APIECE = re.compile(rf"\b(?:the|our)\s+(?P<number>[\w,-]+\s+){_PLACES}\s+(?:have|has|get|each)\b", re.IGNORECASE)
_PER = re.compile(
    r"^[^,;.()]{0,12}\b(?:per|in every|at every|in each|at each"
    r"|for each|for every|to a)\s+(?:school|building|campus"
    r"|site|academy|library|branch|location)\b(?!s)",
    re.IGNORECASE,
)
_PLACES_EACH = re.compile(rf"\b(?:the|our)\s+{_PLACES}\s*\((?P<number>[\w-]+)\)\s+each\b", re.IGNORECASE)
_PER_COUNTED = re.compile(
    rf"^[^,;.()]{{0,12}}\b(?:per|in each|in every|at each|for each)\s+(?:\w+\s+){{0,2}}?{_PLACES}"
    r"\s*\(\s*(?P<number>[\w-]+)(?:\s+(?:of\s+(?:those|them|these)|in\s+all|total|schools|buildings|sites))?\s*\)",
    re.IGNORECASE,
)
_EACH_PLACE = re.compile(r"\b(?:each|every)\s+(?:school|building|campus|site|academy|library|branch)\b", re.IGNORECASE)
_EACH_PART = re.compile(r"\b(?:each|every)\s+(?:region|zone|cluster|area|feeder|team|quadrant|pod)\b", re.IGNORECASE)
"""Parts whose number the count of buildings does not tell."""
_TEAMS = re.compile(
    r"\b(?:each|apiece)\b[\s,;:–—-]*(?:and\s+)?(?:there\s+are\s+|we\s+have\s+|times\s+|x\s*)?(?P<number>[\w-]+)\s+"
    r"(?:of\s+(?:those|these|them)|such\s+\w+|teams|crews|regions|clusters|zones|pods|feeders)\b",
    re.IGNORECASE,
)
_SHARE_OUT = re.compile(r"\b(?:apiece|each)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Factor:
    """How often a staffing counts; `value` is None where the text multiplies by a number that it does not say."""

    value: float | None


def factor_of(before: str, after: str, numerals: Sequence[Numeral], at: int, sites: int | None) -> Factor | None:
    """Return by what the words around a title multiply its staffing, None where they do not.

    `before` ends at offset `at` in the text, `after` follows the title; `sites` is the number of buildings, if known.
    """
    for pattern in (_EACH, _APIECE):
        match = pattern.search(before)
        if match and (pattern is _EACH or _SHARE_OUT.search(after)):
            return Factor(_number(match, numerals, at - len(before), sites))
    if match := _PLACES_EACH.search(before):
        return Factor(_number(match, numerals, at - len(before), sites))
    if match := _PER_COUNTED.match(after):
        return Factor(_written(match["number"], sites))
    match = re.match(rf"[\s,]*(?:in|at|for)\s+{_EACH.pattern}", after[:80], re.IGNORECASE)
    if match:
        return Factor(_written(match["number"], sites))
    if _EACH_PART.search(before[-60:]):
        return Factor(None)
    return Factor(sites) if _PER.match(after) or _EACH_PLACE.search(before[-60:]) else None


def teams_of(after: str, numerals: Sequence[Numeral], at: int) -> Factor | None:
    """Return how many teams of one make-up the words after a title count ("… three techs each, nine of those").

    `after` begins at offset `at` in the text.
    """
    match = _TEAMS.search(after[:160])
    if match is None:
        return None
    inside = numerals_between(numerals, at + match.start("number"), at + match.end("number"))
    return Factor(inside[0].value) if inside else None


def each_place(before: str) -> bool:
    """Tell whether the words that lead to a title hand it out to places ("in each of the four schools")."""
    leads = (re.compile(pattern.pattern + r"[\w\s]{0,24}$", re.IGNORECASE) for pattern in (_EACH, _EACH_PLACE))
    return any(lead.search(before) for lead in leads)


def _number(match: re.Match[str], numerals: Sequence[Numeral], offset: int, sites: int | None) -> float | None:
    if not match["number"]:
        return sites
    start, end = offset + match.start("number"), offset + match.end("number")
    inside = numerals_between(numerals, start, end)
    return inside[0].value if inside else sites


def _written(written: str | None, sites: int | None) -> float | None:
    found = next(find_numerals(written), None) if written else None
    return found.value if found else sites
