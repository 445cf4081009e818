"""Chairs: what a sentence says of somebody's chair or time ("the engineer's chair is empty", "a clerk's is split")."""

import re
from collections.abc import Iterator

from extract.facts import Employment
from extract.needles import NeedledPattern
from extract.staff.counts.time_share import time_share
from extract.staff.factuality import is_nonfactual
from extract.staff.prose import Prose
from extract.staff.roster import Draft, Form
from extract.titles.grammar import match_titles
from extract.titles.title import Title

_WHOSE = r"(?P<name>(?:[\w/&.-]+\s+){0,4}?[\w/&.-]+)['’]s\s+"
_EMPTY = NeedledPattern(
    rf"(?:\b(?:the|our|an?|one)\s+){_WHOSE}(?:chair|seat|job|desk|position|post|slot|spot)"
    r"(?:['’]s|\s+(?:has|is|was|sits|stands|remains|stays))\s+(?:\w+\s+){0,2}?"
    r"(?:empty|open|vacant|posted|unfilled|advertised|frozen)\b",
    re.IGNORECASE,
)
"""Matches "The engineer's chair is empty", "our clerk's job stands open"."""
_SPLIT = NeedledPattern(
    rf"(?:\b(?:the|our)\s+){_WHOSE}(?:job|position|post|line|time|week|salary|contract)\s+"
    r"(?:is|gets)\s+(?:\w+\s+)?(?:split|shared|divided)\b(?P<parts>[^.;]*)",
    re.IGNORECASE,
)
"""Matches "The clerk's time is split" between two offices."""


def drafts_of_chairs(prose: Prose, start: int, end: int) -> Iterator[Draft]:
    """Yield the posts that a sentence calls empty, and those that it calls split, with the share that it names."""
    for match in _EMPTY.finditer(prose.text, start, end):
        holder = _holder(match, start)
        if holder is not None and not holder.outsider:
            yield Draft(
                title=holder.singular,
                count=1,
                employment=Employment.VACANT,
                start=match.start("name"),
                end=match.end(),
            )
    for match in _SPLIT.finditer(prose.text, start, end):
        holder = _holder(match, start)
        if holder is not None:
            yield Draft(
                title=holder.singular,
                count=0,
                fte=time_share(match["parts"]),
                employment=Employment.SHARED,
                form=Form.REFERENCE,
                start=match.start("name"),
                end=match.end("name"),
            )


def _holder(match: re.Match[str], start: int) -> Title | None:
    """Return the title of whose post a sentence that begins at `start` tells, None where it is no fact or nobody's."""
    if is_nonfactual(match.string[start : match.start()]):
        return None
    titles = (title for title in match_titles(match["name"]) if title.end == len(match["name"]))
    return next(titles, None)
