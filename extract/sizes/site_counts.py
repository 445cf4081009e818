"""Sites: how many buildings an organization has, in the unit that the author uses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.facts import Evidence, Sites
from extract.sizes.claims import Claim, match_claims
from extract.sizes.phrasing import Phrasing

_PLURAL = {
    "facility": "facilities",
    "library": "libraries",
    "academy": "academies",
    "campus": "campuses",
    "branch": "branches",
}
_SINGULAR = {plural: singular for singular, plural in _PLURAL.items()}
_SITE = re.compile(r"(?:school|building|bldg|campus|site|location|academy|library|branch)s?")
_ASKED = re.compile(
    r"\b(?P<noun>schools|buildings|bldgs|campuses|sites|locations|academies|branches|libraries|clinics)"
    r"(?: [\w ]{0,30})?[?:|]?$"
)
"""Matches "how many schools?", "buildings:": a number alone answers it."""
_ONE_PER_SITE = re.compile(
    r"⟦(?P<all>\d+)⟧(?: [\w&'/-]+){1,3},? ?\(?⟦(?P<one>\d+)⟧ (?:per|(?:in|at|for) (?:each|every)) (?P<noun>[a-z]+)"
)
"""Matches "⟦9⟧ techs, ⟦1⟧ per building": so many buildings as techs, in a plain sentence (`phrasing`)."""


def claims_sites(phrasing: Phrasing) -> Iterator[Claim]:
    """Yield the claims of a sentence to be the number of sites."""
    for claim in match_claims(phrasing, "sites"):
        quantity = claim.quantity
        if claim.rule == "answer to sites":
            asked = _ASKED.search(phrasing.before)
            if asked is not None:
                yield replace(claim, noun=asked["noun"])
            continue
        if quantity is not None and quantity.year_like and not quantity.approx:
            continue
        if quantity is None or quantity.per is None or claim.rule == "all of them":
            yield claim
    for match in _ONE_PER_SITE.finditer(phrasing.text):
        every, one = phrasing.quantities[int(match["all"])], phrasing.quantities[int(match["one"])]
        if one.value == 1 and _SITE.fullmatch(match["noun"]):
            start, end = phrasing.extent(match)
            yield Claim(rule="one per site", rank=1, quantity=every, start=start, end=end, noun=match["noun"])


def choose_sites(claims: list[Claim], evidence: Callable[[Claim], Evidence]) -> Sites | None:
    """Return the first total among the claims of one structure; "one of five per building" only where none is said."""
    firm = [claim for claim in claims if claim.rank > 1] or claims
    instead = [claim for claim in firm if claim.rule == "instead of" or "current" in claim.marks]
    claim = min(instead or firm, key=lambda one: (one.start, -one.rank))
    count = _count(claim)
    if count is None:
        return None
    return Sites(count=count, unit=_unit((claim.noun or "sites").rstrip("."), count), evidence=evidence(claim))


def _count(claim: Claim) -> int | None:
    if claim.quantity is None:
        return 2 if claim.rule == "both sites" else 1
    quantity = claim.quantity
    value = quantity.value
    if value is None and (quantity.min is None or quantity.max is None):
        value = quantity.min if quantity.max is None else quantity.max
    return int(value) if value is not None and value == int(value) and value > 0 else None


def _unit(noun: str, count: int) -> str:
    if count == 1:
        return _SINGULAR.get(noun) or (noun[:-1] if noun.endswith("s") and noun not in _PLURAL else noun)
    return noun if noun.endswith("s") and noun not in _PLURAL else _PLURAL.get(noun, noun + "s")
