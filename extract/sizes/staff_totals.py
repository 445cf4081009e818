"""Staff totals: the size of the whole technology department, only where the author states it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from extract.facts import Evidence, StaffTotal, StaffUnit
from extract.quantities.quantity import Quantity, Unit
from extract.sizes.claims import Claim, match_claims
from extract.sizes.phrasing import Phrasing

_FULL_AND_HALF = re.compile(
    r"(?P<full>⟦(?P<fulls>\d+)⟧|\ba) (?:full[- ]?time(?:rs?)?|ft)"
    r"(?: (?:people|persons?|staff|employees|folks|techs?|positions?))?"
    r"(?:,?;? (?:and|plus|\+|&)|,) (?:a |one )?"
    r"⟦(?P<half>\d+)⟧(?: ⟦(?P<share>\d+)⟧)?(?: fte)?(?: ?half[- ]?time(?:rs?)?)?"
    r"(?:(?<=fte)|(?=[.,;:)!]|$| (?:for|in|to|who)))"
)
"""Matches "⟦3⟧ full-time and a ⟦0⟧ half-time": full posts and the part of one, in a plain sentence (`phrasing`)."""
_IN_TECHNOLOGY = re.compile(r"\b(?:it|tech|technology|support|integration|department|team|ict|data|devices|network)\b")
_ASKS_STAFF = re.compile(
    r"\b(?:(?:it|tech|technology|ict) (?:staff|people|positions|headcount|employees|team|dept|department|ftes?)\b"
    r"|(?:people|staff|positions|ftes?|many(?: of (?:us|you))?) (?:are )?(?:in|on|at) (?:your |the |our )?(?:\w+ )?"
    r"(?:it|tech|technology|ict|dept|department|team|office|staff)\b"
    r"|(?:^|\b(?:my|our|the|your) )(?:(?:whole|entire|little|it|tech|technology|ict) ){0,2}"
    r"(?:it|tech|technology|ict|department|dept\.?|team|shop|crew|office|staff)(?=\?$)"
    r"|\b(?:it|ict|team|department|dept\.?|staff) size"
    r"|(?:size of|how (?:big|large) is) (?:your|the) (?:\w+ )?(?:team|department|dept|staff|office|shop)\b)"
    r"[^.?]{0,40}\?$"
)
"""A question to which a number alone is the department's strength."""
_ASKS_HOLDERS = re.compile(r"\bhow many (?!people\b|staff\b|of\b|are\b|do\b)[a-z][^?]*\?$")
"""A question for the holders of a title: no number that answers it counts the department."""
_SUM = "full and half"
_STUDENTS_A_TECHNICIAN = 100
"""Students beside whom a staff is a technology department's: one for each so many at most."""


def claims_staff_total(phrasing: Phrasing) -> Iterator[Claim]:
    """Yield the claims of a sentence to be the department's strength."""
    for claim in match_claims(phrasing, "staff_totals"):
        holds = _CONDITIONS.get(claim.rule)
        if holds is None or holds(claim, phrasing):
            yield claim
    for match in _FULL_AND_HALF.finditer(phrasing.text):
        half = phrasing.quantities[int(match["half"])]
        full = phrasing.quantities[int(match["fulls"])] if match["fulls"] else None
        share = (phrasing.quantities[int(match["share"])].value if match["share"] else None) or 0.5
        halves = half.value if half.unit is Unit.FTE else (half.value or 0) * share
        if halves and (full is None or full.value is not None):
            start, end = phrasing.extent(match)
            total = (1 if full is None else full.value or 0) + halves
            whole = replace(half, start=start, end=end, min=total, max=total, unit=Unit.FTE)
            yield Claim(rule=_SUM, rank=8, quantity=whole, start=start, end=end, words=match.group())


def choose_staff_total(claims: list[Claim], evidence: Callable[[Claim], Evidence]) -> StaffTotal | None:
    """Return the total among the claims of one structure: budgeted before present, then the firmest, the first."""
    stated = [claim for claim in claims if claim.quantity is None or claim.quantity.value is not None]
    if not stated:
        return None
    claim = max(stated, key=lambda one: ("budget" in one.marks, "present" not in one.marks, one.rank, -one.start))
    quantity = claim.quantity
    if quantity is None or quantity.value is None:
        return StaffTotal(count=1, unit=StaffUnit.PEOPLE, evidence=evidence(claim))
    unit = StaffUnit.FTE if _full_time_equivalents(quantity, claim) else StaffUnit.PEOPLE
    return StaffTotal(count=quantity.value, unit=unit, evidence=evidence(claim))


def _in_technology(claim: Claim, phrasing: Phrasing) -> bool:
    """A fraction of staff can only be a department; a whole number needs the department's name in the sentence."""
    quantity = claim.quantity
    if quantity is None or quantity.value is None:
        return False
    return quantity.value < 100 and (_fractional(claim) or bool(_IN_TECHNOLOGY.search(phrasing.text)))


def _are_few(claim: Claim, phrasing: Phrasing) -> bool:
    """Return whether so few are the staff of a department: all who work for a district are one for ten students."""
    beside = phrasing.quantities[int(claim.words.partition("⟦")[2].partition("⟧")[0])].value
    staff = claim.quantity.value if claim.quantity else None
    return staff is not None and beside is not None and beside >= _STUDENTS_A_TECHNICIAN * staff


def _is_sum(claim: Claim, phrasing: Phrasing) -> bool:
    """Return whether a claim's number is the sum of those that the sentence lists before it."""
    listed = [phrasing.quantities[int(one)].value for one in re.findall(r"⟦(\d+)⟧", claim.words)][:-1]
    total = claim.quantity.value if claim.quantity else None
    return total is not None and None not in listed and sum(filter(None, listed)) == total


def _answers_for_staff(claim: Claim, phrasing: Phrasing) -> bool:
    return _ASKS_STAFF.search(phrasing.before) is not None


def _answers_for_no_title(claim: Claim, phrasing: Phrasing) -> bool:
    return _ASKS_HOLDERS.search(phrasing.before) is None


def _is_fractional(claim: Claim, phrasing: Phrasing) -> bool:
    return _fractional(claim)


def _fractional(claim: Claim) -> bool:
    value = claim.quantity.value if claim.quantity else None
    return value is not None and value != int(value)


_CONDITIONS: Mapping[str, Callable[[Claim, Phrasing], bool]] = {
    "fractional staff": _in_technology,
    "fraction of people": _is_fractional,
    "staff beside students": _are_few,
    "staff, and a decimal": _is_fractional,
    "sum of the list": _is_sum,
    "we are so many for": _answers_for_no_title,
    "answer to staff": _answers_for_staff,
}
"""What must hold besides the words of a rule."""


def _full_time_equivalents(quantity: Quantity, claim: Claim) -> bool:
    return quantity.full_time_equivalent is not None or bool(
        re.search(r"\bftes?\b|\bfull-time equivalent", claim.words)
    )
