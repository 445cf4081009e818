"""Overtaken: what stands under a label of former times ("2019: 5 techs", "Before:"), where a later one says today's.

A label holds for its sentence or, alone in its line, for the list below it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extract.document import LineKind, line_at, text_of

_LABEL = re.compile(
    r"[\s*•(\[–-]*(?:(?:the|our|in|fall|spring|summer|as\s+of|back\s+in)\s+){0,2}"
    r"(?:(?P<year>(?:19|20)\d\d)(?:\s*[-–/]\s*\d\d(?:\d\d)?)?"
    r"|(?P<then>before|then|last\s+(?:year|fall|spring)|old|previous(?:ly)?|former(?:ly)?|what\s+we\s+had)"
    r"|(?P<now>now|today|this\s+(?:year|fall|spring)|after(?:wards)?|new|current(?:ly)?|at\s+present))"
    r"(?:\s+(?:structure|staffing|staff|model|set-?up|org(?:anization)?|chart|team|department|was|is))*\s*"
    r"[)\]*]*(?::[*]*|\s[-–—=]|\s*$)",
    re.IGNORECASE,
)
"""Matches "2019:", "In 2015 -", "Old structure:", "Now:": a time that what follows is of."""
_NOW_SAID = re.compile(r"(?:This (?:fall|year)|Today|Now|Currently),? (?:we|it|there|I)\b")
"""Matches "This fall we": the same, said in a sentence."""
_THEN, _NOW = 0, 9_999
"""Years of "before" and of "today", that are before and after all others."""
_LISTED = frozenset((LineKind.ITEM, LineKind.ROW, LineKind.KEY_VALUE))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence and the year whose label it is under."""

    start: int
    year: int


def overtaken(doc: Doc, sentences: Sequence[Span]) -> frozenset[int]:
    """Return where the sentences begin that are under a label older than another one of the post."""
    told = list(_told(doc, sentences))
    latest = max((one.year for one in told), default=_THEN)
    return frozenset(one.start for one in told if one.year < latest)


def _told(doc: Doc, sentences: Sequence[Span]) -> Iterator[_Told]:
    """Yield the sentences that are under a label."""
    text = text_of(doc)
    below: int | None = None
    for sentence in sentences:
        start, end = sentence.start_char, sentence.end_char
        line = line_at(doc, start)
        before = text[line.start : start]
        opening = line.start if _LABEL.fullmatch(before) else start
        label = _LABEL.match(text, opening, max(end, start))
        if label is not None:
            year = int(label["year"]) if label["year"] else _THEN if label["then"] else _NOW
            below = None if text[label.end() : end].strip() else year
            yield _Told(start=start, year=year)
        elif _NOW_SAID.match(text, start, end):
            yield _Told(start=start, year=_NOW)
        elif below is not None and line.kind in _LISTED:
            yield _Told(start=start, year=below)
        else:
            below = None
