"""Time share: which part of a working week the words around a title give to it, as full-time equivalents."""

import re

from extract.pattern_files import alternatives
from extract.quantities.number_words import NUMBER, PARTS, SMALL

_PART = alternatives(PARTS)
_OF_TIME = (
    r"(?:of\s+)?(?:(?:his|her|their|hers|my|the|its|of)\s*)+(?:\w+\s+)?(?:time"
    r"|week|day|timetable|job|position|load|s|hers|his)?"
)
_SHARE = re.compile(
    rf"""
      \b(?P<percent>\d{{1,3}})\s?(?:%|percent|per\ cent)(?!\s+of\s+(?:me|the\s+(?:cost|salary|pay)))
    | \b(?P<part>[1-9][05])\s?/\s?(?P<others>[1-9][05])\b
    | (?<![\w.])(?P<decimal>0?\.\d{{1,2}})(?=\s*(?:FTE|in\b|[.,;)\s]|$))
    | \b(?P<over>a|{NUMBER}|\d)[\s/-](?P<under>{_PART})
        (?:\s+{_OF_TIME}|[-\s]time)
    | (?P<slash>(?<![\d/])\d/\d)[\s-](?:time|{_OF_TIME})
    | (?P<half>\bhalf[-\s]?time\b|\b(?:is|are)\s+half\s+(?:ours|mine|theirs)\b
        |\bhalf\s+\w+,?\s+(?:and\s+)?half\s+\w+|\bhalf\s+of\s+the\s+(?:day|week)\b
        |\bhalf\s+(?:his|her|the)\s+(?:time|day|week)\b|\bhalf\s*(?:&|and)\s*half\b
        |\bhalf\s+of\s+(?:him|her|them)\b|\b(?:split|shared?|divided)\s+(?:evenly|equally)\b
        |\b(?:evenly|equally)\s+(?:split|shared|divided)\b)
    | (?P<otherhalf>\b(?:her|his|the|whose|their)?\s*other\s+half\s+(?:is|goes|in|at|belongs)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Matches "60 %", "70/30", "0.5 FTE", "a third of her time", "half-time", "split evenly", "her other half is"."""


def time_share(words: str) -> float | None:
    """Return the share of full time that the words state, None where they state none (hours and days do not)."""
    match = next((found for found in _SHARE.finditer(words) if _may_share(found)), None)
    if match is None:
        return None
    if match["percent"]:
        value = int(match["percent"]) / 100
        return value if 0 < value <= 1 else None
    if match["part"]:
        return int(match["part"]) / 100
    if match["half"]:
        return 0.5
    if match["decimal"]:
        return float(match["decimal"])
    if match["otherhalf"]:
        return None
    if match["slash"]:
        over, under = match["slash"].split("/")
        return int(over) / int(under) if 0 < int(over) < int(under) else None
    over = match["over"].lower()
    return (int(over) if over.isdigit() else SMALL.get(over, 1)) / PARTS[match["under"].lower()]


def _may_share(match: re.Match[str]) -> bool:
    """Return whether a pair of numbers makes a whole ("60/40"); others are dates ("10/15"). Other shapes always may."""
    return match["part"] is None or int(match["part"]) + int(match["others"]) == 100
