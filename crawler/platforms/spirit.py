"""Spirit (django-spirit), a forum in Django.

Proved on the program itself, 0.14.3, crawled over loopback by the tests. What its pages are like:

- a comment shows its time to the minute in the server's zone, which the page does not name, in Django's own words
  ("Jan. 1, 2024, midnight"); comments are numbered through all pages of a topic (`data-number`);
- the text of a long address is cut with "…", its `href` is whole;
- lists and topics page by `?page=N`; a list's last link can lead to a 404.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.django_dates import parse_django_moment
from crawler.items import Author, Moment, Thread
from crawler.markup.addresses import join_url
from crawler.markup.marks import by_marks
from crawler.markup.numbering import parse_int
from crawler.markup.soup import attribute, many, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand
from crawler.page import Board, Page

NAME = "django-spirit"

MARKS = ("comments_list__comment", "layout__topics__topic", "comment__info__username")
PAGES = "ul.paginator a[href]"
TOPIC = re.compile(r"/topic/(\d+)/")

match = by_marks(MARKS)


def parse_thread(page: Page) -> Thread:
    """Return the comments of one page of a topic."""
    soup = parse_markup(page)
    if not soup.select_one(".comments_list__comment") and soup.select_one(".comment__text"):
        raise MarkupChanged(page.source, ".comments_list__comment", "the comments of a topic")
    if not soup.select_one(".comments_list__comment"):
        raise NotAThread(page.source, "this is a list of topics, not a topic", "hand over the topics' own pages")
    address = _topic_address(page, soup)
    drafts = [_draft(comment, page) for comment in many(soup, ".comments_list__comment", page=page)]
    demand(drafts, page=page, author=".comment__info__username__link")
    board = board_of_trail(soup, ".breadcrumb_nav a")
    return finish_thread(
        drafts, subject=words(one(soup, "h1.headline", page=page)), platform=NAME, url=address, board=board
    )


def parse_board(page: Page) -> Board:
    """Return the topics that a list names, and the further pages of a list or of a topic."""
    soup = parse_markup(page)
    base = page.url or ""
    links = soup.select("a.topic__link[href]")
    return Board(
        threads=tuple(join_url(base, str(link["href"])) for link in links),
        categories={join_url(base, str(link["href"])): words(link) for link in soup.select("a[href*='/category/']")},
        states={join_url(base, str(link["href"])): state for link in links if (state := _state(link))},
        further=tuple(dict.fromkeys(_plain(join_url(base, str(link["href"]))) for link in soup.select(PAGES))),
    )


def _plain(address: str) -> str:
    """Return a page's address; the first page is also the address without a page."""
    return address.removesuffix("?page=1")


def _state(link: Tag) -> str:
    """Return what a list tells of a topic: how many comments, and the moment of the last."""
    topic = link.find_parent(class_="layout__topics__topic")
    if topic is None:
        return ""
    counted, last = maybe(topic, ".topic__comments"), maybe(topic, ".topic__date")
    return f"{words(counted) if counted else ''}; {(attribute(last, 'title') or '') if last else ''}"


def _topic_address(page: Page, soup: Tag) -> str | None:
    """Return the topic's address without its page; a saved page tells it in its log-in link."""
    known = page.url
    if known is None and (login := soup.select_one("a.header__login[href]")):
        known = str(login["href"]).partition("next=")[2]
    found = TOPIC.search(known or "")
    if not known or not found:
        return None
    return known.partition("?")[0].partition("#")[0]


def _draft(comment: Tag, page: Page) -> Draft:
    number = parse_int(attribute(comment, "data-number"))
    if number is None:
        raise MarkupChanged(page.source, ".comments_list__comment[data-number]", "the number of a comment")
    name = maybe(comment, ".comment__info__username__link")
    return Draft(
        number=number,
        body=_body(one(comment, ".comment__text", page=page)),
        author=Author(name=words(name)) if name else None,
        posted=_moment(one(comment, ".comment__info__date li[title]", page=page), page),
        address=f"comment/{attribute(comment, 'data-pk') or number}",
        url=_comment_address(comment),
    )


def _comment_address(comment: Tag) -> str | None:
    share = maybe(comment, ".comment__footer__share__url")
    return attribute(share, "value") if share else None


def _body(text: Tag) -> str:
    for link in text.select("a[href]"):
        shown, address = link.get_text(), str(link["href"])
        if shown.endswith("…") and address.startswith(shown[:-1]):
            link.string = address
    return text_of(text)


def _moment(element: Tag, page: Page) -> Moment:
    said = attribute(element, "title") or ""
    moment = parse_django_moment(said)
    if moment is None:
        expected = f"a date such as “Jan. 1, 2024, noon” in “{said}”"
        raise MarkupChanged(page.source, ".comment__info__date li[title]", expected)
    return moment
