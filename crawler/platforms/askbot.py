"""Askbot, a board of questions in Django (ask.openstack.org, askbot.org and their sisters).

Proved on real pages of 2010 to 2020 of five boards. What they are like:

- a page holds a question, its comments, up to ten answers and theirs; the question is on every page of its answers;
- a post shows who wrote it and then who edited it last; a wiki's post shows only when it was asked;
- titles of times hold the offset ("2013-03-20 16:29:40 -0600"), what is shown turns into "3 years ago";
- a comment has an id or, since 2015, a number in an attribute alone; one without words waits for the script's use;
- the boxes of author and editor are inside the body, comments beside it; of many comments the page shows the first
  and a button for the rest.
"""

from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Moment, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import attribute, maybe, one, words
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand, demand_replies
from crawler.page import Page

NAME = "askbot"

MARKS = ("post-update-info", "askbot['", "js-question", "comment-votes")
POSTS = ".post.js-question, .post.question, .post.answer"
COMMENTS = ".comment:is([id], [data-comment-id])"
COMMENT_TEXT = ".comment-body"
COMMENT_FURNITURE = ".author, .age, .edit, .convert-comment"
BODY = ".post-body"
FURNITURE = ".post-update-info-container, .post-controls, .comments, .expander"
MORE_COMMENTS = ".js-load-comments-btn:not(.hidden)"
REMEDY = "hand over a question's own page"


def match(page: Page) -> float:
    """Return whether the page has Askbot's own marks."""
    return 0.9 if page.is_markup and MARKS[0] in page.text and page.holds(MARKS[1:]) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return a question with the answers of its page and the comments on all of them."""
    soup = parse_whole(page)
    boxes = soup.select(POSTS)
    if not boxes and soup.select_one(f".post-update-info, {BODY}"):
        raise MarkupChanged(page.source, POSTS, "the question and its answers")
    if not boxes:
        raise NotAThread(page.source, "this page holds no question with its answers", REMEDY)
    address = canonical_url(page, soup)
    site = maybe(soup, 'meta[property="og:site_name"]')
    hidden = maybe(soup, MORE_COMMENTS) is not None
    answers = len(soup.select(BODY)) - 1
    demand_replies(len(boxes) - 1, answers, page=page, selector=POSTS)
    drafts = [draft for box in boxes for draft in _drafts(box, page, address, _key(boxes[0]))]
    comments = sum(bool(words(text)) for text in soup.select(COMMENT_TEXT))
    demand_replies(len(drafts) - len(boxes), comments, page=page, selector=COMMENTS)
    demand(drafts, page=page, author=".user-info a[href*='/users/'], .author")
    return finish_thread(
        [replace(draft, number=number) for number, draft in enumerate(drafts, start=1)],
        subject=words(one(soup, "h1", page=page)),
        platform=NAME,
        url=address,
        board=attribute(site, "content") if site else None,
        notes=("not every comment is on this page",) if hidden else (),
    )


def _drafts(box: Tag, page: Page, address: str | None, asked: str) -> Iterator[Draft]:
    """Yield a question or an answer (which answers what was `asked`), and the comments under it."""
    question = "answer" not in (attribute(box, "class") or "").split()
    key = _key(box)
    body = one(box, BODY, page=page)
    written = maybe(body, ".post-update-info") or maybe(box, ".post-update-info")
    user = maybe(written, ".user-info a[href*='/users/']") if written else None
    name = words(user) if user else None
    moment = _moment(written, page, ".post-update-info")
    if question:
        yield _draft(body, name, moment, key=key, url=address)
    else:
        yield replace(_draft(body, name, moment, key=key, url=_anchored(address, key)), answers=asked)
    for comment in box.select(COMMENTS):
        text = one(comment, COMMENT_TEXT, page=page)
        user = maybe(comment, ".author")
        own_key = _key(comment)
        draft = _draft(
            text,
            words(user) if user else None,
            _moment(comment, page, ".comment"),
            key=own_key,
            url=_anchored(address, own_key),
            furniture=COMMENT_FURNITURE,
        )
        yield replace(draft, answers=key)


def _key(box: Tag) -> str:
    for name in ("data-post-id", "data-comment-id"):
        if key := attribute(box, name):
            return key
    return (attribute(box, "id") or "").removeprefix("post-id-")


def _anchored(address: str | None, key: str) -> str | None:
    return f"{address}#post-id-{key}" if address else None


def _draft(
    body: Tag, name: str | None, posted: Moment, *, key: str, url: str | None, furniture: str = FURNITURE
) -> Draft:
    return Draft(
        number=0,
        body=parse_body(body, furniture=furniture),
        author=Author(name=name) if name else None,
        posted=posted,
        url=url,
        address=f"post/{key}",
        key=key,
    )


def _moment(box: Tag | None, page: Page, selector: str) -> Moment:
    """Return the moment of the first time that a box shows: that of writing, which comes before the last edit's."""
    shown = maybe(box, ".timeago[title]") if box else None
    moment = moment_of_text(attribute(shown, "title") or words(shown), page) if shown else None
    if moment is None:
        raise MarkupChanged(page.source, f"{selector} .timeago[title]", "the moment of a post")
    return moment
