"""Subjects: what programs put before the one that an author typed ("Re:", "Fwd:", the list's name in brackets)."""

import re

from crawler.bodies.clean_text import clean

_REPLY = r"\s*(?:re|aw|sv|antw|fwd?|wg)\s*(?:\[\d+\])?\s*:"
_REPLY_MARKS = re.compile(rf"^(?:{_REPLY})+\s*", re.IGNORECASE)
_ANSWERING = re.compile(rf"^(?:\s*\[[^\]]{{1,40}}\])?{_REPLY}", re.IGNORECASE)
_TYPED = (
    r"(?:patch|rf[ca]|ann|announce|bug|git pull|pull|solved|help|question|off.?topic|ot|resend|release|vote|discuss|"
    r"result|poll|update|urgent|job|cfp|security|draft|proposal|fixed|closed|v)(?:e?d|e?s|ment|v?\d+)?(?=[\s\]/:,])"
)
_LETTER_MARKS = re.compile(rf"^(?:{_REPLY}|\s*\[(?!{_TYPED})[^\]]{{1,40}}\](?=\s*\S))+\s*", re.IGNORECASE)


def is_reply(subject: str) -> bool:
    """Return whether a letter's subject says that it answers or forwards one, after the list's name or without it."""
    return _ANSWERING.match(subject) is not None


def bare_subject(subject: str, *, of_letters: bool = True) -> str:
    """Return a subject on one line without `Re:` and `Fwd:`; of letters also without the list's name in brackets.

    What authors themselves type in brackets ("[PATCH 2/3]", "[solved]") stays; on a board that is all of it, since a
    board's own labels have markup of their own.
    """
    line = " ".join(clean(subject).split())
    return (_LETTER_MARKS if of_letters else _REPLY_MARKS).sub("", line) or line
