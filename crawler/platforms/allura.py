"""Allura, the forge of SourceForge and of others: the threads of its forums, and tickets with their discussion.

Proved on a real ticket of 2013; a forum's thread has the same posts. What its pages are like:

- a post shows the day; the title of that holds the moment in UTC ("Fri Apr 22, 2011 08:45 PM UTC");
- answers are in a list below the post that they answer;
- beside a post is a hidden box with its address, and below it the field for an answer with the post's source;
- a ticket's own words are elsewhere, with its creator and day among its fields.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_element
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.whole_posts import demand, demand_replies
from crawler.page import Page

NAME = "allura"

MARKS = ("discussion-post", "/allura/", "_ew_/")
POSTS = ".discussion-post"
BODY = ".display_post .markdown_content"
AUTHOR = ".gravatar small a, .gravatar a[href*='/u/']"
TICKET = "#ticket_content .markdown_content"
FILES = ".attachment_thumb a[href], .attachment_item a[href], .attachment-holder a[href]"
HEADING = "h2.title, h1.title"

_TICKET_NUMBER = re.compile(r"^#\d+ ")


def match(page: Page) -> float:
    """Return whether the page has the boxes of posts, and an address of the program's own."""
    return 0.9 if page.is_markup and MARKS[0] in page.text and page.holds(MARKS[1:]) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of a thread's page, or a ticket with the posts below it."""
    soup = parse_markup(page)
    address = canonical_url(page, soup)
    drafts = [*_ticket(soup, page, address), *(_post(box, page, address) for box in soup.select(POSTS))]
    demand_replies(len(drafts), len(soup.select(BODY)), page=page, selector=POSTS)
    if not drafts:
        raise NotAThread(page.source, "this page holds no thread and no ticket", "hand over the threads' own pages")
    demand(drafts, page=page, author=AUTHOR, posted=".gravatar span[title]", body=BODY)
    heading = one(soup, HEADING, page=page)
    for beside in heading.select("small, .actions"):
        beside.decompose()
    title = maybe(soup, "title")
    return finish_thread(
        [replace(draft, number=number) for number, draft in enumerate(drafts, start=1)],
        subject=_TICKET_NUMBER.sub("", words(heading)),
        platform=NAME,
        url=address,
        board=words(title).rpartition(" / ")[0] or None if title else None,
    )


def _ticket(soup: Tag, page: Page, address: str | None) -> Iterator[Draft]:
    """Yield what a ticket itself says."""
    body = maybe(soup, TICKET)
    if body is None:
        return
    fields = {words(label).rstrip(": "): label.find_next_sibling() for label in soup.select("label.simple")}
    creator, created = fields.get("Creator"), fields.get("Created")
    yield Draft(
        number=0,
        body=parse_body(body),
        author=Author(name=words(creator)) if creator and words(creator) else None,
        posted=moment_of_element(created, page) if isinstance(created, Tag) else None,
        url=address,
        address="ticket",
        key="ticket",
    )


def _post(box: Tag, page: Page, address: str | None) -> Draft:
    key = attribute(box, "id")
    author, day = maybe(box, AUTHOR), maybe(box, ".gravatar span[title]")
    name = words(author) if author else ""
    files = tuple(Attachment(name=words(file), url=attribute(file, "href")) for file in box.select(FILES))
    return Draft(
        number=0,
        body=parse_body(one(box, BODY, page=page)),
        author=Author(name=name) if name else None,
        posted=moment_of_element(day, page),
        attachments=tuple(file for file in files if file.name),
        url=f"{address}#{key}" if address and key else None,
        address=key,
        key=key,
        answers=_answered(box),
    )


def _answered(box: Tag) -> str | None:
    """Return the id of the post in whose list of answers this one is."""
    item = box.find_parent("li")
    around = item.find_parent("li") if item else None
    post = maybe(around, POSTS) if around else None
    return attribute(post, "id") if post and post is not box else None
