"""Among: how many of a title's holders a text calls gone, open or lent ("5 techs, two of those chairs are empty")."""

import re
from dataclasses import dataclass

from extract.facts import Employment
from extract.quantities.numerals import number_written
from extract.staff.employment import employment_of

_OPEN_AMONG = re.compile(
    r"(?P<beside>\+\s*)?(?<![\d.])\b(?P<number>\d{1,3}(?:\.\d+)?|one|two|three|four|five|six)x?\s+(?:(?:positions?|posts?|seats?|more)\s+)?"
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
    r"|them|which|whom|these|the\s+\w+)\s+|(?=(?:was|were|got|has\s+been|have\s+been)\b))(?:(?:is|are|was"
    r"|were|has|have|been|got|just)\s+){0,3}(?P<cue>eliminated|cut|made\s+redundant|laid\s+off|let\s+go|rif['’]?f?ed)\b",
    re.IGNORECASE,
)
_FILLED_OF = re.compile(
    r"\s*(?:[(:=–-]\s*)?(?P<filled>\d{1,3})\s+of\s+(?P<all>\d{1,3})"
    r"(?:\s+(?:positions?\s+)?(?:are\s+)?filled\b|\s*\)|\s*$|,\s*(?:rest|others?|one)\s+(?:open|vacant|posted))",
    re.IGNORECASE,
)
"""How many of a title's posts are filled: "Engineers (3 of 4)", "Techs: 6 of 8 filled"."""
_ORDINAL_CUT = re.compile(
    r"\b(?:the|a|our)\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:one\s+)?(?:was|got|has\s+been)\s+(?:just\s+)?(?:cut|eliminated|laid\s+off|rif['’]?f?ed)\b",
    re.IGNORECASE,
)
"""One more than the holders, who is gone: "four nurses (the fifth was cut)"."""
_SO_MANY = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SOME_OF_THEM = re.compile(
    rf"(?<!every )(?<!each )(?<!any )\b(?:(?P<number>{_SO_MANY})\s+of\s+(?:them|those|these|whom|which)"
    rf"|of\s+(?:whom|which)\s+(?P<told>{_SO_MANY}))\b"
    r"(?P<how>[^.;)]{3,90})",
    re.IGNORECASE,
)
"""Some of the holders, and how they belong: "14 clerks, of whom 3 come through an agency"."""
_PAYS_FOR_SOME = re.compile(
    rf"(?:^|[,;(–—-])\s*(?:though\s+|but\s+|and\s+)?(?:the\s+|their\s+)?(?:[\w&.]+\s+){{1,3}}?(?:pays?|funds?)\s+(?:for\s+)?(?P<number>{_SO_MANY})\s+of\s+(?:them|those|these)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:we|I|us|district)\s+(?:pays?|funds?)\b", re.IGNORECASE)
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
    if _ORDINAL_CUT.search(words):
        return Fallen(count=1, employment=Employment.CUT, beside=True)
    among = _OPEN_AMONG.search(words) or _CUT_AMONG.search(words)
    if among is None and (filled := _FILLED_OF.match(words)):
        missing = (number_written(filled["all"]) or 0) - (number_written(filled["filled"]) or 0)
        return Fallen(count=missing, employment=Employment.VACANT, beside=True) if missing > 0 else None
    if among is None:
        return _lent_among(words)
    employment = _fallen(among["cue"].lower())
    return Fallen(
        count=number_written(among["number"]) or 0,
        employment=employment,
        beside=employment is Employment.CUT or bool(among.groupdict().get("beside")),
    )


def _lent_among(words: str) -> Fallen | None:
    """Return those of a title's holders whom somebody else pays, sends or has a part of."""
    if (paid := _PAYS_FOR_SOME.search(words)) and not _OURS.search(paid.group()):
        count = number_written(paid["number"]) or 0
        return Fallen(count=count, employment=Employment.OTHER_DEPARTMENT, beside=False)
    some = _SOME_OF_THEM.search(words)
    said = employment_of(after=some["how"]) if some else None
    if some is None or said in {None, Employment.EMPLOYEE, Employment.CUT}:
        return None
    return Fallen(count=number_written(some["number"] or some["told"]) or 0, employment=said, beside=False)


def _fallen(cue: str) -> Employment:
    """Return what a cue says of some among the holders of a title."""
    if cue.startswith(("eliminated", "cut", "made", "laid", "let", "rif")):
        return Employment.CUT
    return Employment.CONTRACTED if cue.startswith(("agency", "contract")) else Employment.VACANT
