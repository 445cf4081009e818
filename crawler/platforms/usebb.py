"""UseBB 0.7 and 1.

Proved on saved pages of a board of 2005 to 2010. What its pages are like:

- a post is two rows of a table: name and moment, then profile and body; only their cells have classes;
- number and moment are one line, "#2 12 May, 2009 22:28"; its link is named for the post ("post7");
- signature and note of who edited are inside the body; a quotation is a `blockquote` with its heading in `.title`.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.numbering import shown_number
from crawler.markup.soup import attribute, first_words, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "usebb"

MARKS = ('class="posternamecontainer"', 'class="posterinfo"', 'class="locationbar"', "usebb")
POSTER = "td.postername"
BODY = "td.postcontent .post"
NUMBER = "td.postinfo .postdate a[name]"
DATE = "td.postinfo .postdate"
SUBJECTS = ("#forumname", "#topicname", "title")
FURNITURE = ".editinfo"

_NUMBER = re.compile(r"^#\d+\s+")
_DRAWN = re.compile(r"^_+\s*")

match = by_marks(MARKS, at_least=3)


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    heads = [poster.parent for poster in soup.select(POSTER) if poster.parent]
    if not heads:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    subject = first_words(soup, SUBJECTS, page=page, expected="the topic's subject")
    day_first = page_day_first([_shown_date(head, page) for head in heads], page)
    return finish_thread(
        [_draft(head, place, page, day_first) for place, head in enumerate(heads, start=1)],
        subject=subject,
        platform=NAME,
        url=canonical_url(page, soup),
        board=board_of_trail(soup, ".locationbar a", subject=subject),
    )


def _shown_date(head: Tag, page: Page) -> str:
    return _NUMBER.sub("", words(one(head, DATE, page=page)))


def _draft(head: Tag, place: int, page: Page, day_first: bool | None) -> Draft:
    below = head.find_next_sibling("tr")
    body = maybe(below, BODY) if isinstance(below, Tag) else None
    if body is None:
        raise MarkupChanged(page.source, f"{POSTER} ~ tr {BODY}", "the words of a post")
    signature, link, name = maybe(body, ".signature"), maybe(head, NUMBER), words(one(head, POSTER, page=page))
    signed = _DRAWN.sub("", text_of(signature.extract())) if signature else ""
    key = attribute(link, "name") if link else None
    return Draft(
        number=(shown_number(words(link)) if link else None) or place,
        body=parse_body(body, quotes="blockquote", author_of=_quoted_author, furniture=FURNITURE),
        author=Author(name=name) if name else None,
        posted=moment_of_text(_shown_date(head, page), page, day_first=day_first),
        address=key,
        key=key,
        signature=signed,
    )


def _quoted_author(box: Tag) -> str | None:
    """Return whom the heading of a quotation names, and take the heading out."""
    heading = take_heading(box, ":scope > .title")
    return author_in_heading(heading) if heading else None
