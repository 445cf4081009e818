"""Forumactif (Forumotion, Forumieren, ForoActivo …), a host of boards in the looks of several programs.

Proved on a real topic in its phpBB 3 look; of the other looks only the class names are known that public theme scripts
address. What its pages are like:

- a post's box has the class `post--N` (or the id `pN`); an advertisement is among the posts as number 0, signed
  "Sponsored content" in the board's language, and is none;
- "by NAME on DATE" is one line in the board's language; in the phpBB 2 look the line is "Subject: … DATE";
- the profile beside the post holds dates, numbers and buttons; the signature can follow the text in its own `div`.
"""

import re
from collections.abc import Sequence

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import closing_moment, moment_of_element, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Moment, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import attribute, first_words, maybe, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "forumactif"

MARKS = ("illiweb.com", "_fa-screen", "FAToolbar", "forumactif", "forumotion", "fa_endpage", "hitskin.com")
POSTS = '[class*="post--"], .post[id^="p"], .post_row[id^="p"], tr.post'
BODY = (
    ".post-entry .content", ".post-entry > div", ".entry-content > div", ".post-content", ".postbody .content",
    "td .postbody", "td .post-body", ".post_text", ".post-entry", ".entry-content", ".postbody",
)  # fmt: skip
SUBJECTS = (
    'meta[name="title"]', 'meta[property="og:title"]', "h1.page-title", ".topic-title", "title", "h1",
)  # fmt: skip
AUTHOR = (
    ".author strong", ".author a", ".postprofile-name", ".postprofile-head strong", ".name strong", ".name a", ".name",
    ".username", ".post-author", ".postprofile strong", ".user-name", ".author",
)  # fmt: skip
LINE = (
    ".author", ".post-date", ".postbody-head .author", "td .postdetails:not(.poster-profile)", ".topic-date", ".date",
    ".posthead", ".post-header .author", "time",
)  # fmt: skip
QUOTES = "blockquote, dl.quotebox, td.quote, .quote_content"
SIGNATURE = '.signature_div, [id^="sig"], .signature, .post-signature'
FURNITURE = (
    '.signature_div, [id^="sig"], .signature, .post-signature, .gensmall, .clear, .fa_like_div, .fa_reputation, '
    ".post-footer, .attachbox-title, .codebox > dt, dl.codebox dt, .edited, .post-edited, ins"
)

_TOPIC = re.compile(r"^(https?://[^/]+/t\d+)(?:p\d+)?(-[^?#]*)?")
_ID = re.compile(r"(?:post--|^p)(\d+)$")


def match(page: Page) -> float:
    """Return whether the page has the marks of the host."""
    if not page.is_markup:
        return 0.0
    marks = sum(mark in page.markup for mark in MARKS)
    return 0.95 if marks > 1 else 0.6 if marks else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    boxes = _posts(soup)
    address = canonical_url(page, soup)
    is_topic = bool(address and _TOPIC.match(address))
    if not boxes and (is_topic or soup.select_one("#quick_reply, #quickreply")):
        raise MarkupChanged(page.source, f"{POSTS} {', '.join(BODY)}", "the posts of a topic")
    if not boxes:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    lines = [[element for selector in LINE for element in box.select(selector)] for box in boxes]
    day_first = page_day_first((words(line) for found in lines for line in found), page)
    if address and (topic := _TOPIC.match(address)):
        address = topic[1] + (topic[2] or "")
    board = board_of_trail(soup, "a.nav, .pathname-box a, .crumbs a, .breadcrumb a, .linklist a.nav")
    moments = [_moment(shown, page, day_first) for shown in lines]
    return finish_thread(
        [
            _draft(box, moment, place, page, address)
            for place, (box, moment) in enumerate(zip(boxes, moments, strict=True), 1)
        ],
        subject=first_words(soup, SUBJECTS, page=page, expected="the topic's subject"),
        platform=NAME,
        url=address,
        board=board,
    )


def _moment(lines: Sequence[Tag], page: Page, day_first: bool | None) -> Moment | None:
    """Return the moment of a post, by the elements that may show it."""
    if not lines:
        raise MarkupChanged(page.source, ", ".join(LINE), "the date of a post")
    moments = (
        moment_of_element(line, page, day_first=day_first) or closing_moment(words(line), page, day_first=day_first)
        for line in lines
    )
    return next(filter(None, moments), None)


def _draft(box: Tag, posted: Moment | None, place: int, page: Page, address: str | None) -> Draft:
    body = next((found for selector in BODY if (found := box.select_one(selector))), None)
    if body is None:
        raise MarkupChanged(page.source, ", ".join(BODY), "the text of a post")
    author, key = Author(name=first_words(box, AUTHOR, page=page, expected="the name of an author")), _key(box)
    signature = maybe(box, SIGNATURE)
    signed = text_of(signature).lstrip("_ \n") if signature else ""
    return Draft(
        number=place,
        body=parse_body(body, quotes=QUOTES, author_of=_quoted_author, furniture=FURNITURE),
        author=author,
        posted=posted,
        url=f"{address}#{key}" if address and key else None,
        address=f"p{key}" if key else None,
        key=key,
        signature=signed,
    )


def _posts(soup: Tag) -> list[Tag]:
    boxes: list[Tag] = []
    taken: set[int] = set()
    for box in soup.select(POSTS):
        key = _key(box)
        if box.name == "input" or key == "0" or any(id(parent) in taken for parent in box.parents):
            continue
        if any(box.select_one(selector) for selector in BODY):
            boxes.append(box)
            taken.add(id(box))
    return boxes


def _key(box: Tag) -> str | None:
    for name in (*box.get_attribute_list("class"), attribute(box, "id")):
        if name and (found := _ID.search(name)):
            return found[1]
    return None


def _quoted_author(box: Tag) -> str | None:
    heading = take_heading(box, ":scope > cite, :scope > dt, :scope > div > cite, :scope > .quote_title")
    return author_in_heading(heading or "")
