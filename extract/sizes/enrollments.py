"""Enrollment: which of the numbers of a post counts the students of the organization."""

import re
from collections.abc import Callable, Iterator

from extract.facts import Enrollment, Evidence
from extract.pattern_files import word_lists
from extract.quantities.quantity import Quantity
from extract.sizes.claims import Claim, match_claims
from extract.sizes.phrasing import Phrasing

_ASKS_STUDENTS = re.compile(
    rf"\b(?:{word_lists()['student']}|enroll?ments?|size of (?:the |your )?district|district size|how big"
    r"|student pop(?:ulation)?)\b[^.]{0,40}[?:|.]?$"
)
"""Matches "how big is your district?", "student population:": a number alone answers it."""
_OF_STUDENTS = re.compile(rf"\b(?:{word_lists()['student']}|enroll?ments?)\b")
_SAID = re.compile(r"[:=]| is | of ")
_NO_YEAR = {"enrollment label", "we are", "district of", "district in brackets", "answer to students", "correction"}
_BARE = "a bare figure"
_NEVER_YEAR = {_BARE, "size label", "k-12"}
_FIRST_YEAR, _LAST_YEAR = 1950, 2049
_SAME = 0.15
"""Two figures this close (as a share) speak of the same thing: the exact one is kept."""


def claims_enrollment(phrasing: Phrasing, *, bare: bool) -> Iterator[Claim]:
    """Yield the claims of a sentence to be the enrollment.

    Of a figure without a word of what it counts only where `bare`, or where the sentence speaks of students.
    """
    bare = bare or _OF_STUDENTS.search(phrasing.text) is not None
    for claim in match_claims(phrasing, "enrollments"):
        quantity = claim.quantity
        if claim.rule == _BARE and not bare:
            continue
        if quantity is None or (quantity.value is not None and quantity.value != int(quantity.value)):
            continue
        if _spans_years(quantity) or (quantity.year_like and claim.rule in _NEVER_YEAR and not quantity.approx):
            continue
        if quantity.year_like and claim.rule in _NO_YEAR and not quantity.approx and not _SAID.search(claim.words):
            continue
        if quantity.per is not None and not quantity.per.startswith(("student", "kid", "pupil", "child")):
            continue
        if claim.rule == "answer to students" and not _ASKS_STUDENTS.search(phrasing.before):
            continue
        yield claim


def choose_enrollment(claims: list[Claim], evidence: Callable[[Claim], Evidence]) -> Enrollment | None:
    """Return the enrollment among the claims of one structure: the current, the corrected, the exact, the first."""
    corrections = [claim for claim in claims if claim.rule == "correction"]
    others = [claim for claim in claims if claim.rule != "correction"]
    if len({_figures(claim) for claim in others if "part" in claim.marks}) > 1:
        others = [claim for claim in others if "part" not in claim.marks]
    if not others:
        return None
    best = max(others, key=_rank)
    for claim in corrections:
        if claim.start > best.start and _close(claim, best, 0.5):
            best = claim
    exact = next((one for one in others if _exact(one) and _close(one, best, _SAME)), None)
    if exact is not None and not _exact(best) and not best.marks & {"current", "headcount"}:
        best = exact
    quantity = best.quantity
    assert quantity is not None
    return Enrollment(
        min=None if quantity.min is None else int(quantity.min),
        max=None if quantity.max is None else int(quantity.max),
        approx=quantity.approx,
        evidence=evidence(best),
    )


def _spans_years(quantity: Quantity) -> bool:
    """Return whether a range is one of years ("1996 to 2011")."""
    ends = (quantity.min, quantity.max)
    return quantity.value is None and all(end is not None and _FIRST_YEAR <= end <= _LAST_YEAR for end in ends)


def _rank(claim: Claim) -> tuple[bool, bool, int, int]:
    return ("headcount" in claim.marks, "current" in claim.marks and claim.rank >= 4, claim.rank, -claim.start)


def _exact(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity is not None and quantity.value is not None and not quantity.approx


def _close(one: Claim, other: Claim, share: float) -> bool:
    first, second = _figures(one), _figures(other)
    return abs(first - second) <= share * max(first, second)


def _figures(claim: Claim) -> float:
    quantity = claim.quantity
    return 0 if quantity is None else quantity.max or quantity.min or 0
