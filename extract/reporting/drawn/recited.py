"""Recited: lines of command that a sentence recites rank by rank ("it goes superintendent, me, then the techs")."""

import re
from collections.abc import Iterator

from extract.needles import NeedledPattern
from extract.reporting.company import Company, Link
from extract.reporting.drawn.chains import is_upward, level_of, links_between

_CUE = NeedledPattern(
    r"\b(?:first\s+(?:comes?|is)|(?:so\s+)?(?:it|this|ours|that)\s+(?:goes|runs|reads)"
    r"|(?:chain(?:\s+of\s+command)?|org\s+chart|chart|ladder|hierarchy|pecking\s+order)(?:\s+(?:goes|runs|reads|is|here\s+is))?)"
    r"(?:\s+(?:like\s+(?:this|so)|something\s+like|from\s+the\s+top|top\s+down|bottom\s+up))?\s*[:,]?\s+(?=\w)",
    re.IGNORECASE,
)
"""Matches "It goes like this: CIO", "The chain of command is CIO", "Pecking order: CIO"."""
_STEP = re.compile(r"\s*+(?:,\s*+)?\b(?:and\s+)?(?:then|next)\b,?\s+(?:to\s+)?|\s*+,\s+(?:and\s+)?")
_END = re.compile(r"[;:\n]|\.(?=\s|$)|\s[–—-]\s|\s\(")
_LEAST, _MOST = 3, 8
"""Ranks of a chain: two names after a comma may be anything, and nobody recites more than eight."""


def links_recited(company: Company, start: int, end: int) -> Iterator[Link]:
    """Yield the links of a chain that a sentence recites, where every step names somebody."""
    cue = _CUE.search(company.text, start, end)
    if cue is None:
        return
    stop = _END.search(company.text, cue.end(), end)
    last = stop.start() if stop else end
    borders = [(match.start(), match.end()) for match in _STEP.finditer(company.text, cue.end(), last)]
    begins, ends = [cue.end(), *(after for _, after in borders)], [*(before for before, _ in borders), last]
    if not _LEAST <= len(begins) <= _MOST:
        return
    levels = [level_of(company, begin, company.text[begin:finish]) for begin, finish in zip(begins, ends, strict=True)]
    if not all(levels):
        return
    yield from links_between(levels, start, end, upward=is_upward(levels))
