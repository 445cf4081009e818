"""NodeBB 1 to 4, in its themes Persona and Harmony.

Proved on a real page of a topic and on the public templates of both themes. What its pages are like:

- the element with `component="post"` holds the post's place (`data-index` from 0) and its moment in milliseconds;
  the first time inside it may belong to its last reply;
- a quotation's heading is a paragraph before the box: "@NAME said in SUBJECT:";
- what happened to the topic ("moved", "pinned") comes between the posts as `component="topic/event"`.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import parse_body
from crawler.dates.shown import epoch_moment, moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Moment, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.numbering import parse_int
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "nodebb"

MARKS = ('component="post', 'component="topic', 'component="category', "nodebb.min.js", "NodeBB")
POSTS = '[component="post"]'
BODY = '[component="post/content"]'
SUBJECT = '[component="topic/title"], h1[component="post/header"], [component="topic/labels"] ~ h1'

_TOPIC = re.compile(r"^(.*?/topic/[^/?#]+(?:/[^/?#]*[^/?#\d][^/?#]*)?)")
_SAID = re.compile(
    r"^@?\s*(?P<name>\S.{0,60}?)\s+(?:said|wrote|hat|sagte|a dit|dijo|ha detto|disse|schreef|napisał|сказал)\b"
)


def match(page: Page) -> float:
    """Return whether the page has NodeBB's own components."""
    if not page.is_markup:
        return 0.0
    return 0.9 if page.holds(MARKS[:4]) else 0.3 if MARKS[4] in page.markup else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    boxes = [box for box in soup.select(POSTS) if not box.find_parent(attrs={"component": "post"})]
    if not boxes and soup.select_one('[component="topic"]'):
        raise MarkupChanged(page.source, POSTS, "the posts of a topic")
    if not boxes or soup.select_one('[component="topic"], [component="topic/title"], h1') is None:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    address = canonical_url(page, soup, _TOPIC)
    board = board_of_trail(soup, '.breadcrumb a[href*="/category/"], a[href*="/category/"][itemprop]')
    board = board or board_of_trail(soup, "ol.breadcrumb a")
    return finish_thread(
        [_draft(box, place, page, address) for place, box in enumerate(boxes, start=1)],
        subject=words(one(soup, SUBJECT, page=page)),
        platform=NAME,
        url=address,
        board=board,
    )


def _draft(box: Tag, place: int, page: Page, topic: str | None) -> Draft:
    body = one(box, BODY, page=page)
    signature = maybe(box, '[component="post/signature"]')
    signed = text_of(signature) if signature else ""
    key, index = attribute(box, "data-pid"), parse_int(attribute(box, "data-index"))
    parent = maybe(box, '[component="post/parent"][data-topid], [data-parent-pid]')
    answers = (attribute(parent, "data-topid") or attribute(parent, "data-parent-pid")) if parent else None
    author, posted = _author(box, page), _posted(box, page)
    return Draft(
        number=place if index is None else index + 1,
        body=parse_body(body, author_of=_quoted_author),
        author=author,
        posted=posted,
        url=f"{topic.partition('/topic/')[0]}/post/{key}" if topic and key else None,
        address=f"post/{key}" if key else None,
        key=key,
        answers=answers,
        signature=signed,
    )


def _author(box: Tag, page: Page) -> Author:
    for element in box.select('[itemprop="author"] a[href*="/user/"], a[data-username], strong a, a[href*="/user/"]'):
        if (
            (name := words(element))
            and not element.select_one("img, .avatar")
            and not element.find_parent(attrs={"component": ["post/content", "post/parent", "post/footer"]})
        ):
            return Author(name=name)
    if name := attribute(box, "data-username") or "":
        return Author(name=name)
    meta = maybe(box, '[itemprop="author"] meta[itemprop="name"]')
    if meta and (name := attribute(meta, "content") or ""):
        return Author(name=name)
    raise MarkupChanged(page.source, f"{POSTS}[data-username]", "the name of an author")


def _posted(box: Tag, page: Page) -> Moment | None:
    stamp = parse_int(attribute(box, "data-timestamp"))
    if stamp is not None and (found := epoch_moment(stamp)):
        return found
    published = maybe(box, 'meta[itemprop="datePublished"], .permalink .timeago, .post-header .timeago, .timeago')
    if published is None:
        raise MarkupChanged(page.source, f"{POSTS}[data-timestamp]", "the moment of a post")
    said = attribute(published, "content") or attribute(published, "title") or words(published)
    return moment_of_text(said, page)


def _quoted_author(box: Tag) -> str | None:
    """Take the paragraph "@NAME said in SUBJECT:" before the quotation out of the body."""
    before = box.find_previous_sibling()
    if not isinstance(before, Tag) or before.name != "p":
        return None
    said = words(before)
    found = _SAID.match(said)
    if not found or not said.endswith(":") or len(said) > 400:
        return None
    before.decompose()
    return found["name"].strip()
