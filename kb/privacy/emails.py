"""Finds e-mail addresses, as they are typed, spelled out for people, or written by archives of mailing lists."""

import re
from collections.abc import Iterator
from itertools import chain

from kb.privacy.finds import BLANK, GAP, WRAP, Find

_TOP = r"(?:com|org|net|edu|gov|info|us|ca|uk|au|nz|ie|io|co|school|ac)"
_OF_A_NAME = r"\w.+'’&*/%=~-"
_EMAIL = re.compile(
    rf"""(?<![{_OF_A_NAME}])[{_OF_A_NAME}]++(?=(?P<host>(?:{WRAP})?@(?:
    (?:{WRAP})?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{{2,}}(?!\w)
    |[^\W_](?:[\w-]*[^\W_])?\.{WRAP}{_TOP}(?![\w.-]))))""",
    re.VERBOSE | re.IGNORECASE,
)
"""What may be before an "@", and in `host` the rest of the address; where it begins, `_addresses` settles."""

_AT = rf"{GAP}[\[({{<]{GAP}at{GAP}[\])}}>]{GAP}"
_DOT = rf"{GAP}[\[({{<]{GAP}dot{GAP}[\])}}>]{GAP}"
_SPELLED = re.compile(
    rf"""(?<![\w.+-])[.+-]*+(?P<address>
    \w[\w.+-]*+{_AT}[\w-]++(?:(?:\.|{_DOT}|{BLANK}++dot{BLANK}++)[\w-]++)+
    |\w[\w.+-]*+{BLANK}++(?:AT|at){BLANK}++[\w-]++(?:{BLANK}++(?:DOT|dot){BLANK}++[\w-]++)+
    )""",
    re.VERBOSE,
)
"""Matches "anna (at) orley.example", "anna at orley dot example"."""
_ARCHIVED = re.compile(
    rf"(?<![\w.+-])(?P<user>[\w.+-]++){BLANK}++at{BLANK}++(?P<host>[\w-]++(?:\.[\w-]++)*\.{_TOP})\b", re.IGNORECASE
)
"""Pipermail's "user at host.org"; a sentence has that form too ("look at example.org"), see `_is_archived`."""

_LINE = 200
"""Characters of a line that tell whether an address stands alone in it."""

_LETTER = re.compile(r"[^\W_]")
_MAILTO = "mailto:"

_MAIL_CUE = re.compile(r"(?:e-?mail(?:ed|s)?|contact|write|reach|from|to|cc)[\w\s]{0,12}[:<(]?\s*$", re.IGNORECASE)
"""Matches "reach me at (", "Contact: ": before words that spell an address."""


def match_emails(text: str) -> Iterator[Find]:
    """Find e-mail addresses, also those spelled to fool machines ("ann at example dot org")."""
    for start, end in chain(_addresses(text), (match.span("address") for match in _SPELLED.finditer(text))):
        yield Find(start=start, end=end, kind="e-mail")
    for match in _ARCHIVED.finditer(text):
        if _is_archived(text, match):
            yield Find(start=match.start(), end=match.end(), kind="e-mail")


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each "name@host.org", with the "mailto:" before it."""
    done = 0
    for match in _EMAIL.finditer(text):
        letter = _LETTER.search(text, max(match.start(), done), match.end())
        if letter:
            start, done = letter.start(), match.end("host")
            mailto = text[max(0, start - len(_MAILTO)) : start].lower() == _MAILTO
            yield start - len(_MAILTO) if mailto else start, done


def _is_archived(text: str, match: re.Match[str]) -> bool:
    near, far = max(0, match.start() - _LINE), match.end() + _LINE
    _, line_start, before = text[near : match.start()].rpartition("\n")
    after, line_end, _ = text[match.end() : far].partition("\n")
    whole = (line_start or near == 0) and (line_end or far >= len(text))
    alone = whole and not before.strip(" \t<(>|") and not after.strip(" \t>)|")
    enclosed = before.endswith(("<", "(")) and after.startswith((">", ")"))
    return bool(alone) or enclosed or bool(re.search(r"[\d._+]", match["user"])) or bool(_MAIL_CUE.search(before))
