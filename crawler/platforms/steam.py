"""Steam: a topic of the discussions of a game or a group.

Proved on a real page of 2018. What its pages are like:

- the opening post is `.forum_op`, made otherwise than the comments (`.commentthread_comment`), and is on every
  page of the topic; comments are counted without it ("#1" is the second post);
- `data-timestamp` is the moment in UTC, what is shown is the visitor's clock ("Nov 14, 2023 @ 2:13pm");
- a quotation is `blockquote.bb_blockquote`, with whose it is in `.bb_quoteauthor`; a spoiler is a `span`;
- "Last edited by" is in a line of its own (`.forum_audit`), an owner's badge beside the name.
"""

import re

from bs4 import Tag

from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import moment_of_element
from crawler.drafts import Draft, finish_thread, missing_replies
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand, demand_replies
from crawler.page import Page

NAME = "steam"

MARKS = ("commentthread_comment", "forum_op", "forum_topic", "forum_topic_overlay", "steamcommunity.com/public/")
COMMENT = ".commentthread_comment"
FURNITURE = ".forum_audit, .bb_quote_link, .needs_content_check"
REMEDY = "hand over the topics' own pages"

_TOPIC = re.compile(r"^(https?://[^?#]*/discussions/(?:[a-z]+/)?\d+/\d+)")

match = by_marks(MARKS, at_least=2)


def parse_thread(page: Page) -> Thread:
    """Return the opening post and the comments on a page of a topic."""
    soup = parse_whole(page)
    opening = soup.select_one(".forum_op")
    if opening is None:
        raise NotAThread(page.source, "this page holds no topic of a discussion", REMEDY)
    title = opening.select_one(".topic")
    if title is None:
        raise MarkupChanged(page.source, ".forum_op .topic", "the topic's subject")
    found = _TOPIC.match(canonical_url(page, soup) or "")
    address = found[1] if found else page.url
    boxes = soup.select(COMMENT)
    drafts = [_draft(opening, ".content", ".forum_op_author", 1, None, page, address)]
    for place, box in enumerate(boxes, start=2):
        number = _number(box)
        key = (attribute(box, "id") or "").removeprefix("comment_") or str(place)
        drafts.append(
            _draft(
                box, ".commentthread_comment_text", ".commentthread_author_link", number or place, key, page, address
            )
        )
    demand_replies(len(boxes), len(soup.select("[id^=comment_content_]")), page=page, selector=COMMENT)
    demand(drafts[1:], page=page, author=".commentthread_author_link", posted=".commentthread_comment_timestamp")
    board = board_of_trail(soup, ".forum_breadcrumbs a")
    total = soup.select_one("[id$=_pagetotal]")
    told = re.sub(r"\D", "", words(total)) if total else ""
    return finish_thread(
        drafts,
        subject=words(title),
        platform=NAME,
        url=address,
        board=board,
        notes=missing_replies(int(told), here=len(boxes)) if told else (),
    )


def _draft(box: Tag, body: str, author: str, number: int, key: str | None, page: Page, address: str | None) -> Draft:
    text = box.select_one(body)
    if text is None:
        raise MarkupChanged(page.source, f"{COMMENT} {body}", "the text of a post")
    name = box.select_one(author)
    for badge in name.select(".forum_author_action_pulldown, .commentthread_author_badge") if name else ():
        badge.decompose()
    stamp = box.select_one("[data-timestamp], .date, .commentthread_comment_timestamp")
    return Draft(
        number=number,
        body=parse_body(text, quotes="blockquote", author_of=_quoted_author, furniture=FURNITURE),
        author=Author(name=words(name)) if name and words(name) else None,
        posted=moment_of_element(stamp, page),
        url=f"{address}#c{key}" if address and key else address,
        address=f"comment/{key}" if key else "opening",
        key=key or "opening",
    )


def _number(box: Tag) -> int | None:
    """Return the place of a comment in the topic, which counts the opening post too."""
    shown = box.select_one(".forum_comment_permlink")
    digits = re.sub(r"\D", "", words(shown)) if shown else ""
    return int(digits) + 1 if digits else None


def _quoted_author(box: Tag) -> str | None:
    heading = take_heading(box, ".bb_quoteauthor")
    return author_in_heading(heading) if heading else None
