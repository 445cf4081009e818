"""Joins the pages of one thread: equal ids are one thread, each post appears once, in the order of its number.

A board that shows no numbers counts each page from 1; its pages come in the order in which the board counts them, or of
their opening posts' times. Pages that were not handed over are said in the thread's notes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crawler.dates.moments import surer_moment, when
from crawler.items import Post, Thread
from crawler.markup.paging import Paging

MOST_NAMED = 4
"""Runs of missing pages that are named one by one."""

_LACKS = re.compile(r"(?:not handed over|comments? of the thread (?:is|are) not here|are on this page)$")
_COUNTED = re.compile(
    r"^[\d,]+ (?P<of>of the \S+ (?P<all>[\d,]+) (?P<what>posts|replies)) "
    r"(?P<where>were not handed over|are on this page)$"
)
"""How platforms say how much of a thread one page or one answer holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage:
    """A thread as one page shows it, and which of the thread's pages that is, where the page tells."""

    thread: Thread
    paging: Paging | None = None


def join_pages(pages: Iterable[ThreadPage]) -> tuple[Thread, ...]:
    """Return each thread once, in the order of first appearance, whichever order its pages came in.

    A post that two pages show is taken from the later one, which was read later and may have been edited; of its
    moments the one with a zone counts.
    """
    found: dict[str, list[ThreadPage]] = {}
    for page in pages:
        found.setdefault(page.thread.id, []).append(page)
    return tuple(_joined(parts) for parts in found.values())


def _joined(pages: list[ThreadPage]) -> Thread:
    thread = pages[0].thread if len(pages) == 1 else _united(sorted(pages, key=_place), pages[0].thread)
    missing = missing_pages([page.paging for page in pages if page.paging])
    return replace(thread, notes=(*thread.notes, missing)) if missing else thread


def _united(pages: Sequence[ThreadPage], first: Thread) -> Thread:
    posts: dict[str, Post] = {}
    for page in pages:
        for post in page.thread.posts:
            before = posts.get(post.id, post)
            posts[post.id] = replace(post, posted=surer_moment(post.posted, before.posted))
    ordered = tuple(posts.values())
    if len({post.number for post in ordered}) == len(ordered):
        ordered = tuple(sorted(ordered, key=lambda post: post.number))
    else:
        ordered = tuple(replace(post, number=number) for number, post in enumerate(ordered, start=1))
    notes = dict.fromkeys(note for page in pages for note in page.thread.notes)
    return replace(
        first,
        posts=ordered,
        origins=tuple(dict.fromkeys(origin for page in pages for origin in page.thread.origins)),
        notes=tuple(dict.fromkeys(note for each in notes if (note := _counted_again(each, len(ordered))))),
    )


def _place(page: ThreadPage) -> tuple[int, object]:
    return page.paging.number if page.paging else 0, when(page.thread.posts[0].posted)


def _counted_again(note: str, posts: int) -> str | None:
    """Return a page's note, counted anew where it counts posts: other pages may hold those that it lacks."""
    counted = _COUNTED.match(note)
    if counted is None:
        return note
    here = posts - (counted["what"] == "replies")
    missing = int(counted["all"].replace(",", "")) - here
    if missing <= 0:
        return None
    return f"{missing if 'not' in counted['where'] else here:,} {counted['of']} {counted['where']}"


def missing_pages(handed_over: Sequence[Paging]) -> str | None:
    """Return which of a thread's pages are not among these, as a note; None where none is known to be missing."""
    counts = [paging.of for paging in handed_over if paging.of]
    if not counts:
        return "further pages of this thread were not handed over" if len(handed_over) == 1 else None
    last = max(counts)
    runs = _runs(sorted(set(range(1, last + 1)) - {paging.number for paging in handed_over}))
    if not runs:
        return None
    if len(runs) == 1 and runs[0][0] == runs[0][1]:
        return f"page {runs[0][0]:,} of {last:,} was not handed over"
    named = [f"{a:,}" if a == b else f"{a:,} to {b:,}" for a, b in runs[:MOST_NAMED]]
    if rest := sum(b - a + 1 for a, b in runs[MOST_NAMED:]):
        named.append(f"{rest:,} more")
    listed = ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else named[0]
    return f"pages {listed} of {last:,} were not handed over"


def missing_part_note(thread: Thread) -> str | None:
    """Return which of a thread's notes says that a part of it was not handed over."""
    return next((note for note in thread.notes if _LACKS.search(note)), None)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
