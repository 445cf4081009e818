"""Vacancies that a text tells by a chair: "the engineer's chair has been empty since May"."""

import re
from collections.abc import Iterator

from extract.facts import Employment
from extract.needles import NeedledPattern
from extract.staff.hearsay import is_hearsay, is_question
from extract.staff.roster import Draft, Form
from extract.titles.grammar import match_titles

_EMPTY_CHAIR = NeedledPattern(
    r"(?:\b(?:the|our|an?|one)\s+)(?P<name>(?:[\w/&.-]+\s+){0,4}?[\w/&.-]+)['’]s\s+(?:chair|seat|job|desk|position|post|slot|spot)"
    r"(?:['’]s|\s+(?:has|is|was|sits|stands|remains|stays))\s+(?:\w+\s+){0,2}?"
    r"(?:empty|open|vacant|posted|unfilled|advertised|frozen)\b",
    re.IGNORECASE,
)


def drafts_of_empty_chairs(text: str, start: int, end: int) -> Iterator[Draft]:
    """Yield the posts that a sentence calls empty by their chair."""
    if is_question(text[start:end]):
        return
    for match in _EMPTY_CHAIR.finditer(text, start, end):
        titles = [title for title in match_titles(match["name"]) if title.end == len(match["name"])]
        if titles and not titles[-1].outsider and not is_hearsay(text[start : match.start()], ""):
            yield Draft(
                title=titles[-1].singular,
                count=1,
                fte=None,
                employment=Employment.VACANT,
                form=Form.COUNTED,
                start=match.start("name"),
                end=match.end(),
            )
