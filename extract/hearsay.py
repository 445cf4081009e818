"""Hearsay: words that keep a title from being a fact: plans, wishes, norms, questions, what used to be."""

import re

from extract.pattern_files import rows

_BEFORE = re.compile(r"\b(?:" + "|".join(row["pattern"] for row in rows("hearsay")) + ")", re.IGNORECASE)
"""Each pattern of `patterns/hearsay.jsonl` says: what comes next is planned, wished, asked for or a norm."""
_PAST = re.compile(
    r"\b(?:used to|(?:years?|months?) ago|back (?:in|when|then)"
    r"|in the (?:past|90'?s|80'?s)|originally|previously|formerly"
    r"|when I (?:started|came|arrived|began)|I'd been|I had been|before (?:some|the) (?:budget )?cuts|by the norm)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\s*(?:before\s+(?:the|that|our)|until\s+\d{4}|back\s+(?:in|when)|\w+\s+years\s+ago)\b", re.IGNORECASE
)
_SUPPOSED = re.compile(
    r"\s*(?:is worth|is better|will|would|can|cannot|can't|should|must|deserves?|needs? to|might)\b", re.IGNORECASE
)
_NORM = re.compile(
    r"^\s*(?:per\s+(?:[\d,.]+|student|teacher|device|every|thousand|classroom)|(?:for|to|in)\s+every\s+[\d,.]+"
    r"|for\s+each\s+[\d,.]+|:\s?[\d,.]+[k\s]|to\s+[\d,]{3,}|/\s?[\d,]{3,})",
    re.IGNORECASE,
)
_RESET = re.compile(r"[;—–]|\.\s|:\s|\bbut\b|\bhowever\b|\bright now\b|\bcurrently\b|\balready\b", re.IGNORECASE)


def is_hearsay(before: str, after: str, *, former: bool = False) -> bool:
    """Tell whether the words around a title in its sentence make it no fact; `former` lets the past pass."""
    clause = _RESET.split(before)[-1]
    if _BEFORE.search(clause) or _NORM.match(after) or _SUPPOSED.match(after):
        return True
    return not former and (_PAST.search(before) is not None or _UNTIL.match(after) is not None)


def is_question(sentence: str) -> bool:
    """Tell whether a sentence asks."""
    return sentence.rstrip().rstrip(")\"'").endswith("?")
