"""Trac's tickets, 0.10 to 1.4: a description and the comments on it.

Proved on real tickets of five projects (0.11 and 1.0). What they are like:

- a change of the ticket's fields is among the comments; without words of its own it is none;
- a person may be a guest: a name or a shortened mail address as plain words; a heading names whoever changed something;
- "2 years ago" is a link to the timeline, whose address or title holds the moment, mostly with its zone;
- "Replying to Anna:" is a paragraph before the quotation, and links to Anna's comment;
- a `blockquote` without a class is words set in, which quote nobody;
- 0.10 keeps a comment's heading beside its words, later versions keep both in one box.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from urllib.parse import unquote

from bs4 import Tag

from crawler.bodies.post_body import PostBody, parse_body
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.whole_posts import demand
from crawler.page import Page

NAME = "trac"

MARKS = ('headers="h_reporter"', 'id="ticket"')
DESCRIPTION = "#ticket .description > .searchable, #ticket .description"
HEADS = "#changelog h3.change"
LONGEST_HEADING = 80
"""Characters of "Replying to Anna:"; past them it is prose."""

_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)?")
_BY = re.compile(r"\b(?:by|von|par|por|da|door|av|af|przez)\s+(?P<name>.+?)(?:,\s.*)?$", re.I)
_COMMENT = re.compile(r"#(comment:\d+)$")
_PROJECT = re.compile(r"^#\d+ .* [–-] (?P<name>.+?)(?: [–-] Trac)?$")

match = by_marks(MARKS, at_least=len(MARKS))


def parse_thread(page: Page) -> Thread:
    """Return a ticket's description and the comments on it."""
    soup = parse_markup(page)
    address = canonical_url(page, soup)
    day_first = page_day_first((_said(box) for box in soup.select(f"#ticket .date p, {HEADS}")), page)
    found = (*_opening(soup, page, address, day_first), *_comments(soup, page, address, day_first))
    drafts = [replace(draft, number=number) for number, draft in enumerate(found, start=1)]
    if not drafts:
        raise NotAThread(page.source, "nobody has written anything in this ticket", "hand over one with words in it")
    demand(drafts, page=page, author=f"{HEADS} .trac-author", posted=".timeline")
    title = maybe(soup, "title")
    project = _PROJECT.match(words(title)) if title else None
    return finish_thread(
        drafts,
        subject=words(one(soup, ".summary", page=page)),
        platform=NAME,
        url=address,
        board=project["name"] if project else None,
    )


def _opening(soup: Tag, page: Page, address: str | None, day_first: bool | None) -> Iterator[Draft]:
    """Yield what the ticket says, where it says anything: by whom, when, and with which files."""
    body = maybe(soup, DESCRIPTION)
    if body is None:
        return
    written = _parse_body(body)
    if not (written.text or written.quotes):
        return
    reporter = words(one(soup, 'td[headers="h_reporter"]', page=page))
    files = soup.select("#attachments dt > a[href]:not(.trac-rawlink, .timeline)")
    yield Draft(
        number=0,
        body=written,
        author=Author(name=reporter) if reporter else None,
        posted=moment_of_text(_said(one(soup, "#ticket .date p", page=page)), page, day_first=day_first),
        attachments=tuple(Attachment(name=words(file), url=attribute(file, "href")) for file in files if words(file)),
        url=address,
        address="description",
        key="description",
    )


def _comments(soup: Tag, page: Page, address: str | None, day_first: bool | None) -> Iterator[Draft]:
    """Yield what was said about the ticket; a change without words is no comment."""
    for head in soup.select(HEADS):
        body = _words_below(head)
        if body is None:
            continue
        written = _parse_body(body)
        if not (written.text or written.quotes):
            continue
        key = attribute(maybe(head, '[id^="comment:"]') or head, "id")
        yield Draft(
            number=0,
            body=written,
            author=_author(head, page),
            posted=moment_of_text(_said(head), page, day_first=day_first),
            url=f"{address}#{key}" if address and key else None,
            address=key,
            key=key,
        )


def _words_below(head: Tag) -> Tag | None:
    below = takewhile(lambda beside: beside.name != "h3", head.find_next_siblings())
    return next((beside for beside in below if "comment" in (attribute(beside, "class") or "").split()), None)


def _parse_body(body: Tag) -> PostBody:
    for indented in body.select("blockquote:not(.citation)"):
        indented.name = "div"
    return parse_body(
        body,
        quotes="blockquote.citation",
        author_of=_quoted_author,
        post_of=_quoted_post,
        furniture="h3, form, .inlinebuttons",
    )


def _replying(box: Tag) -> Tag | None:
    """Return the link to the comment that a quotation is taken from, in the paragraph before it."""
    before = box.find_previous_sibling()
    link = maybe(before, 'a[href*="#comment:"]') if isinstance(before, Tag) and before.name == "p" else None
    return link if link and before and words(before).endswith(":") and len(words(before)) < LONGEST_HEADING else None


def _quoted_post(box: Tag) -> str | None:
    link = _replying(box)
    found = _COMMENT.search(attribute(link, "href") or "") if link else None
    return found[1] if found else None


def _quoted_author(box: Tag) -> str | None:
    """Take the paragraph "Replying to Anna:" out of the body and return whom it names."""
    link = _replying(box)
    if link is None or link.parent is None:
        return None
    link.parent.extract()
    return words(link)


def _author(head: Tag, page: Page) -> Author:
    shown = maybe(head, ".trac-author, .trac-author-user, .trac-author-anonymous, .trac-author-none")
    said = None if shown else _BY.search(words(head))
    name = words(shown) if shown else said["name"] if said else ""
    if not name:
        raise MarkupChanged(page.source, f"{HEADS} .trac-author", "the name of an author")
    return Author(name=name)


def _said(box: Tag) -> str:
    """Return the moment in the address or the title of a link to the timeline, in a title, or before a heading."""
    link = maybe(box, "a.timeline")
    if link is None:
        return attribute(box, "title") or words(box).partition(": ")[0]
    title = attribute(link, "title") or ""
    found = _ISO.search(f"{unquote(unquote(attribute(link, 'href') or ''))} {title}")
    return found[0] if found else title.rpartition(" at ")[2]
