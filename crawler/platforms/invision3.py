"""Invision Power Board 3 (IP.Board), the line before Invision Community 4.

Proved on a real page of 3.4; the rest is written from the class names that its public skins and importers address.
What is known of it:

- a post is `div.post_block` with the id `post_id_N`; its number is in its head as "#12";
- the moment is an `abbr.published` with an ISO date in its title; a guest's name has no link, and skins write it into
  `li.author` of the profile alone;
- quotations are boxes with the name in attributes (3.2 and later) or in a line of citation before the box;
- the edit's line (`p.edit`) and the list of attached files are inside the body.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import closing_moment, moment_of_element, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.post_boxes import unnest
from crawler.markup.soup import attribute, first_words, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "invision3"

MARKS = ("ipb.vars", "post_block", "ipb_skin", "ipbwrapper", "topic_controls", "ips_usericon")
POSTS = "div.post_block"
BODY = "[itemprop=commentText], .post_body .post, .post_body .entry-content, .post.entry-content, .entry-content"
AUTHOR = (
    ".author .name", ".author.vcard .fn", ".author.vcard", "h3 .author", ".author_info .name", ".author_info .author",
    "h3 a.url", "h3",
)  # fmt: skip
DATE = "abbr.published, .posted_info abbr, .posted_info time, .posted_info"
SUBJECT = ("h1.ipsType_pagetitle", ".ipsType_pagetitle", ".main_topic_title", "h1[itemprop=name]", "h2.maintitle")
FURNITURE = (
    ".edit, .signature, .ipsLikeBar, .attachment_list, #attach_wrap, .attach_wrap, .rep_bar, .post_controls, "
    ".posted_info"
)

_NUMBER = re.compile(r"#\s?(\d+)")
_TOPIC = re.compile(r"^(.*?(?:/topic/\d+[^/?&#]*|[?&]showtopic=\d+))")

match = by_marks(MARKS, at_least=2, confidence=0.8)


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    boxes = unnest([box for box in soup.select(POSTS) if box.select_one(BODY)])
    if not boxes and soup.select_one(f"{POSTS}, [id^=post_id_], #fast_reply_wrapper, .topic_controls .reply_button"):
        raise MarkupChanged(page.source, f"{POSTS} {BODY}", "the posts of a topic")
    if not boxes:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    day_first = page_day_first((words(date) for box in boxes for date in box.select(DATE)), page)
    address = canonical_url(page, soup, _TOPIC)
    board = board_of_trail(soup, "#secondary_navigation a, .breadcrumb a")
    return finish_thread(
        [_draft(box, place, page, day_first) for place, box in enumerate(boxes, start=1)],
        subject=first_words(soup, SUBJECT, page=page, expected="the topic's subject"),
        platform=NAME,
        url=address,
        board=board,
    )


def _draft(box: Tag, place: int, page: Page, day_first: bool | None) -> Draft:
    body, date = one(box, BODY, page=page), one(box, DATE, page=page)
    name = next((said for s in AUTHOR for tag in box.select(s) if (said := _NUMBER.sub("", words(tag)).strip())), None)
    if name is None:
        raise MarkupChanged(page.source, ", ".join(AUTHOR), "the name of an author")
    signature = maybe(box, ".signature")
    signed = text_of(signature) if signature else ""
    count = _NUMBER.search(words(head)) if (head := maybe(box, ".post_id")) else None
    key = re.sub(r"\D", "", attribute(box, "id") or "") or None
    files = box.select(".attachment a[href], #attach_wrap a[href], .attach_wrap a[href], a[href*='module=attach']")
    named = {words(link): attribute(link, "href") for link in files if words(link)}
    posted = moment_of_element(date, page, day_first=day_first) or closing_moment(
        words(date), page, day_first=day_first
    )
    written = parse_body(
        body,
        quotes="blockquote, div.blockquote, div.quotewrap",
        author_of=_quoted_author,
        post_of=_quoted_post,
        furniture=FURNITURE,
    )
    return Draft(
        number=int(count[1]) if count else place,
        body=written,
        author=Author(name=name),
        posted=posted,
        attachments=tuple(Attachment(name=name, url=url) for name, url in named.items()),
        address=f"entry{key}" if key else None,
        key=key,
        signature=signed,
    )


def _quoted_author(box: Tag) -> str | None:
    before = box.find_previous_sibling()
    heading = None
    if isinstance(before, Tag) and {"citation", "quotetop"} & set(before.get_attribute_list("class")):
        heading = words(before)
        before.decompose()
    heading = heading or take_heading(box, ":scope > .citation, :scope > .ipsQuote_citation")
    return attribute(box, "data-author") or author_in_heading(heading or "") or _citation(heading or "")


def _citation(heading: str) -> str | None:
    """Return the name of "Anna, on 05 May 2012 - 10:00 AM, said:"."""
    name = heading.partition(", on ")[0].strip()
    return name if name and name != heading else None


def _quoted_post(box: Tag) -> str | None:
    return attribute(box, "data-cid")
