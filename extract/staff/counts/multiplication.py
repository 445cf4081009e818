"""Multiplication: "two in each of our six buildings", "one per school": how many times a number of people counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.quantities.numerals import Numeral, number_written
from extract.staff.counts.staffing import numerals_between

_PLACES = (
    r"(?:\w+[ -]){0,2}?(?:schools?|buildings?|bldgs?|campus(?:es)?"
    r"|sites?|academ(?:y|ies)|elementar(?:y|ies)|middles?|highs?"
    r"|secondar(?:y|ies)|primar(?:y|ies)|comprehensives?|librar(?:y"
    r"|ies)|branch(?:es)?|locations?|junior highs?|regions?|zones?|clusters?|areas?|feeders?)"
)
_EACH = re.compile(
    rf"\b(?:(?:each|every(?:\s+one)?|all)\s+(?!with\b|has\b|have\b)(?:of\s+)?(?:(?:our|the|these|those)\s+)?(?P<number>[\w,-]+\s+)?{_PLACES}\b"
    r"|(?:each|every\s+one)\s+of\s+(?:our|the|these|those)\s+(?P<bare>[\w-]+)(?=\s*(?:[,.;)]|$)|\s+(?:has|have|gets?|and)\b))"
    r"(?!['’])",
    re.IGNORECASE,
)
_APIECE = re.compile(rf"\b(?:the|our)\s+(?P<number>[\w,-]+\s+){_PLACES}\s+(?:have|has|get|each)\b", re.IGNORECASE)
_PER = re.compile(
    r"^[^,;.()]{0,12}\b(?:(?:per|in every|at every|in each|at each"
    r"|for each|for every|to a)\s+(?:school|building|campus"
    r"|site|academy|library|branch|location)\b(?!s)|(?:in|at)\s+(?:each|every)\s+one(?:\s+of\s+(?:them|these|those))?(?=\s*(?:[,.;)]|$)))",
    re.IGNORECASE,
)
_HANDS_OUT = re.compile(
    r"(?:\s+(?:office|school|building|team|campus)s?\b)?\s*(?:\([^)]{0,40}\)\s*)?(?:$|[,:–—-]|(?:also\s+|now\s+|still\s+)?(?:has|have|had|gets?|is|are|with|there|we|they|it|runs|employs?|houses|share"
    r"|shares|an?|one|two|three|\d+)\b)",
    re.IGNORECASE,
)
"""What may follow "each of our six schools" for it to multiply the staff said next."""
_CLAUSE = re.compile(r"[.;:,(—–]")
_EITHER = re.compile(r"\s*(?:in|at|for)\s+either\s+(?:school|building|campus|site|branch|library|end)\b", re.IGNORECASE)
_PLACES_WITH = re.compile(
    rf"\b(?P<number>\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+{_PLACES}\s*[,(–—-]*\s*(?:and\s+)?each\s+(?:one\s+|of\s+(?:them|which)\s+)?"
    r"(?:with|has|have|having|had|gets?|runs?)\b(?=[^;:]*$)",
    re.IGNORECASE,
)
"""Places that have the same staff each: "six zones, each with a lead and four technicians"."""
_IN_EACH = re.compile(
    rf"\b(?P<number>\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+{_PLACES}\s*[,:;(–—-]*\s*(?:and\s+|with\s+)?(?:in|at)\s+each"
    r"(?:\s+(?:one|of\s+(?:them|which|these|those)))?\b(?=(?:(?!\b(?:central|downtown|district|office)\b)[^.;:])*$)",
    re.IGNORECASE,
)
"""The same, the staff named behind the places: "4 regions, in each a senior technician and two technicians"."""
_PLACES_EACH = re.compile(
    rf"\b(?:the|our)\s+{_PLACES}\s*\((?P<number>[\w-]+)\)\s+each\b"
    rf"|\b(?:each|every)\s+{_PLACES}\s*[(,–—-]\s*(?:there\s+are\s+|we\s+have\s+|that['’]?s\s+|all\s+)?(?P<told>[\w-]+)"
    r"(?:\s+of\s+(?:them|those|these))?\s*[),–—-]\s*(?:also\s+)?(?:has|gets?|with|employs?)\b",
    re.IGNORECASE,
)
_BOTH_HAVE = re.compile(
    rf"\bboth\s+(?:of\s+)?(?:(?:our|the)\s+)?{_PLACES}\s+(?:each\s+)?(?:have|get|employ)\b", re.IGNORECASE
)
_PER_AT_BOTH = re.compile(
    rf"[^,;.()]{{0,12}}\b(?:per|in\s+each|at\s+each)\s+\w+,?\s+(?:in|at|for)\s+both\s+{_PLACES}\b", re.IGNORECASE
)
_PER_COUNTED = re.compile(
    rf"^[^,;.()]{{0,12}}\b(?:per|in each|in every|at each|for each)\s+(?:\w+\s+){{0,2}}?{_PLACES}"
    r"(?:\s*\(\s*(?P<number>[\w-]+)(?:\s+(?:of\s+(?:those|them|these)|in\s+all|total|schools|buildings|sites))?\s*\)"
    rf"|\s*[,;:]\s*(?P<told>[\w-]+)\s+(?:of\s+(?:those|them)|{_PLACES})\b)",
    re.IGNORECASE,
)
_EACH_PLACE = re.compile(
    r"\b(?:each|every)\s+(?:school|building|campus|site|academy|library|branch)\b(?!['’])", re.IGNORECASE
)
_EACH_PART = re.compile(r"\b(?:each|every)\s+(?:region|zone|cluster|area|feeder|team|quadrant|pod)\b", re.IGNORECASE)
"""Parts whose number the count of buildings does not tell."""
_TEAMS = re.compile(
    r"\b(?:each|apiece)\b[\s,;:–—-]*(?:and\s+)?(?:there\s+are\s+|we\s+have\s+|times\s+|x\s*)?(?P<number>[\w-]+)\s+"
    r"(?:of\s+(?:those|these|them)|such\s+\w+|teams|crews|regions|clusters|zones|pods|feeders)\b",
    re.IGNORECASE,
)
_EACH_OF_THEM = re.compile(
    r"[^.;:]{0,60}?(?:[\s,(–—-]|\band)\s*each\s+(?:one\s+)?(?:of\s+(?:whom|them|which|us|these)\s+)?"
    r"(?:with|has|have|having|had|leads?|leading|runs?|running|supervis\w+|over)\s+(?:about\s+)?",
    re.IGNORECASE,
)
_WHO_HAVE = re.compile(
    r"\s*,?\s*(?:(?:who|which|and\s+they)\s+)?(?:in\s+turn\s+)?(?:have|with|lead|run|supervise|manage|oversee)\s+(?:about\s+)?",
    re.IGNORECASE,
)
_ALTOGETHER = r"(?:\s+(?:in\s+all|total|altogether|of\s+(?:them|us)|for\s+the\s+\w+))?"
_IN_ALL = re.compile(
    r"\b(?:each(?!\s+(?:of\s+(?:whom|them|which)\s+)?(?:with|has|have|leads?|runs?)\b)|apiece|per|every)\b[^.;()]{0,60}?"
    r"(?:\(?\bso(?:\s+(?:that['’]?s|that\s+is|that\s+makes|there\s+are|we\s+have))?|\bmak(?:es|ing)|\bfor\s+a\s+total\s+of|\(?\bthat['’]?s|=|,)\s+"
    rf"(?P<number>\d{{1,3}}|[a-z]+(?:-[a-z]+)?){_ALTOGETHER}(?=\s*(?:[,;)]|\.(?!\d)|$))",
    re.IGNORECASE,
)
"""The author's own product ("2 each, so 44")."""
_SO_THAT = re.compile(
    r"[^.;()]{0,40}?[,–—]\s*(?:so|which)\s+(?:that['’]?s|that\s+is|is|makes|that\s+makes|there\s+are)\s+"
    rf"(?P<number>\d{{1,3}}|[a-z]+(?:-[a-z]+)?)(?:{_ALTOGETHER}|\s+of\s+(?:those|these))(?=\s*(?:[,;)]|\.(?!\d)|$))",
    re.IGNORECASE,
)
_OTHERS_NOW = re.compile(
    r"(?:,|\band)\s+(?:and\s+)?(?:then\s+)?(?:there(?:['’]s|\s+is|\s+are)|(?:we|I)(?:['’]ve|\s+have|\s+also\s+have))\b",
    re.IGNORECASE,
)
"""After it a sentence counts people of no place that it handed any to."""
_OTHERS = re.compile(r"\s(?:\+|plus)\s")
"""After it a text counts others, who are not part of a product."""
_SHARE_OUT = re.compile(r"\b(?:apiece|each|every)\b", re.IGNORECASE)
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
    if match := _PLACES_EACH.search(before) or _PLACES_WITH.search(before) or _IN_EACH.search(before):
        return Factor(_number(match, numerals, at - len(before), sites))
    for pattern in (_EACH, _APIECE):
        match = pattern.search(before)
        if match and _OTHERS_NOW.search(before, match.end()):
            continue
        if match and _hands_out(before, match, numerals, at) and (pattern is _EACH or _SHARE_OUT.search(after)):
            return Factor(_number(match, numerals, at - len(before), sites))
    if _BOTH_HAVE.search(before[-_REACH:]) or _PER_AT_BOTH.match(after):
        return Factor(2)
    if match := _PER_COUNTED.match(after):
        return Factor(_written(match["number"] or match["told"], sites))
    if _EITHER.match(after):
        return Factor(2)
    match = re.match(rf"[\s,]*(?:in|at|for)\s+{_EACH.pattern}", after[:80], re.IGNORECASE)
    if match:
        return Factor(_written(match["number"] or match["bare"], sites))
    if _EACH_PART.search(before[-_REACH:]):
        return Factor(None)
    lead = _EACH_PLACE.search(before, max(0, len(before) - _REACH))
    place = lead is not None and _hands_out(before, lead, numerals, at)
    return Factor(sites) if _PER.match(after) or place else None


def _hands_out(before: str, match: re.Match[str], numerals: Sequence[Numeral], at: int) -> bool:
    """Whether "each of our schools" leads on to a title, and does not close the staff said before it.

    `before` ends at offset `at` in the text; a number in the clause before the match is that of other staff.
    """
    opens = max((one.end() for one in _CLAUSE.finditer(before, 0, match.start())), default=0)
    offset = at - len(before)
    counted = numerals_between(numerals, offset + opens, offset + match.start())
    return not counted and _HANDS_OUT.match(before, match.end()) is not None


def teams_of(after: str, numerals: Sequence[Numeral], at: int) -> Factor | None:
    """Return how many teams of one make-up the words after a title count ("… three techs each, nine of those").

    `after` begins at offset `at` in the text.
    """
    match = _TEAMS.search(after[:160])
    if match is None:
        return None
    inside = numerals_between(numerals, at + match.start("number"), at + match.end("number"))
    return Factor(inside[0].value) if inside else None


def holders_have(gap: str, after: str) -> bool:
    """Tell whether the words around a title give it to each holder of the one before ("each with 9 techs").

    `gap` stands between the two titles; after "who have" it is `after` the second that "each" stands.
    """
    each = _EACH_OF_THEM.fullmatch(gap) is not None
    return each or (_WHO_HAVE.fullmatch(gap) is not None and _SHARE_OUT.match(after.lstrip()) is not None)


def product_told(before: str, after: str, numerals: Sequence[Numeral], at: int, count: float) -> float | None:
    """Return the product that the words after a title give ("2 techs each, so 44"), None where they give none.

    Where the words `before` it hand out ("each manager has"), the product follows without another "each". `after`
    begins at offset `at` in the text; a number that `count` does not divide is no product of it.
    """
    match = _IN_ALL.search(_OTHERS.split(after[:120])[0]) or (
        _SO_THAT.match(after[:80]) if _SHARE_OUT.search(before[-60:]) else None
    )
    if match is None:
        return None
    told = numerals_between(numerals, at + match.start("number"), at + match.end("number"))
    value = told[0].value if told else None
    return value if value and value > count and value % count == 0 else None


def each_place(before: str) -> bool:
    """Tell whether the words that lead to a title hand it out to places ("in each of the four schools")."""
    leads = (re.compile(pattern.pattern + r"[\w\s]{0,24}$", re.IGNORECASE) for pattern in (_EACH, _EACH_PLACE))
    return any(lead.search(before) for lead in leads)


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
