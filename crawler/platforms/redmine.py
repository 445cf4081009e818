"""Redmine: a forum's topic with its replies, and an issue with the notes on it.

Proved on real topics and issues of three sites, 2.x to 4.x. What their pages are like:

- who and when is one line ("Added by Anna almost 9 years ago"): a link to the person, whose class is the user's or an
  icon's, then a link whose title holds the moment, in the site's format ("05/14/2014 12:56 PM", "14 May 2014 12:56"),
  and whose address holds the day; a guest is words, and who was deleted nothing;
- an issue's history holds changes of its fields beside notes; a change without words of its own is no post;
- a reply's heading opens with a link to itself; quotations of the reply button are a `blockquote` below
  "Anna wrote:".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from bs4 import Tag

from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand
from crawler.page import Page

NAME = "redmine"

MARKS = ("controller-messages action-show", "controller-issues action-show")
POSTS = "#content .message, #content .issue.details, #history .journal"
WORDS = ".wiki"
HEADS = ".author, h4, .note-header"
TIME = 'a[title][href*="activity"], a[title]:not([href*="/users/"])'
FILES = ".attachments a.icon-attachment, .attachments p > a[href]:first-child"

_BY = re.compile(r".*\b(?:by|von|par|por|da|door|przez|av|af)\s+(?P<name>\S.*?)\s*$", re.I)
_DAY = re.compile(r"from=(\d{4}-\d\d-\d\d)")
_CLOCK = re.compile(r"\d\d?:\d\d(?: ?[ap]m\b)?", re.I)
_KEY = re.compile(r"(?:message|change)-\d+")

match = by_marks(MARKS)


def parse_thread(page: Page) -> Thread:
    """Return the posts of a topic, or an issue's description and the notes on it."""
    soup = parse_markup(page)
    address = canonical_url(page, soup)
    boxes = soup.select(POSTS)
    if not boxes:
        raise MarkupChanged(page.source, POSTS, "the posts of a topic or an issue")
    day_first = page_day_first((_said(box) for box in boxes), page)
    drafts = [draft for box in boxes for draft in _drafts(box, page, address, day_first)]
    if not drafts and soup.select_one("#content .message"):
        raise MarkupChanged(page.source, WORDS, "the words of a topic")
    if not drafts:
        raise NotAThread(page.source, "nobody has written anything on this page", "hand over one with words in it")
    demand(drafts, page=page, posted=TIME)
    subject = words(maybe(soup, ".issue .subject h3") or one(soup, "#content h2", page=page))
    return finish_thread(
        [replace(draft, number=number) for number, draft in enumerate(drafts, start=1)],
        subject=subject,
        platform=NAME,
        url=address,
        board=board_of_trail(soup, "#content .breadcrumb a", subject=subject) or _project(soup),
    )


def _drafts(box: Tag, page: Page, address: str | None, day_first: bool | None) -> Iterator[Draft]:
    """Yield what a box says, where it says anything."""
    body = maybe(box, WORDS)
    written = parse_body(body) if body else None
    if written is None or not (written.text or written.quotes):
        return
    found = _KEY.search(attribute(box, "id") or "")
    key = found[0] if found else None
    files = tuple(Attachment(name=words(file), url=attribute(file, "href")) for file in box.select(FILES))
    yield Draft(
        number=0,
        body=written,
        author=_author(box),
        posted=moment_of_text(_said(box), page, day_first=day_first),
        attachments=tuple(file for file in files if file.name),
        url=f"{address}#{key}" if address and key else address,
        address=key or "opening",
        key=key or "opening",
    )


def _time(box: Tag) -> Tag | None:
    head = maybe(box, HEADS)
    return maybe(head, TIME) if head else None


def _said(box: Tag) -> str:
    """Return the day from a link's address, which has always the same form, and the hour from its title."""
    time = _time(box)
    title = (attribute(time, "title") or "") if time else ""
    day = _DAY.search(unquote(attribute(time, "href") or "")) if time else None
    clock = _CLOCK.search(title)
    return f"{day[1]} {clock[0] if clock else ''}" if day else title


def _author(box: Tag) -> Author | None:
    """Return the person linked before the moment, else the words between "by" and that; a person gone has none."""
    head, time = maybe(box, HEADS), _time(box)
    if head is None or time is None:
        return None
    before = time.find_previous_sibling("a")
    if isinstance(before, Tag) and "/users/" in (attribute(before, "href") or "") and words(before):
        return Author(name=words(before))
    said = _BY.match(words(head).partition(words(time))[0])
    return Author(name=said["name"]) if said else None


def _project(soup: Tag) -> str | None:
    heading = maybe(soup, "#header h1")
    return words(heading) or None if heading else None
