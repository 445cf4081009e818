"""Further: superiors that a sentence names beside, between or above the first ("to the CIO, then on up to the CFO")."""

import re
from collections.abc import Iterator

from extract.reporting.company import Company, Party
from extract.reporting.coreference.superiors import superior_after
from extract.reporting.said import Pairs, Said

_AND_TO = re.compile(
    r"[^.;:\n]{0,50}?(?:,\s+for\s+(?:\w+\s+){1,3}|,?\s+(?:and|but|or),?\s+)(?:dotted(?:[- ]line)?,?\s+"
    r"|also\s+|then\s+|\w+ly\s+|(?:the\s+other\s+)?half\s+)?"
    r"(?P<to>to|by)\s+",
    re.IGNORECASE,
)
"""A second superior: " and, dotted, to ", ", for evaluation by "."""
_AND_THE = re.compile(
    r"(?:\s+(?:on\s+paper|in\s+name|officially|formally))?,?\s+(?:and|&|or)\s+(?P<to>)(?=(?:the|our|my|me|his"
    r"|her|their)\b|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_THEN_TO = re.compile(
    r"\s*(?:,|\band)?\s+then\s+(?:on\s+)?(?:up\s+)?(?:to\s+)?(?=(?:the|our|an?|my)\s|(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What leads to the next rung of a line of command (", then on up to the CIO")."""
_COMMA_THE = re.compile(r",\s+(?=(?:the|our|my|an?)\s)", re.IGNORECASE)
"""What comes between the superiors of a list, less the last."""
_MOST = 4
"""Superiors of such a list between the first and the last."""
_CLOSED = re.compile(
    r"\s*(?:[.,;:)\n]|$|(?:for|on|in|at|who|as|when|depending|both|together|jointly|but)\b)", re.IGNORECASE
)
"""What follows the second of two superiors ("to the bursar and the provost."), and not the subject of a new clause."""
_THROUGH = re.compile(r"[\s,]*(?:but\s+)?(?:through|by\s+way\s+of|via)\b", re.IGNORECASE)


def middle_after(company: Company, start: int, end: int) -> Party | None:
    """Return who comes between a group and its superior ("to the board through me"), None for nobody."""
    through = _THROUGH.match(company.text, start, end)
    found = superior_after(company, through.end(), end) if through else None
    return found[0] if found is not None and company.knows(found[0]) else None


def further_up(said: Said, below: Party) -> Pairs:
    """Yield the further rungs of a line of command ("to the lead, then on up to the CIO, then the provost")."""
    company, state = said.company, said.state
    while then := _THEN_TO.match(said.text, state.place, said.end):
        above = superior_after(company, then.end(), said.end)
        if above is None or not company.is_post(above[0]) or above[0].title == below.title:
            return
        yield below, above[0]
        below, state.place = above
        state.superior, state.since = above


def also_above(said: Said) -> Iterator[Party]:
    """Yield the further superiors of a sentence ("to me for pay and to the principals for the rest")."""
    company, state, end = said.company, said.state, said.end
    yield from _listed_between(said)
    for _ in range(2):
        joint = _AND_TO.match(company.text, state.place, end) or _AND_THE.match(company.text, state.place, end)
        found = superior_after(company, joint.end(), end) if joint else None
        bare = joint is not None and not joint["to"]
        if found is not None and bare and not _CLOSED.match(company.text, found[1], end):
            return
        if found is None or not company.is_post(found[0]):
            return
        state.place = found[1]
        yield found[0]


def _listed_between(said: Said) -> Iterator[Party]:
    """Yield the superiors between the first and the last of a list ("the CIO, the principal and the bursar")."""
    company, state, end = said.company, said.state, said.end
    found: list[Party] = []
    place = state.place
    while (comma := _COMMA_THE.match(company.text, place, end)) and len(found) < _MOST:
        named = superior_after(company, comma.end(), end)
        if named is None or not company.is_post(named[0]) or _plural(named[0]):
            return
        found.append(named[0])
        place = named[1]
    joint = _AND_THE.match(company.text, place, end) if found else None
    last = superior_after(company, joint.end(), end) if joint else None
    if last is not None and not _plural(last[0]) and _CLOSED.match(company.text, last[1], end):
        state.place = place
        yield from found


def _plural(party: Party) -> bool:
    return party.mention is not None and party.mention.plural
