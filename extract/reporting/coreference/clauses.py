"""Clauses: where the words before a reporting verb begin, where they end, and when they leave the subject out."""

import re

from extract.joints import JOINT

_HYPHEN = re.compile(r"\s-\s*$")
_ADVERBS = re.compile(
    r"(?:[\s,]*\b(?:also|both|all|each|now|then|currently|always|have|has"
    r"|directly|actually|in\s+turn|only|still|just|technically"
    r"|ultimately|presently|generally|usually|would|will|do"
    r"|does|instead|respectively)\b[\s,]*)+$",
    re.IGNORECASE,
)
"""Matches "The coaches currently also" report: the words between subject and verb."""
_GOES_ON = re.compile(
    r"(?:\band|&|\bbut|\bor|\bthen|\bso)\s+(?:\w+ly\s+|also\s+|then\s+|in\s+turn\s+|now\s+|still\s+|am\s+|is\s+|are\s+)*$",
    re.IGNORECASE,
)
"""A verb right after "and" has the subject of the verb before it ("runs the techs and reports to the CFO")."""


def without_adverbs(words: str) -> str:
    """Return the words before a verb less the adverbs at their end; "both" and "all" stay where they are a subject."""
    words = _HYPHEN.sub("", words).rstrip(f" ,{JOINT}\n")
    while True:
        shorter = _ADVERBS.sub("", words).rstrip(f" ,{JOINT}\n")
        if shorter == words or (
            re.search(r"\b(?:both|all)$", words, re.IGNORECASE) and not re.search(r"\w+\W+$|\w$", shorter)
        ):
            return words
        if re.search(r"\b(?:both|all)\s*$", words, re.IGNORECASE):
            return (
                words
                if re.search(r"\b(?:and|they|we|,)\s*(?:both|all)\s*$|^(?:both|all)$", words, re.IGNORECASE)
                else shorter
            )
        words = shorter


def opens_note(text: str, at: int) -> bool:
    """Return whether words are right after a dash, a colon or a parenthesis ("Clerk - boss is the manager")."""
    return text[max(0, at - 2) : at].rstrip(" ")[-1:] in set("-–—:(")


def goes_on(words: str) -> bool:
    """Return whether the words before a verb leave its subject to the verb before it ("… and reports to")."""
    return _GOES_ON.search(words) is not None


def clause_start(text: str, start: int, end: int) -> int:
    """Return where the clause that ends at `end` begins: after the last semicolon or key and colon."""
    found = [match.end() for match in re.finditer(r";\s|:\s(?=[a-z]*\s*$)", text[start:end])]
    return start + found[-1] if found else start
