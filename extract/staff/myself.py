"""Myself: the author's own position where "me" stands among the staff, under the title of the signature."""

import re
from collections.abc import Iterator, Sequence

from extract.facts import Employment
from extract.needles import NeedledPattern
from extract.reporting.author import AuthorTitle, mentions_self, stands_alone
from extract.reporting.outside import is_outside
from extract.staff.hearsay import is_question
from extract.staff.roster import Draft, Form
from extract.staff.time_share import time_share

_BESIDES = re.compile(
    r"\b(?:besides|apart\s+from|in\s+addition\s+to|other\s+than)\s+me\b|\bme\s+and\s+(?:an?|one|two|\d)\s", re.I
)
_SHARE = re.compile(r"\bme,?\s+(?:at\s+)?(?P<share>0?\.\d{1,2}|\d{2}\s?%|half[- ]time)(?=\W)", re.IGNORECASE)
"""The part of a working week for which the author counts ("me at .6")."""
_SEVERAL_EMPLOYERS = NeedledPattern(
    r"\b(?:two|three|four|five|[2-5])\s+(?:small\s+|neighbou?ring\s+)?{employers}\s+(?:that\s+|who\s+|which\s+)?share\s+me\b"
    r"|\bI(?:['’]m|\s+am)\s+(?:shared|split|dual-hatted)\s+(?:between|by|among|across|with)\s+(?:the\s+)?(?:two|three|four|another|a)\b"
    r"|\bI\s+(?:split|divide)\s+my\s+(?:time|week|days?)\s+(?:between|among|across)\s+(?:two|three|four)\s+(?:\w+\s+)?{employers}".replace(
        "{employers}", r"(?:districts?|boards?|systems|colleges|counties|towns|employers|hospitals|librar(?:y|ies))"
    ),
    re.IGNORECASE,
)
"""The author works for more than one organization."""
_REST = re.compile(r"\b(?:I\s+teach|the\s+rest|rest\s+of|other\s+(?:half|0?\.\d))\b", re.IGNORECASE)


def serves_several(text: str) -> bool:
    """Tell whether the author says that several organizations share them."""
    return next(_SEVERAL_EMPLOYERS.finditer(text), None) is not None


def drafts_of_the_author(
    text: str, start: int, end: int, author: AuthorTitle | None, drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield the author's own position where a sentence with the staff of `drafts` counts "me" among them."""
    if author is None or author.outsider or is_outside(author.title) or author.start is not None:
        return
    sentence = text[start:end]
    named = any(draft.title.lower() == author.title.lower() and draft.count == 1 for draft in drafts)
    if named or is_question(sentence):
        return
    share = _SHARE.search(sentence)
    besides = _BESIDES.search(sentence)
    at = mentions_self(sentence)
    if at is None and besides is not None:
        at = besides.start()
    counted = any(draft.form <= Form.COUNTED for draft in drafts)
    if not (stands_alone(sentence) or share or (at is not None and counted)):
        return
    at = share.start() if share else at or 0
    part = time_share(share["share"]) if share else None
    yield Draft(
        title=author.title,
        count=1,
        fte=part,
        employment=Employment.SHARED if part and _REST.search(sentence) else None,
        form=Form.COUNTED,
        start=start + at,
        end=start + at + 2,
    )
