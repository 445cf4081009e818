"""Zendesk's community: posts with the comments on them.

Written by the public templates of its standard theme. What their pages are like:

- the post is an article with its author, moment and words (`.post-…`), the comments are a list below it, whose items
  have the same parts (`.comment-…`); the author's name is a `span` whose title repeats it, and links to a profile;
- the moment is a `time`; of what was edited it is that of the change, with the word for it behind;
- comments stand below articles of the help centre too: these have no `.post-body`.
"""

import re

from bs4 import Tag

from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_element
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import attribute, maybe, one, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand
from crawler.page import Page

NAME = "zendesk"

MARKS = ("post-container", "post-info", "post-body", "comment-callout")
POST, COMMENTS = ".post", ".comment-list .comment[id]"
PERSON = ".post-meta > [title], .comment-meta > [title], .post-author a[href], .comment-author a[href]"
TIME = ".meta-group time, .meta-data time, time"
BODY = ".post-body, .comment-body"
TITLE = ".post-title h1, h1.post-title, h1"
TRAIL = '.breadcrumbs a[href*="/community/topics/"]'

_NUMBER = re.compile(r"\d+")

_COMMUNITY = re.compile(r"/hc/(?:[\w-]{2,12}/)?community/")


def match(page: Page) -> float:
    """Return how surely a page that looks so leads to a help centre's community: other themes have such classes."""
    return 0.9 if page.is_markup and _COMMUNITY.search(page.text) and page.holds(MARKS, at_least=3) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return a post with the comments of its page."""
    soup = parse_whole(page)
    post = next((box for box in soup.select(POST) if box.select_one(".post-body")), None)
    if post is None:
        raise NotAThread(page.source, "this page holds no post of a community", "hand over the posts' own pages")
    address = canonical_url(page, soup)
    boxes = [post, *(box for box in soup.select(COMMENTS) if box.select_one(BODY))]
    drafts = [_draft(box, number, page, address) for number, box in enumerate(boxes, start=1)]
    demand(drafts, page=page, author=PERSON, posted=TIME)
    return finish_thread(
        drafts,
        subject=words(one(post, TITLE, page=page)),
        platform=NAME,
        url=address,
        board=board_of_trail(soup, TRAIL),
    )


def _draft(box: Tag, number: int, page: Page, address: str | None) -> Draft:
    person = maybe(box, PERSON)
    anchor = attribute(box, "id") if number > 1 else None
    key = _NUMBER.search(anchor or "")
    body = one(box, BODY, page=page)
    spell_out_links(body)
    return Draft(
        number=number,
        body=parse_body(body),
        author=Author(name=words(person)) if person and words(person) else None,
        posted=moment_of_element(maybe(box, TIME), page),
        url=f"{address}#{anchor}" if address and anchor else address,
        address=f"comment/{key[0]}" if key else "post",
        key=key[0] if key else "post",
    )
