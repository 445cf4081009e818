"""Split posts: what a text says of somebody's job or time that others have a part of ("the clerk's post is shared")."""

import re
from collections.abc import Iterator

from extract.facts import Employment
from extract.needles import NeedledPattern
from extract.staff.hearsay import is_hearsay, is_question
from extract.staff.roster import Draft, Form
from extract.staff.time_share import time_share
from extract.titles.grammar import match_titles

_SPLIT_POST = NeedledPattern(
    r"(?:\b(?:the|our)\s+)(?P<name>(?:[\w/&.-]+\s+){0,4}?[\w/&.-]+)['’]s\s+(?:job|position|post|line|time|week|salary|contract)\s+"
    r"(?:is|gets)\s+(?:\w+\s+)?(?:split|shared|divided)\b(?P<parts>[^.;]*)",
    re.IGNORECASE,
)


def drafts_of_split_posts(text: str, start: int, end: int) -> Iterator[Draft]:
    """Yield the posts that a sentence calls split, with the share that it names."""
    if is_question(text[start:end]):
        return
    for match in _SPLIT_POST.finditer(text, start, end):
        titles = [title for title in match_titles(match["name"]) if title.end == len(match["name"])]
        if titles and not is_hearsay(text[start : match.start()], ""):
            yield Draft(
                title=titles[-1].singular,
                count=0,
                fte=time_share(match["parts"]),
                employment=Employment.SHARED,
                form=Form.REFERENCE,
                start=match.start("name"),
                end=match.end("name"),
            )
