"""Multiplication: "two in each of our six buildings", "one per school": how many times a number of people counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.pattern_files import named_patterns
from extract.quantities.numerals import Numeral, number_written, numerals_between

_WORDS = named_patterns("multiplication", re.IGNORECASE)
_LEADS = ("leads to each of", "leads to each place", "leads to places with")
_NEXT_PLACE = re.compile(r"\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
_REACH = 60
"""Characters before a title within which the words hand it out to places."""


@dataclass(frozen=True, slots=True)
class Factor:
    """How often a staffing counts; `value` is None where the text multiplies by a number that it does not say."""

    value: float | None


def factor_of(before: str, after: str, numerals: Sequence[Numeral], at: int, sites: int | None) -> Factor | None:
    """Return by what the words around a title multiply its staffing, None where they do not.

    `before` ends at offset `at` in the text, `after` follows the title; `sites` is the number of buildings, if known.
    """
    places = ("places each", "places with", "in each")
    match = next((found for name in places if (found := _WORDS[name].search(before))), None)
    if match is not None:
        return Factor(_number(match, numerals, at - len(before), sites))
    for name in ("each", "apiece"):
        match = _WORDS[name].search(before)
        if match is None or _turns_to_others(before, match):
            continue
        if _hands_out(before, match, numerals, at) and (name == "each" or _WORDS["share out"].search(after)):
            return Factor(_number(match, numerals, at - len(before), sites))
    if (having := _WORDS["places that have"].search(before)) and _WORDS["each has"].match(after):
        return Factor(_number(having, numerals, at - len(before), sites))
    if _WORDS["both have"].search(before[-_REACH:]) or _WORDS["per at both"].match(after):
        return Factor(2)
    if match := _WORDS["per counted"].match(after):
        return Factor(_written(match["number"] or match["told"], sites))
    if _WORDS["either"].match(after):
        return Factor(2)
    if listed := places_listed(after):
        return Factor(listed)
    if match := _WORDS["in each of"].match(after[:80]):
        return Factor(_written(match["number"] or match["bare"], sites))
    if _WORDS["each part"].search(before[-_REACH:]):
        return Factor(None)
    lead = _WORDS["each place"].search(before, max(0, len(before) - _REACH))
    place = lead is not None and not _turns_to_others(before, lead) and _hands_out(before, lead, numerals, at)
    return Factor(sites) if _WORDS["per"].match(after) or place else None


def places_listed(after: str) -> int:
    """Return how many places the words after a title name that have one of its holders each, 0 for none."""
    match = _WORDS["each listed"].match(after[:160])
    return len(_NEXT_PLACE.split(match["list"])) if match else 0


def _turns_to_others(before: str, match: re.Match[str]) -> bool:
    """Return whether a sentence counts people of no place after it handed others out to each."""
    return _WORDS["others now"].search(before, match.end()) is not None


def _hands_out(before: str, match: re.Match[str], numerals: Sequence[Numeral], at: int) -> bool:
    """Return whether "each of our schools" leads on to a title, and does not close the staff said before it.

    `before` ends at offset `at` in the text; a number in the clause before the match is that of other staff.
    """
    opens = max((one.end() for one in _WORDS["clause"].finditer(before, 0, match.start())), default=0)
    offset = at - len(before)
    counted = numerals_between(numerals, offset + opens, offset + match.start())
    return not counted and _WORDS["hands out"].match(before, match.end()) is not None


def teams_of(after: str, numerals: Sequence[Numeral], at: int) -> Factor | None:
    """Return how many teams of one make-up the words after a title count ("… three techs each, nine of those").

    `after` begins at offset `at` in the text.
    """
    match = _WORDS["teams"].search(after[:160])
    if match is None:
        return None
    inside = numerals_between(numerals, at + match.start("number"), at + match.end("number"))
    return Factor(inside[0].value) if inside else None


def holders_have(gap: str, after: str) -> bool:
    """Return whether the words around a title give it to each holder of the one before ("each with 9 techs").

    `gap` comes between the two titles; after "who have" it is `after` the second that "each" is.
    """
    each = _WORDS["each of them"].fullmatch(gap) is not None
    return each or bool(_WORDS["who have"].fullmatch(gap) and _WORDS["share out"].match(after.lstrip()))


def product_told(before: str, after: str, numerals: Sequence[Numeral], at: int, count: float) -> float | None:
    """Return the product that the words after a title give ("2 techs each, so 44"), None where they give none.

    Where the words `before` it hand out ("each manager has"), the product follows without another "each". `after`
    begins at offset `at` in the text; a number that `count` does not divide is no product of it.
    """
    match = _WORDS["in all"].search(_WORDS["others"].split(after[:120])[0]) or (
        _WORDS["so that"].match(after[:80]) if _WORDS["share out"].search(before[-60:]) else None
    )
    if match is None:
        return None
    told = numerals_between(numerals, at + match.start("number"), at + match.end("number"))
    value = told[0].value if told else None
    return value if value and value > count and value % count == 0 else None


def each_place(before: str) -> bool:
    """Return whether the words that lead to a title hand it out to places ("in each of the four schools")."""
    return any(_WORDS[lead].search(before) for lead in _LEADS)


def _number(match: re.Match[str], numerals: Sequence[Numeral], offset: int, sites: int | None) -> float | None:
    name = next((name for name, written in match.groupdict().items() if written), None)
    if name is None:
        return sites
    start, end = offset + match.start(name), offset + match.end(name)
    inside = numerals_between(numerals, start, end)
    return inside[0].value if inside else sites


def _written(written: str | None, sites: int | None) -> float | None:
    number = number_written(written) if written else None
    return sites if number is None else number
