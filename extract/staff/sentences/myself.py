"""Myself: the author's own position where "me" is among the staff, under the title of the signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extract.author.first_person import mentions_self, stands_alone, teaches
from extract.author.titles import AuthorTitle, author_title
from extract.facts import Employment
from extract.needles import NeedledPattern
from extract.staff.counts.time_share import time_share
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.titles.belonging import is_outside

_BESIDES = re.compile(
    r"\b(?:besides|apart\s+from|in\s+addition\s+to|other\s+than)\s+me\b|\bme\s+and\s+(?:an?|one|two|\d)\s", re.I
)
"""Matches "besides me", "me and two ": the author is not among those who are counted."""
_SHARE = re.compile(r"\bme,?\s+(?:at\s+)?(?P<share>0?\.\d{1,2}|\d{2}\s?%|half[- ]time)(?=\W)", re.IGNORECASE)
"""The part of a working week for which the author counts ("me at .6")."""
_EMPLOYERS = r"(?:districts?|boards?|systems|colleges|counties|towns|employers|hospitals|librar(?:y|ies))"
_SEVERAL_EMPLOYERS = NeedledPattern(
    rf"\b(?:two|three|four|five|[2-5])\s+(?:small\s+|neighbou?ring\s+)?{_EMPLOYERS}\s+(?:that\s+|who\s+|which\s+)?share\s+me\b"
    r"|\bI(?:['’]m|\s+am)\s+(?:shared|split|dual-hatted)\s+(?:between|by|among|across|with)\s+(?:the\s+)?(?:two|three|four|another|a)\b"
    rf"|\bI\s+(?:split|divide)\s+my\s+(?:time|week|days?)\s+(?:between|among|across)\s+(?:two|three|four)\s+(?:\w+\s+)?{_EMPLOYERS}",
    re.IGNORECASE,
)
"""The author works for more than one organization."""
_REST = re.compile(r"\b(?:I\s+teach|the\s+rest|rest\s+of|other\s+(?:half|0?\.\d))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """The author by title; whether part of their time goes to teaching, and whether organizations share it."""

    title: AuthorTitle
    teaches: bool
    is_shared: bool


def author_of(doc: Doc, prose: Prose) -> Author | None:
    """Return the author of a doc, None where neither body nor signature gives a title."""
    title = author_title(doc, prose.titles)
    if title is None:
        return None
    is_shared = next(_SEVERAL_EMPLOYERS.finditer(prose.text), None) is not None
    return Author(title=title, teaches=teaches(prose.text), is_shared=is_shared)


def in_person(draft: Draft, author: Author) -> Draft:
    """Return a draft, the author's own row with what the post says elsewhere of its author.

    The post describes the department of its author, so that no other department has that row.
    """
    at, title = author.title.start, author.title.title
    if at is not None and draft.start <= at < draft.end:
        if author.teaches and draft.employment is None:
            draft = replace(draft, employment=Employment.SHARED)
        if draft.count == 1:
            elsewhere = draft.employment is Employment.OTHER_DEPARTMENT
            draft = replace(draft, title=title, employment=None if elsewhere else draft.employment)
    if author.is_shared and _is_of(draft, title) and draft.employment is None:
        draft = replace(draft, employment=Employment.SHARED)
    return draft


def _is_of(draft: Draft, title: str) -> bool:
    """Return whether a draft is the row of one person with a title."""
    return draft.count == 1 and draft.title.lower() == title.lower()


def drafts_of_the_author(
    text: str, start: int, end: int, author: AuthorTitle, drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield the author's own position where a sentence with the staff of `drafts` counts "me" among them."""
    if author.outsider or is_outside(author.title) or author.start is not None:
        return
    sentence = text[start:end]
    if any(_is_of(draft, author.title) for draft in drafts):
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
        start=start + at,
        end=start + at + 2,
    )
