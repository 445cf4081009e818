"""Footers: what a mailing list's program puts below every message, taken off a letter's words.

A footer begins with a line of signs (`####`, `____`, `-- `) over words about a list, or with a sentence that only such
programs write ("To unsubscribe …"). Two lists in a row leave two.
"""

import re

from crawler.bodies.clean_text import clean

FOOTER_LINES = 14
"""Lines from the end of a letter within which a footer begins."""
OPENINGS = (
    r"You (?:have )?(?:received|are receiving|receive) (?:this|all) (?:message|e-?mail)s?\b.{0,40}"
    r"\b(?:because|sent to|as a)\b",
    r"To (?:unsubscribe|search the \w+ archives?)\b",
    r"To (?:leave|remove yourself from|stop receiving (?:\w+ ){1,3}from) (?:the|this)\b(?: \S+){0,4} (?:list|group)\b",
    r"Use REPLY-ALL to reply to list\b",
    r"-{10,} m2f -{10,}$",
)
"""How a footer begins whether or not a line of signs is above it."""
WORDS = (
    r"(?:un)?subscri(?:be|ption)",
    r"mailing list\b",
    r"(?:community|discussion|e-?mail|entire) list\b",
    r"listserv|listinfo|mailman|@lists?\.",
    r"\barchives?\b",
    r"\bgroups?(?:\.io)? links\b",
    r"to (?:leave|view|visit) (?:the|this|your)\b.{0,40}\b(?:list|group)\b",
)
"""What a footer under a line of signs says in its first two lines."""

_SIGNS = re.compile(r"^(?:--?|[-_=*~#+]{5,}|[-_=*~#+.,]{10,})$")
_OPENING = re.compile("|".join(OPENINGS), re.IGNORECASE)
_WORDS = re.compile("|".join(WORDS), re.IGNORECASE)
_HEADER = re.compile(r"^\W{0,2}(?:From|Sent|Date|To|Cc|Subject)\s?:", re.IGNORECASE)
"""A line of signs may also part a quoted message, whose headers name the list's address."""


def without_footer(text: str) -> str:
    """Return the letter's words as clean text without the footers at their end."""
    lines = clean(text).split("\n")
    while (begin := _begin(lines)) is not None:
        lines = lines[:begin]
    return "\n".join(lines).rstrip()


def _begin(lines: list[str]) -> int | None:
    """Return the line where the first footer near the end begins, with the line of signs above it, or None."""
    while lines and not lines[-1].strip():
        lines.pop()
    for place in range(max(0, len(lines) - FOOTER_LINES), len(lines)):
        line = lines[place].strip()
        if _OPENING.match(line) or (_SIGNS.match(line) and _tells_of_a_list(line, lines[place + 1 :])):
            return _with_signs_above(lines, place)
    return None


def _tells_of_a_list(signs: str, below: list[str]) -> bool:
    words = [line.strip() for line in below if line.strip() and not _SIGNS.match(line.strip())]
    words = words[: 1 if len(signs) < 3 else 2]
    return bool(words) and not _HEADER.match(words[0]) and any(_WORDS.search(line) for line in words)


def _with_signs_above(lines: list[str], place: int) -> int:
    while place and (not lines[place - 1].strip() or _SIGNS.match(lines[place - 1].strip())):
        place -= 1
    return place
