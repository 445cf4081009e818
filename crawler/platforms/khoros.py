"""Khoros Communities, once Lithium: topics of its boards in the classic pages (not the newer Aurora).

Written from the markup that public skins and scripts address; no page of it could be read here. What is known of it:

- a message is an element with `data-lia-message-uid`; an accepted solution can be twice, under the question and in
  its place, so a message counts once;
- dates begin with a mark of direction and give no hint of day or month first ("‎11-05-2019 09:15 AM"); with friendly
  dates the absolute one is in the title; no zone is named; the edit's moment is beside it in the same head;
- the quoted person's name is inside the quotation, as "@NAME wrote:" between two rules;
- articles of blogs and knowledge bases look the same: the body's class says which kind of page it is.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import parse_body
from crawler.dates.shown import first_moment, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "khoros"

MARKS = ("lia-message-", "lia-quilt", "data-lia-message-uid", "lia-component-")
BODY = ".lia-message-body-content, .lia-message-body"
MESSAGE = "[data-lia-message-uid]"
HOLDERS = {"lia-message-view-display", "lia-message-view-wrapper", "MessageView", "lia-linear-display-message-view"}
AUTHOR = ".UserName .login-bold, .lia-user-name-link, .UserName, .lia-user-name, .lia-message-author-username"
POSTED = ".lia-message-posted-on, .lia-message-post-date, .lia-message-dates, .DateTime"
SUBJECT = ".lia-message-subject h1, .lia-message-subject h2, .lia-message-subject, .message-subject, .final-crumb"
ARTICLES = {"BlogArticlePage": "an article of a blog", "TkbArticlePage": "an article of a knowledge base"}
LISTS = ("ForumPage", "CommunityPage", "CategoryPage", "SearchPage", "ViewProfilePage", "UserLoginPage", "ErrorPage")
FURNITURE = (
    ".lia-message-signature, .UserSignature, .lia-spoiler-link, .lia-inline-image-caption, .lia-message-edit-reason, "
    ".lia-vid-container, .lia-media-object, .lia-attachments-message, .lia-message-tags"
)

_POSITION = re.compile(r"(\d+)\D+(\d+)")
_PAGE = re.compile(r"/(?:page|jump-to|highlight|show-comments)/.*$")


def match(page: Page) -> float:
    """Return whether the page has Khoros's own class names."""
    if not page.is_markup or "apolloState" in page.text:
        return 0.0
    return 0.9 if page.holds(MARKS) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the messages of one page of a topic."""
    soup = parse_markup(page)
    kind = attribute(soup.select_one("body") or soup, "class") or ""
    for mark, said in ARTICLES.items():
        if mark in kind.split():
            raise NotAThread(page.source, f"this is {said}, not a topic", "hand over the topics' own pages")
    boxes = _messages(soup)
    if not boxes and ("ForumTopicPage" in kind.split() or soup.select_one(MESSAGE)):
        raise MarkupChanged(page.source, f"{MESSAGE} {BODY}", "the messages of a topic")
    if not boxes or set(LISTS) & set(kind.split()):
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    shown = [_date_texts(box) for box in boxes]
    day_first = page_day_first((text for texts in shown for text in texts), page)
    address = canonical_url(page, soup)
    address = _PAGE.sub("", address) if address else None
    board = board_of_trail(soup, ".lia-breadcrumb-node a, .lia-breadcrumb a, .crumb-board")
    return finish_thread(
        [
            _draft(box, number, page, first_moment(texts, page, day_first=day_first))
            for number, (box, texts) in enumerate(zip(boxes, shown, strict=True), start=1)
        ],
        subject=words(one(soup, SUBJECT, page=page)),
        platform=NAME,
        url=address,
        board=board,
    )


def _messages(soup: Tag) -> list[Tag]:
    """Return the elements that hold one message each, every message once: where it comes last, as itself."""
    boxes: dict[str, Tag] = {}
    for body in soup.select(BODY):
        box = _holder(body)
        if box is None or box.select_one(BODY) is not body or _is_preview(box):
            continue
        uid = attribute(box, "data-lia-message-uid") or attribute(box, "id") or str(len(boxes))
        boxes.pop(uid, None)
        boxes[uid] = box
    return list(boxes.values())


def _is_preview(box: Tag) -> bool:
    """Return whether the message is a solution shown inside its question."""
    around: list[str] = []
    for parent in box.parents:
        if parent.has_attr("data-lia-message-uid"):
            return any("solution" in name.lower() for name in around)
        around += [name for name in parent.get_attribute_list("class") if name]
    return False


def _holder(body: Tag) -> Tag | None:
    """Return the message that a body belongs to: the nearest element of one that names an author too."""
    for parent in body.parents:
        marked = parent.has_attr("data-lia-message-uid") or HOLDERS & set(parent.get_attribute_list("class"))
        if marked and parent.select_one(AUTHOR) is not None:
            return parent
    return None


def _date_texts(box: Tag) -> list[str]:
    """Return what may name the moment of a message: titles of friendly dates first, then words."""
    texts: list[str] = []
    for element in box.select(POSTED):
        for edited in element.select(".lia-message-edited-on"):
            edited.extract()
        titled = [said for holder in (element, *element.select("[title]")) if (said := attribute(holder, "title"))]
        day, clock = element.select_one(".local-date"), element.select_one(".local-time")
        both = [f"{words(day)} {words(clock)}"] if day and clock else [words(day)] if day else []
        texts += [*titled, *both, words(element)]
    return [text.replace("\u200e", "").strip() for text in texts if text]


def _draft(box: Tag, number: int, page: Page, posted: Moment | None) -> Draft:
    body = one(box, BODY, page=page)
    name = next((said for link in box.select(AUTHOR) if (said := words(link))), None)
    if name is None:
        raise MarkupChanged(page.source, AUTHOR, "the name of an author")
    if maybe(box, POSTED) is None:
        raise MarkupChanged(page.source, POSTED, "the moment of a message")
    signature = maybe(box, ".lia-message-signature, .UserSignature")
    place = maybe(box, ".lia-message-position-in-thread, .lia-component-message-position-in-thread")
    counted = _POSITION.search(words(place)) if place else None
    signed = text_of(signature) if signature else ""
    body = body.select_one(".lia-message-body-content") or body
    written = parse_body(body, quotes="blockquote", author_of=_quoted_author, furniture=FURNITURE)
    uid = attribute(box, "data-lia-message-uid")
    return Draft(
        number=int(counted[1]) if counted else number,
        body=written,
        author=Author(name=name),
        posted=posted,
        attachments=tuple(
            Attachment(name=words(link), url=attribute(link, "href"))
            for link in box.select(".lia-attachments-message a[href], .lia-message-attachments a[href]")
            if words(link) and "/attachments/" in str(link["href"])
        ),
        address=f"message/{uid}" if uid else None,
        key=uid,
        signature=signed,
    )


def _quoted_author(box: Tag) -> str | None:
    """Take "@NAME wrote:" with its rules out of the quotation."""
    link = box.find("a")
    if not isinstance(link, Tag) or link.find_parent("blockquote") is not box:
        return None
    follows = link.next_sibling
    if not isinstance(follows, str) or not re.match(r"\s*\S+(?:\s\S+)?\s*:\s*$", follows):
        return None
    before = "".join(str(part) for part in link.previous_siblings if isinstance(part, str)).strip()
    if before:
        return None
    name = words(link).lstrip("@")
    follows.extract()
    link.decompose()
    return name or None
