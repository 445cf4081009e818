"""Wholes: a counted group that the text takes apart right behind it ("three directors: one of IT, one of data …").

The parts are the positions, so the group is none: its number tells only how many they are together.
"""

import re
from collections.abc import Sequence
from itertools import accumulate

from extract.staff.roster import Draft, Form
from extract.staff.totals_of_parts import adds_up

_OPENS = re.compile(
    r"[^.;:()\n,]{0,24}(?:\(|:|,\s(?:namely|that\s+is|which\s+is)\b|\n\s{0,8}incl(?:\.|uding)?)\s*(?:titles?:\s*)?(?:an?\s|the\s)?",
    re.IGNORECASE,
)
"""What stands between a group and its parts: a bracket, a colon, "incl."."""
_REACH, _MOST = 40, 12
"""Characters between a group and the first of its parts; how many parts are looked at."""


def without_wholes(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of one department without those that the next ones take apart."""
    standing = sorted((one for one in drafts if one.form <= Form.COUNTED), key=lambda one: (one.start, -one.end))
    wholes = {
        id(one) for place, one in enumerate(standing) if _is_whole(text, one, standing[place + 1 : place + 1 + _MOST])
    }
    return [one for one in drafts if id(one) not in wholes]


def _is_whole(text: str, whole: Draft, after: Sequence[Draft]) -> bool:
    """Whether the drafts behind one begin right there and add up to its number, two of them at least."""
    if whole.count is None or whole.count < 2 or not after:
        return False
    first = next((one for one in after if one.start >= whole.end), None)
    if first is None or first.start - whole.end > _REACH or not _OPENS.fullmatch(text, whole.end, first.start):
        return False
    parts = [one for one in after if one.start >= whole.end]
    sums = list(accumulate(one.count or 0 for one in parts))
    return adds_up(text, whole.end, whole.count, parts, sums, reach=_REACH)
