"""Finds what must not enter the database: telephone numbers, e-mail and street addresses. Pure searches of one text."""

import re
import unicodedata
from itertools import chain

from kb.privacy.emails import match_emails
from kb.privacy.finds import Find
from kb.privacy.street_addresses import match_street_addresses
from kb.privacy.telephones import match_telephones

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def match_personal_data(text: str) -> tuple[Find, ...]:
    """Return every find in order; where two overlap the longer one holds, so none is cut in half."""
    text = _plain(text)
    finds = sorted(
        chain(match_emails(text), match_telephones(text), match_street_addresses(text)),
        key=lambda find: (find.start - find.end, find.start),
    )
    covered = bytearray(len(text))
    taken: list[Find] = []
    for find in finds:
        # What overlaps a find that is no shorter has an end inside it.
        if not (covered[find.start] or covered[find.end - 1]):
            covered[find.start : find.end] = b"\1" * (find.end - find.start)
            taken.append(find)
    return tuple(sorted(taken, key=lambda find: find.start))


def _plain(text: str) -> str:
    """Return the text with each digit of another script, and each full-width form, as ASCII; lengths stay."""
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), text.translate(_FULL_WIDTH))
