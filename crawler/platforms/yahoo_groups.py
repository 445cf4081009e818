"""Yahoo! Groups: the page of a message, as the groups had it until 2013.

Proved on one real page, which a public repository holds. What such pages are like:

- a message is two cells of a row: its words in `td.msg`, and beside them `td.info` with moment and person;
- the `title` of the moment is ISO 8601 in UTC, with hours of one digit and a blank after it;
- the person is a name with an address (`.email`) and a member's name below (`.name`); guests have the first alone;
- a reply sent by Yahoo! Mail quotes in a `blockquote` below "--- On DAY, NAME wrote:";
- below the message is the list of its topic, without words.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.dates.shown import moment_of_element, moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Moment, Thread
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.page import Page

NAME = "yahoo-groups"

MARKS = ("ygrp-topic-title", "ygrp-contentblock", "msgarea entry-content")
MESSAGE = "td.msg"
BODY = ".entry-content"
INFO = "td.info"
PERSON = (".vcard .email", ".vcard", ".email", ".name")
SUBJECT = ".ygrp-topic-title"
NUMBER = re.compile(r"/message/(\d+)\?source=1")
GROUP = re.compile(r"/group/([\w.-]+)/message")

_ADDRESS = re.compile(r"\s*<[^<>]*>?")
_SHORT_HOUR = re.compile(r"T(?=\d:)")

match = by_marks(MARKS, at_least=2)


def parse_thread(page: Page) -> Thread:
    """Return the messages of a page."""
    soup = parse_markup(page)
    messages = [cell for cell in soup.select(MESSAGE) if cell.select_one(BODY)]
    subject = maybe(soup, SUBJECT)
    if not messages or subject is None:
        raise NotAThread(page.source, "this page holds no message", "hand over the messages' own pages")
    group = GROUP.search(page.text)
    return finish_thread(
        [_draft(cell, place, page) for place, cell in enumerate(messages, start=1)],
        subject=words(subject),
        platform=NAME,
        url=page.url,
        board=group[1] if group else None,
    )


def _draft(cell: Tag, place: int, page: Page) -> Draft:
    info = cell.find_next_sibling("td")
    if not isinstance(info, Tag) or "info" not in (attribute(info, "class") or "").split():
        raise MarkupChanged(page.source, INFO, "person and moment of a message")
    number = NUMBER.search(str(info))
    key = number[1] if number else str(place)
    name = next(_names(info), None)
    return Draft(
        number=place,
        body=text_of(one(cell, BODY, page=page)),
        author=Author(name=name) if name else None,
        posted=_moment(info, page),
        address=key,
        key=key,
    )


def _names(info: Tag) -> Iterator[str]:
    """Yield the names that may be the author's, the fullest first, without an address after them."""
    for selector in PERSON:
        if (said := maybe(info, selector)) is not None and (name := _ADDRESS.sub("", words(said)).strip(' "')):
            yield name


def _moment(info: Tag, page: Page) -> Moment | None:
    shown = maybe(info, "abbr.updated, abbr[title]")
    exact = _SHORT_HOUR.sub("T0", (attribute(shown, "title") or "").strip()) if shown else ""
    return moment_of_text(exact, page) or moment_of_element(shown, page)
