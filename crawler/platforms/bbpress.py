"""bbPress 2, a plugin of WordPress (and BuddyPress' and BuddyBoss' boards, which keep its class names).

Proved on real pages of two sites and on its public templates (`loop-single-reply`, `content-single-topic-lead`). What
its pages are like:

- a reply's head (`#post-N`, with date and "#N", which is an id and no count) comes before the reply's own element;
- the opening post is the first reply, or a lead apart (`bbp-lead-topic`) with class names of its own;
- "This reply was modified …" is a list of revisions inside the content; themes repeat the author's avatar as words.
"""

import re
from copy import copy

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_element, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.post_boxes import boxes_around
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand_moments
from crawler.page import Page

NAME = "bbpress"

MARKS = ("bbp-reply-content", "bbp-topic-content", "bbpress-forums", "bbp-reply-author", "bbp-topics", "bbp-forums")
BODY = ".bbp-reply-content, .bbp-topic-content"
AUTHOR = (
    ".bbp-author-name", ".bbp-reply-author .bbp-author-link[title]", ".bbp-reply-author a", ".bbp-topic-author a",
    ".bbp-reply-author", ".bbp-topic-author",
)  # fmt: skip
DATES = (
    ".bbp-reply-post-date, .bbp-topic-post-date, .bbp-meta time, .bb-reply-date, time",
    '[class*="date"], [class*="time"]', ".bbp-meta",
)  # fmt: skip
"""Where a post's moment is: by the plugin's names, else by what themes call it, else among its links."""
FURNITURE = (
    ".bbp-reply-revision-log, .bbp-topic-revision-log, .bbp-attachments, .bbp-signature, .bbp-admin-links, "
    ".bbp-reply-tools, .d4p-bbp-signature, .gdbbx-signature, .bbp-meta, form, .bbp-reply-ip"
)
SIGNATURE = ".bbp-signature, .d4p-bbp-signature, .gdbbx-signature, .bbp-reply-signature"

_PAGE = re.compile(r"(?:/page/\d+/?|[?&](?:bbp_page|paged|view)=[^&#]*)$")
_ID = re.compile(r"post-(\d+)")

match = by_marks(MARKS)


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    bodies = [body for body in soup.select(BODY) if not body.find_parent("li", class_=["bbp-header", "bbp-footer"])]
    kind = attribute(soup.select_one("body") or soup, "class") or ""
    if soup.select_one(".bbp-search-results, .bbp-user-replies-created, #bbp-user-body"):
        raise NotAThread(page.source, "this page lists posts of several topics", "hand over the topics' own pages")
    if not bodies and ("single-topic" in kind or soup.select_one(".bbp-replies, #new-reply-0, .bbp-lead-topic")):
        raise MarkupChanged(page.source, BODY, "the posts of a topic")
    if not bodies:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    heads = [_head(box) for box in boxes_around(bodies)]
    dates = [_date(head) for head in heads]
    demand_moments(dates, page=page, selector=", ".join(DATES))
    day_first = page_day_first((words(date) for date in dates if date), page)
    address = canonical_url(page, soup)
    address = _PAGE.sub("/", address) if address and _PAGE.search(address) else address
    board = board_of_trail(soup, ".bbp-breadcrumb a, .bbp-breadcrumb-forum")
    drafts = []
    for place, (body, head, date) in enumerate(zip(bodies, heads, dates, strict=True), start=1):
        key = next((found[1] for tag in head.select('[id^="post-"]') if (found := _ID.match(str(tag["id"])))), None)
        key = key or ((found := _ID.match(attribute(head, "id") or "")) and found[1]) or None
        posted, author = moment_of_element(date, page, day_first=day_first), _author(head, page)
        signature = maybe(body, SIGNATURE)
        signed = text_of(signature) if signature else ""
        attachments = _attachments(body)
        drafts.append(
            Draft(
                number=place,
                body=parse_body(body, quotes="blockquote, .d4p-bbp-quote, .bbp-quote", furniture=FURNITURE),
                author=author,
                posted=posted,
                attachments=attachments,
                address=f"post-{key}" if key else None,
                key=key,
                signature=signed,
            )
        )
    return finish_thread(drafts, subject=_subject(soup, page), platform=NAME, url=address, board=board)


def _date(head: Tag) -> Tag | None:
    """Return the element that shows when a post was written, none of those in its words."""
    shown = (found for selector in DATES for found in head.select(selector) if re.search(r"\d", words(found)))
    return next((found for found in shown if not found.select_one(BODY) and not found.find_parent(_is_body)), None)


def _is_body(tag: Tag) -> bool:
    return not {"bbp-reply-content", "bbp-topic-content"}.isdisjoint(tag.get_attribute_list("class"))


def _head(box: Tag) -> Tag:
    """Return one element that holds a post's head, author and body: the head can be before the rest."""
    if box.select_one(".bbp-reply-post-date, .bbp-topic-post-date, .bbp-meta"):
        return box
    before = box.find_previous_sibling()
    if not isinstance(before, Tag) or before.select_one(BODY):
        return box
    joined = Tag(name="div", attrs={"id": attribute(before, "id") or ""})
    before.replace_with(joined)
    joined.extend([before, box])
    return joined


def _author(head: Tag, page: Page) -> Author:
    for selector in AUTHOR:
        for element in head.select(selector):
            shown = copy(element)
            for role in shown.select(".bbp-author-role, .bbp-author-avatar, .bbp-reply-ip, .bbp-author-ip, br ~ *"):
                role.decompose()
            if name := words(shown):
                return Author(name=name)
    raise MarkupChanged(page.source, ", ".join(AUTHOR), "the name of an author")


def _attachments(body: Tag) -> tuple[Attachment, ...]:
    links = body.select(".bbp-attachments a[href]")
    return tuple(Attachment(name=words(link), url=attribute(link, "href")) for link in links if words(link))


def _subject(soup: Tag, page: Page) -> str:
    for selector in (
        ".bbp-breadcrumb-current", "h1.entry-title", ".entry-title", ".bb-topic-title", ".page-title", "main h1", "h1",
    ):  # fmt: skip
        for heading in soup.select(selector):
            if said := words(heading):
                return re.sub(r"^(?:Topic|Thema|Sujet|Tema)\s?: ", "", said)
    return words(one(soup, "title", page=page))
