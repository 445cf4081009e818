"""Hacker News' two APIs: Algolia's item with all that is below it, and Firebase's items one by one.

Proved on their public documentation. What they are like:

- Algolia answers an item with its comments nested in `children`, in no settled order; `created_at_i` is the moment;
- Firebase answers one item; what it holds below it are numbers (`kids`, in the order of the page), so a thread is a
  list of its answers; one answer alone is the opening post, and `descendants` tells how many comments are missing;
- texts are HTML; a deleted item has neither author nor text.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from crawler.bodies.post_body import PostBody
from crawler.drafts import Draft, finish_thread, missing_replies
from crawler.errors import NotAThread
from crawler.families.hacker_news_text import parse_item_body
from crawler.items import Author, Thread
from crawler.markup.fragments import fragment
from crawler.markup.json_text import JsonObject, json_list, json_object, moment_at, number_at, objects_at, text_at
from crawler.page import Page
from crawler.platforms.hacker_news import NAME as HACKER_NEWS
from crawler.platforms.hacker_news import REMEDY, SITE

NAME = HACKER_NEWS

_OPENS = re.compile(r"^[\ufeff\s]*\[?\s*\{")
_ALGOLIA = ('"children"', '"created_at_i"', '"story_id"')
_FIREBASE = re.compile(r'"type"\s*:\s*"(?:story|comment|job|poll|pollopt)"')
GONE = "[deleted]"


def match(page: Page) -> float:
    """Return whether the text is an answer of one of the two."""
    head = page.text[:16_384]
    if not _OPENS.match(head):
        return 0.0
    if all(mark in page.text for mark in _ALGOLIA):
        return 0.9
    return 0.8 if '"time"' in head and '"id"' in head and '"by"' in head and _FIREBASE.search(head) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return an item and the comments below it: Algolia's in the order of time, Firebase's in that of the page."""
    whole = json_object(page.text)
    items = (whole,) if whole else json_list(page.text)
    if not items:
        raise NotAThread(page.source, "this JSON is broken or cut off", "hand over the whole answer")
    ordered = list(_nested(items[0]) if "children" in items[0] else _linked(items))
    opening = ordered[0]
    title = text_at(opening, "title")
    if title is None:
        raise NotAThread(page.source, "this answer is a comment alone, without its story", REMEDY)
    told = number_at(opening, "descendants") or 0
    key = text_at(opening, "id") or ""
    return finish_thread(
        [_draft(item, number, page) for number, item in enumerate(ordered, start=1)],
        subject=_plain(title),
        platform=NAME,
        url=f"{SITE}/item?id={key}",
        notes=missing_replies(told, here=len(ordered) - 1),
    )


def _nested(opening: JsonObject) -> Iterator[JsonObject]:
    stack = [opening]
    while stack:
        item = stack.pop()
        yield item
        stack.extend(sorted(objects_at(item, "children"), key=lambda child: -(number_at(child, "created_at_i") or 0)))


def _linked(items: tuple[JsonObject, ...]) -> Iterator[JsonObject]:
    """Yield the story, then what its numbers lead to; an item that none leads to comes last."""
    known = {text_at(item, "id"): item for item in items}
    opening = next((item for item in items if text_at(item, "parent") is None), items[0])
    seen: set[str | None] = set()
    stack = [opening]
    while stack:
        item = stack.pop()
        if text_at(item, "id") in seen:
            continue
        seen.add(text_at(item, "id"))
        yield item
        kids = item.get("kids")
        below = [known[str(kid)] for kid in kids if str(kid) in known] if isinstance(kids, list) else []
        stack.extend(reversed(below))
    yield from (item for item in items if text_at(item, "id") not in seen and text_at(item, "parent") is not None)


def _draft(item: JsonObject, number: int, page: Page) -> Draft:
    key = text_at(item, "id") or ""
    name = text_at(item, "author", "by")
    markup = text_at(item, "text") or ""
    return Draft(
        number=number,
        body=parse_item_body(fragment(markup)) if markup else PostBody(text=text_at(item, "url") or GONE),
        author=Author(name=name) if name else None,
        posted=moment_at(item, "created_at_i", page) or moment_at(item, "time", page),
        url=f"{SITE}/item?id={key}",
        address=key,
        key=key,
        answers=text_at(item, "parent_id", "parent"),
    )


def _plain(title: str) -> str:
    return BeautifulSoup(title, "lxml").get_text()
