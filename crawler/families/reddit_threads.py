"""What Reddit's three forms (answer, old page, new page) have in common: addresses, and the thread of their drafts."""

import re
from collections.abc import Sequence

from bs4 import Tag

from crawler.bodies.post_body import PostBody, parse_body
from crawler.drafts import Draft, finish_thread, missing_replies
from crawler.items import Author, Moment, Thread

NAME = "reddit"
SITE = "https://www.reddit.com"
REMEDY = "hand over a thread's own page, or the answer of its address with .json at the end"
NOBODY = frozenset({"[deleted]", "[removed]", "[ Removed by Reddit ]", ""})

_ADDRESS = re.compile(r"(?:/r/(?P<board>[^/]+)|/u(?:ser)?/[^/]+)?/comments/(?P<id>[a-z0-9]+)")


def thread_of_drafts(drafts: Sequence[Draft], *, subject: str, permalink: str, missing: int) -> Thread:
    """Return the thread; its id and those of its posts are the same for every form of the page."""
    found = _ADDRESS.search(permalink)
    return finish_thread(
        drafts,
        subject=subject,
        platform=NAME,
        url=f"{SITE}{permalink}" if permalink.startswith("/") else permalink,
        address=f"{SITE}/comments/{found['id']}" if found else None,
        board=found["board"] if found else None,
        notes=missing_replies(len(drafts) - 1 + missing, here=len(drafts) - 1),
    )


def draft_of(
    body: Tag | None,
    *,
    number: int,
    key: str,
    parent: str | None,
    author: str | None,
    posted: Moment | None,
    permalink: str | None,
    link: str | None = None,
) -> Draft:
    """Return a submission or a comment; `link` is what a submission without words points to."""
    return Draft(
        number=number,
        body=(parse_body(body) if body else PostBody(text="")).or_else(link),
        author=Author(name=author) if author and author not in NOBODY else None,
        posted=posted,
        url=f"{SITE}{permalink}" if permalink and permalink.startswith("/") else permalink,
        address=key,
        key=key,
        answers=parent,
    )
