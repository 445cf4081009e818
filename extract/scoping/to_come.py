"""To come: lists under a heading that calls them proposed, wished for or next year's, and boxes that nobody ticked."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from extract.document import Line, LineKind, line_at, text_of

_TO_COME = re.compile(
    r"\W*(?:(?:the|our|my|what(?:'s|\s+is)?)\s+)?(?:propos(?:ed|al)|planned|requested|recommended|ideal|dream|future"
    r"|wish\s*-?\s?list(?!\s*(?:vs\.?|versus|and|/|or)\s)|next\s+year|(?:what\s+)?(?:i|we)(?:'d|'m|\s+would|\s+am|\s+are)?\s+(?:like|want|propos\w+|ask\w*))\b"
    r"[^.?!:]{0,40}\W*$",
    re.IGNORECASE,
)
"""Matches "Proposed:", "Our wish list", "What we'd like"."""
_LISTED = frozenset((LineKind.ITEM, LineKind.ROW, LineKind.KEY_VALUE))
_EMPTY_BOX = re.compile(r"\[\s*\]|☐")
_LONGEST_TITLE = 40
"""Characters of a line right below the heading that may name the head of the list."""


def _is_answer_to_come(text: str, line: Line) -> bool:
    """Return whether a line answers such a heading itself ("Proposed for next year: 2 engineers")."""
    return line.kind is LineKind.KEY_VALUE and bool(line.cells and _TO_COME.match(text[slice(*line.cells[0])]))


def listed_as_to_come(doc: Doc, sentences: Sequence[Span]) -> frozenset[int]:
    """Return where the sentences begin that are in such a list; the first line of text below it ends it."""
    found: set[int] = set()
    text = text_of(doc)
    under = False
    before: Line | None = None
    for sentence in sentences:
        line = line_at(doc, sentence.start_char)
        if _EMPTY_BOX.match(line.marker or ""):
            found.add(sentence.start_char)
        below = before is not None and line.start == before.end + 1
        short = line.end - line.content <= _LONGEST_TITLE and text[line.end - 1] not in ".!?"
        before = line
        if _TO_COME.match(text[line.content : line.end][:80]) and line.end - line.content <= 80:
            under = True
        elif line.kind not in _LISTED and not (below and short):
            under = False
        if under or _is_answer_to_come(text, line):
            found.add(sentence.start_char)
    return frozenset(found)
