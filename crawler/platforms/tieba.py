"""Baidu Tieba (贴吧): a thread's page as it was fetched or as a browser saved it.

Proved on two real pages of 2011 and 2013. What its pages are like:

- a floor's box (`.l_post`) tells author, id, floor and, on older pages, the moment as JSON in `data-field`; newer ones
  show the moment below the words (`.tail-info`), an advertisement's box tells nothing;
- below a floor are the replies to it (`.lzl_single_post`), each with its own author and moment, where a script has
  brought them;
- dates are Beijing's and say no zone; the opening words are floor 1, a long thread has pages of some thirty floors.
"""

from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from crawler.bodies.post_body import parse_body
from crawler.dates.shown import first_moment, moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.json_text import json_object, object_at, text_at
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.whole_posts import demand, demand_replies
from crawler.page import Page

NAME = "tieba"

MARKS = ("d_post_content", "l_post")
FLOORS = ".l_post[data-field]"
BODY = ".d_post_content"
FURNITURE = ".replace_div, .replace_tip, .d_sign_split, .j_user_sign"
REPLIES = ".lzl_single_post[data-field]"
TIMES = ".tail-info"

match = by_marks(MARKS, at_least=len(MARKS))


def parse_thread(page: Page) -> Thread:
    """Return the floors of one page of a thread, and the replies to them that are on it."""
    soup = parse_markup(page)
    address = canonical_url(page, soup)
    drafts = [draft for floor in soup.select(FLOORS) for draft in _drafts(floor, page, address)]
    demand_replies(len(drafts), len(soup.select(BODY)), page=page, selector=FLOORS)
    if not drafts:
        raise NotAThread(page.source, "this page holds no thread", "hand over the threads' own pages")
    demand(drafts, page=page, author=FLOORS, posted=TIMES)
    heading, bar = one(soup, ".core_title_txt, h1, h3", page=page), maybe(soup, "meta[fname]")
    return finish_thread(
        [replace(draft, number=number) for number, draft in enumerate(drafts, start=1)],
        subject=attribute(heading, "title") or words(heading),
        platform=NAME,
        url=address,
        board=attribute(bar, "fname") if bar else None,
    )


def _drafts(floor: Tag, page: Page, address: str | None) -> Iterator[Draft]:
    """Yield a floor and the replies to it; what tells no post is an advertisement."""
    told = json_object(attribute(floor, "data-field") or "") or {}
    author, content = object_at(told, "author"), object_at(told, "content")
    body = maybe(floor, BODY)
    key = text_at(content, "post_id", "id")
    if body is None or key is None:
        return
    name = text_at(author, "user_name", "name") or words(one(floor, ".p_author_name", page=page))
    times = [words(time) for time in floor.select(TIMES)]
    replies = [_reply(reply, page, key) for reply in floor.select(REPLIES)]
    yield Draft(
        number=0,
        body=parse_body(body, furniture=FURNITURE),
        author=Author(name=name) if name else None,
        posted=first_moment([text_at(content, "date") or "", *times], page),
        url=f"{address}#{key}" if address else None,
        address=key,
        key=key,
    )
    yield from replies


def _reply(reply: Tag, page: Page, floor: str) -> Draft:
    told = json_object(attribute(reply, "data-field") or "") or {}
    name = text_at(told, "user_name", "showname")
    time = maybe(reply, ".lzl_time")
    key = text_at(told, "spid")
    return Draft(
        number=0,
        body=parse_body(one(reply, ".lzl_content_main", page=page)),
        author=Author(name=name) if name else None,
        posted=moment_of_text(words(time), page) if time else None,
        address=key,
        key=key,
        answers=floor,
    )
