"""XenForo 1 (xenforo.com), whose markup shares nothing with its successor's.

Proved on three real pages of 1.1 to 1.5, stock and with other styles. What they are like:

- a post is a `li.message` with the id `post-N` and its author in `data-author`; its body is a `blockquote`, and the
  quotation inside it a `div.bbCodeQuote` that holds another `blockquote`;
- a moment of the last days is an `abbr` with the epoch in `data-time`, an older one a `span` with the date in its
  title and no zone;
- the number counts the whole thread (`#4841`); a deleted post keeps its place and has no body;
- private conversations and profiles have `li.message` too, without `post-N`.
"""

import re
from functools import partial

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import moment_of_element, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.listing import Listing, read_listing
from crawler.families.xenforo_attachments import take_attachments
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import canonical_url, join_url
from crawler.markup.marks import by_marks
from crawler.markup.numbering import page_numbers, shown_number
from crawler.markup.soup import attribute, maybe, one, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand_moments
from crawler.page import Page

NAME = "xenforo1"

MARKS = ('id="XenForo"', 'class="message " data-author', "messageText SelectQuoteContainer")
POSTS = 'li.message[id^="post-"]'
BODY = ".messageText"
SUBJECT = ".titleBar h1, .titleBarHeader h1, h1"
BESIDE_SUBJECT = ".prefix, .prefixText, .PageNav, .DateTime, [class*=vote-button]"
MOMENTS = ".DateTime"
FURNITURE = (
    ".messageTextEndMarker, .quoteExpand, .bbCodeCode > .type, .bbCodePHP > .type, .bbCodeSpoilerButton, .editDate, "
    ".samCodeUnit, .adsbygoogle"
)
QUOTED = ".bbCodeQuote"

LISTING = Listing(
    row=".discussionListItem",
    title=".title a.PreviewTooltip, .title a[href*='threads/']",
    answers=".stats .major dd",
    last=".lastPost .DateTime",
    pages=".PageNav a[href]",
    boards=".nodeTitle a[href], .subForumList a[href*='forums/']",
)

_PAGE = re.compile(r"(?:page-\d+|unread|latest)/?$")
_POST = re.compile(r"post[-=](\d+)")

match = by_marks(MARKS)
parse_board = partial(read_listing, listing=LISTING)


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a thread."""
    soup = parse_whole(page)
    boxes = [box for box in soup.select(POSTS) if box.select_one(BODY)]
    if not boxes and soup.select_one("#messageList, .messageList"):
        raise MarkupChanged(page.source, f"{POSTS} {BODY}", "the posts of a thread")
    if not boxes:
        raise NotAThread(page.source, "this page holds no thread", "hand over the threads' own pages")
    address = canonical_url(page, soup)
    if address:
        address = _PAGE.sub("", address.partition("?")[0])
    heading = one(soup, SUBJECT, page=page)
    for label in heading.select(BESIDE_SUBJECT):
        label.decompose()
    heading = heading.select_one("span.title") or heading
    demand_moments((box.select_one(MOMENTS) for box in boxes), page=page, selector=MOMENTS)
    day_first = page_day_first([text for box in boxes for text in _dates(box)], page)
    numbers = page_numbers([_number(box) for box in boxes])
    stated = soup.select_one("base[href]")
    base = (attribute(stated, "href") if stated else None) or page.url or address or ""
    return finish_thread(
        [_draft(box, number, page, (address, base), day_first) for box, number in zip(boxes, numbers, strict=True)],
        subject=words(heading),
        platform=NAME,
        url=address,
        board=board_of_trail(soup, ".breadcrumb a.crumb"),
    )


def _number(box: Tag) -> int | None:
    place = box.select_one(".postNumber")
    return shown_number(words(place)) if place else None


def _dates(box: Tag) -> list[str]:
    holders = box.select(MOMENTS)[:1]
    return [text for holder in holders for text in (attribute(holder, "title"), words(holder)) if text]


def _draft(box: Tag, number: int, page: Page, at: tuple[str | None, str], day_first: bool | None) -> Draft:
    address, base = at
    key = (attribute(box, "id") or "").removeprefix("post-")
    author, posted = _author(box, page), _posted(box, page, day_first)
    signature = maybe(box, ".signature")
    signed = text_of(_plain(signature)) if signature else ""
    body = _plain(one(box, BODY, page=page))
    attachments = (*take_attachments(body, base), *_attachments(box, base))
    for inner in body.select("blockquote.quoteContainer"):
        inner.name = "div"
    spell_out_links(body)
    written = parse_body(
        body, quotes=f"{QUOTED}, blockquote", author_of=_quoted_author, post_of=_quoted_post, furniture=FURNITURE
    )
    return Draft(
        number=number,
        body=written,
        author=author,
        posted=posted,
        attachments=attachments,
        url=f"{address}#post-{key}" if address else None,
        address=f"post/{key}",
        key=key,
        signature=signed,
    )


def _plain(quotation: Tag) -> Tag:
    """Return a `blockquote` that quotes nobody as a `div`."""
    quotation.name = "div"
    return quotation


def _author(box: Tag, page: Page) -> Author:
    name = attribute(box, "data-author")
    if not name:
        name = words(one(box, ".userText .username, .messageUserBlock .username, .username", page=page))
    if not name:
        raise MarkupChanged(page.source, "li.message[data-author]", "the name of an author")
    return Author(name=name)


def _posted(box: Tag, page: Page, day_first: bool | None) -> Moment | None:
    for holder in box.select(MOMENTS):
        outside = holder.find_parent(class_=["editDate", "messageText", "extraUserInfo"]) is None
        if outside and (found := moment_of_element(holder, page, day_first=day_first)):
            return found
    return None


def _attachments(box: Tag, base: str) -> list[Attachment]:
    found = []
    for link in box.select(".attachedFiles .filename a, .attachment .filename a"):
        address = join_url(base, str(link["href"])) if link.has_attr("href") else None
        found.append(Attachment(name=words(link), url=address))
    return found


def _quoted_author(box: Tag) -> str | None:
    heading = take_heading(box, ".attribution")
    return attribute(box, "data-author") or author_in_heading((heading or "").rstrip("↑ "))


def _quoted_post(box: Tag) -> str | None:
    link = box.select_one(".AttributionLink")
    found = _POST.search(attribute(link, "href") or "") if link else None
    return found[1] if found else None
