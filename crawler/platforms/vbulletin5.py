"""vBulletin 5 and 6, which share no markup with the versions before them but that of quotations.

Proved on real pages of two boards of version 5; version 6 by the names that public scripts and scrapers address. What
its pages are like:

- a post is a `.js-post` with `data-node-id`; a comment on a post is one too, with its own class, inside or after the
  post, and a body and a name of other classes than a post's;
- the heading of any module (announcements) is dressed like the page's own, which is in the module of the title;
- the first post repeats the thread's subject in its box, and each post its number (`.b-post__count`), beside the body
  `.js-post__content-text`;
- the `time` element holds the moment without a zone, mostly in the zone that the foot names ("All times are GMT-5");
  where it differs from the words that are shown, the foot means the words;
- lists of topics and a member's activity use `.b-post` for previews, without a number.
"""

import re
from datetime import datetime, timedelta, tzinfo
from functools import partial

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.dates.shown import moment_of_element, moment_of_text, page_day_first
from crawler.dates.zone import in_zone, zone_at_foot
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.listing import Listing, read_listing
from crawler.families.vbulletin_quotes import parse_vbulletin_body
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import canonical_url, join_url
from crawler.markup.numbering import page_numbers, shown_number
from crawler.markup.soup import attribute, first_words, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand_moments
from crawler.page import Page
from crawler.subjects import bare_subject

NAME = "vbulletin5"

MARKS = (
    "js-post__content-text",
    "b-post__timestamp",
    "vb5-",
    "js-topic-title",
    "b-channel-info",
    'class="conversation-list',
)
POSTS = ".js-post[data-node-id], li.b-post[data-node-id], .js-comment-entry[data-node-id]"
BODY = ".js-post__content-text, .post-content-text, .comment-entry-body, .b-post__content-text, [itemprop=commentText]"
NAMES = (
    ".b-userinfo__details [itemprop=name]",
    ".author [itemprop=name]",
    ".author a",
    ".author strong",
    ".author",
    ".b-userinfo [itemprop=name]",
    ".b-comment__author",
)
MOMENT = ".b-post__timestamp time, time[itemprop=dateCreated], .post-date time, .b-post__timestamp, .post-date"
LABELS = ".b-topic-prefix, .topic-prefix, .h-hide"
SUBJECTS = (
    ".b-page-title", ".page-title-widget .main-title", ".js-post-title", ".main-title", "h1.js-main-title", "h1",
)  # fmt: skip
FOOT = ".footer-tnc, #footer-copyright, .b-footer__bottom, #footer .foot-copyright, footer"
SIGNATURE = ".post-signature, .b-post__signature"
FILES = ".b-post-attachments a[href], .post-attachments a[href], .b-post-attachment__item a[href]"

LISTING = Listing(
    row=".topic-item[data-node-id], .js-topic-item",
    title="a.topic-title, a.js-topic-title",
    answers=".posts-count",
    last=".cell-lastpost, .lastpost",
    pages=".pagenav-controls a[href], .js-pagenav a[href], .pagenav a[href]",
    boards="a.forum-title, .subforum-item a",
)
FARTHEST_CLOCK = timedelta(hours=14)

_PAGE = re.compile(r"/page\d+$")


def match(page: Page) -> float:
    """Return whether the page has the program's own class names; two of them are sure."""
    if not page.is_markup:
        return 0.0
    marks = sum(mark in page.text for mark in MARKS)
    generator = 'content="vBulletin 5' in page.text or 'content="vBulletin 6' in page.text
    return 0.9 if generator or marks > 1 else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic, and the comments on them."""
    soup = parse_whole(page)
    boxes = [
        box
        for box in soup.select(POSTS)
        if _body(box) is not None and "b-post--preview" not in box.get_attribute_list("class")
    ]
    counted = soup.select_one(".b-post__count, .post-count, .js-show-post-link")
    if not boxes and counted:
        raise MarkupChanged(page.source, f"{POSTS} {BODY}", "the posts of a topic")
    if not boxes or counted is None:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    address = canonical_url(page, soup)
    address = _PAGE.sub("", address.partition("?")[0]) if address else None
    subject = first_words(soup, SUBJECTS, page=page, expected="the topic's subject", besides=LABELS)
    demand_moments((box.select_one(MOMENT) for box in boxes), page=page, selector=MOMENT)
    day_first = page_day_first([words(found) for box in boxes if (found := box.select_one(MOMENT))], page)
    zone = zone_at_foot(soup, FOOT)
    numbers = page_numbers([_number(box) for box in boxes])
    board = board_of_trail(soup, "#breadcrumbs a, .b-breadcrumbs a, .breadcrumbs a", subject=subject)
    return finish_thread(
        [
            _draft(box, number, page, subject, _posted(box, page, day_first, zone), address)
            for box, number in zip(boxes, numbers, strict=True)
        ],
        subject=subject,
        platform=NAME,
        url=address,
        board=board,
    )


parse_board = partial(read_listing, listing=LISTING)


def _body(box: Tag) -> Tag | None:
    """Return the box's own body, not one of a comment inside it."""
    found = box.select_one(BODY)
    holder = found.find_parent(attrs={"data-node-id": True}) if found is not None else None
    while holder is not None and holder is not box and not _is_post(holder):
        holder = holder.find_parent(attrs={"data-node-id": True})
    return found if holder is box else None


def _is_post(element: Tag) -> bool:
    return bool({"js-post", "b-post", "js-comment-entry"} & set(element.get_attribute_list("class")))


def _number(box: Tag) -> int | None:
    found = box.select_one(".b-post__count, .post-count, .js-show-post-link")
    return shown_number(words(found)) if found else None


def _posted(box: Tag, page: Page, day_first: bool | None, zone: tzinfo | None) -> Moment | None:
    found = box.select_one(MOMENT)
    if found is None:
        return None
    stated, shown = (
        moment_of_element(found, page, day_first=day_first),
        moment_of_text(words(found), page, day_first=day_first),
    )
    return in_zone(shown if shown and stated and _is_another_clock(stated, shown) else stated or shown, zone)


def _is_another_clock(stated: Moment, shown: Moment) -> bool:
    """Return whether both name one moment by the clocks of two zones."""
    if not (isinstance(stated.at, datetime) and isinstance(shown.at, datetime)):
        return False
    return timedelta(minutes=1) <= abs(stated.at.replace(tzinfo=None) - shown.at) <= FARTHEST_CLOCK


def _draft(box: Tag, number: int, page: Page, thread: str, posted: Moment | None, address: str | None) -> Draft:
    key = attribute(box, "data-node-id")
    name = first_words(box, NAMES, page=page, expected="the name of an author")
    title = box.select_one(".js-post-title, .b-post__title")
    subject = words(title) if title else ""
    signature = box.select_one(SIGNATURE)
    signed = text_of(signature).strip() if signature else ""
    attachments = tuple(
        Attachment(name=words(link), url=join_url(page.url or address or "", str(link["href"])))
        for link in box.select(FILES)
        if words(link)
    )
    around = next((up for up in box.parents if _is_post(up)), None)
    body = _body(box)
    assert body is not None, "boxes without a body are left out"
    written = parse_vbulletin_body(body)
    return Draft(
        number=number,
        body=written,
        author=Author(name=name),
        posted=posted,
        attachments=attachments,
        subject=subject if subject and bare_subject(subject) != bare_subject(thread) else None,
        url=f"{address}#post{key}" if address and key else None,
        address=f"post/{key}" if key else None,
        key=key,
        answers=written.posts[-1] if written.posts else attribute(around, "data-node-id") if around else None,
        signature=signed,
    )
