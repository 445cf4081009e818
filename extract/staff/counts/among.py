"""Among: how many of a title's holders a text calls gone, open or lent ("5 techs, two of those chairs are empty")."""

import re
from dataclasses import dataclass

from extract.facts import Employment
from extract.quantities.numerals import number_written

_OPEN_AMONG = re.compile(
    r"(?P<beside>\+\s*)?\b(?P<number>\d{1,3}|one|two|three|four|five|six)x?\s+(?:(?:positions?|posts?|seats?|more)\s+)?"
    r"(?:(?=openings?\b|vacanc(?:y|ies)\b)|"
    r"(?:of\s+(?:(?:those|these|the)\s+(?:spots?|positions?|chairs?|slots?|jobs?|seats?|posts?|desks?)|those|them|which"
    r"|whom|these|(?:the|our)\s+(?:[\w-]+\s+)?\w+)\s+)?"
    r"(?:(?:is|are|was|were|has|have|been|currently|still|now|just)\s+){0,3})"
    r"(?P<cue>openings?|vacanc(?:y|ies)|open|vacant|unfilled|posted|advertised|frozen|empty|(?:agency|contract(?:ed|ors?))(?=\s*(?:[.,;)]|$|(?:staff|people|from|through|via|on)\b)))\b"
    r"(?!\s*(?:[(:]|for)\s*(?:an?\s+|one\s+)?[A-Za-z]+(?:\s+[A-Za-z]+){0,2}\s*(?:[).,;]|$)|\s+(?:[\w/-]+\s+){0,2}(?:positions?|posts|jobs)\b)",
    re.IGNORECASE,
)
_CUT_AMONG = re.compile(
    r"\b(?P<number>\d{1,3}|one|two|three|four)\s+(?:of\s+(?:those"
    r"|them|which|whom|these|the\s+\w+)\s+)(?:(?:is|are|was"
    r"|were|has|have|been|just)\s+){0,3}(?P<cue>eliminated|cut)\b",
    re.IGNORECASE,
)
_BEING_FILLED = re.compile(
    r"^[^.;]{0,60}\b(?:(?:still\s+|are\s+|we're\s+|now\s+)(?:looking|searching|recruiting|interviewing|advertising)"
    r"|(?:trying|hoping)\s+to\s+(?:fill|replace|rehire)|(?:have|has|had)(?:n't|\s+not)\s+(?:yet\s+)?(?:been\s+)?"
    r"(?:found|filled|replaced|posted|hired|refilled)|can't\s+(?:fill|find|replace))\b",
    re.IGNORECASE,
)
"""A post whose holder is gone but which the district means to fill: open, not cut."""


def being_filled(words: str) -> bool:
    """Tell whether the words after a lost holder say that the district looks for another."""
    return _BEING_FILLED.match(words) is not None


@dataclass(frozen=True, slots=True)
class Fallen:
    """So many whom a text sets apart from a title's holders, and as what; `beside`: their number does not hold them."""

    count: float
    employment: Employment
    beside: bool


def fallen_among(words: str) -> Fallen | None:
    """Return whom the words after a title set apart from its holders, None for nobody."""
    among = _OPEN_AMONG.search(words) or _CUT_AMONG.search(words)
    if among is None:
        return None
    employment = _fallen(among["cue"].lower())
    return Fallen(
        count=number_written(among["number"]) or 0,
        employment=employment,
        beside=employment is Employment.CUT or bool(among.groupdict().get("beside")),
    )


def _fallen(cue: str) -> Employment:
    """Return what a cue says of some among the holders of a title."""
    if cue in {"eliminated", "cut"}:
        return Employment.CUT
    return Employment.CONTRACTED if cue.startswith(("agency", "contract")) else Employment.VACANT
