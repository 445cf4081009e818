"""Threads of other boards that somebody copied as text: posts that begin with a line of author and date, or a number.

Where posts begin `crawler.families.copied_heads` finds. Text in which it finds none is refused: half a thread in
silence is worse than none.
"""

import re
from collections.abc import Sequence

from crawler.bodies.clean_text import clean, copied_lines
from crawler.dates.reading import parse_moment, settle_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.families.copied_heads import CopiedHead, find_heads, is_furniture
from crawler.items import Author, Moment, Thread
from crawler.page import Page
from crawler.subjects import bare_subject

NAME = "copied-board"
LONGEST_OPENING = 600
"""Characters above the first head from which on a post without one is presumed there."""

_EXPAND = re.compile(r"^\s*click to expand\W*$", re.IGNORECASE)


def match(page: Page) -> float:
    """Say how surely the text is a copied thread of some board; less than any platform that knows its own page."""
    if page.is_markup:
        return 0.0
    return 0.4 if find_heads(copied_lines(page.text)[:20_000]) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the thread; raises NotAThread where fewer than two posts begin alike or text is above the first."""
    lines = copied_lines(page.text)
    heads = find_heads(lines)
    if not heads:
        raise NotAThread(page.source, "no two posts in it begin alike with an author", "copy the whole thread page")
    above = [line.strip() for line in lines[: heads[0].line] if line.strip() and not is_furniture(line)]
    if len("".join(above)) > LONGEST_OPENING:
        raise NotAThread(
            page.source, "text without an author stands above its first post", "copy the thread from its first post on"
        )
    day_first = settle_day_first(head.when for head in heads if head.when)
    ends = [head.line for head in heads[1:]] + [len(lines)]
    drafts = [
        _draft(place, head, lines[head.body : end], page, day_first)
        for place, (head, end) in enumerate(zip(heads, ends, strict=True), start=1)
    ]
    notes = (
        ["some dates are missing or could be read in two ways"] if any(draft.posted is None for draft in drafts) else []
    )
    return finish_thread(
        drafts,
        subject=bare_subject(above[0]) if above else "(no subject)",
        platform=NAME,
        url=page.url,
        notes=tuple(notes),
    )


def _draft(place: int, head: CopiedHead, lines: Sequence[str], page: Page, day_first: bool | None) -> Draft:
    body = _without_member(list(lines), head.name)
    return Draft(
        number=head.number or place,
        body=clean("\n".join(_marked_quotes(body))),
        author=Author(name=head.name.removeprefix("u/").removeprefix("@")) if head.name else None,
        posted=_moment(head.when, page, day_first),
    )


def _moment(when: str | None, page: Page, day_first: bool | None) -> Moment | None:
    return parse_moment(when, seen=page.seen, day_first=day_first) if when else None


def _without_member(lines: list[str], name: str | None) -> list[str]:
    """Take what the board shows of its member, and buttons, from both ends of a post."""
    begin, end = 0, len(lines)
    while begin < end and (not lines[begin].strip() or is_furniture(lines[begin])):
        begin += 1
    while end > begin and (
        not lines[end - 1].strip() or is_furniture(lines[end - 1]) or lines[end - 1].strip() == name
    ):
        end -= 1
    return lines[begin:end]


def _marked_quotes(lines: list[str]) -> list[str]:
    """Put quote marks before what comes between "NAME said:" and "Click to expand…"."""
    marked = list(lines)
    opened = None
    for place, line in enumerate(lines):
        if line.strip().rstrip("↑ ").endswith((" said:", " wrote:")):
            opened = place
        elif opened is not None and _EXPAND.match(line):
            marked[opened] = lines[opened].strip().rstrip("↑ ")
            marked[opened + 1 : place + 1] = [f"> {quoted}" for quoted in lines[opened + 1 : place]] + [""]
            opened = None
    return marked
