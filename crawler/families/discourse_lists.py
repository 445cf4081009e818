"""Discourse's lists of topics and of categories, as its own script asks for them (docs.discourse.org).

`/latest.json` and `/c/SLUG/ID.json` give topics with the number of posts and the moment of the last, thirty at a time;
`/t/SLUG/ID.json?page=N` gives a topic's posts, twenty at a time.
"""

import math
import re

from crawler.markup.addresses import join_url, split_url
from crawler.markup.json_text import JsonObject, moment_at, number_at, object_at, objects_at, text_at
from crawler.page import Board, Page

POSTS_A_PAGE = 20

_CATEGORY = re.compile(r"^(.*?/c/[^?#]*?\d+)(?:/|$)")
_TOPIC = re.compile(r"/t/(?:[^/?#]+/)?\d+")
_PAGE = re.compile(r"[?&]page=\d+$")


def board_of_page(page: Page) -> Board:
    """Return the list that a page shows as an answer, and where the categories are told."""
    address = (page.url or "").partition("?")[0]
    if found := _TOPIC.search(address):
        return Board(threads=(f"{address[: found.end()]}.json",))
    if found := _CATEGORY.match(address):
        return Board(further=(f"{found[1]}.json",))
    parts = split_url(address)
    root = f"{parts.scheme}://{parts.netloc}{re.sub(r'/(?:latest|top|new|categories)?/?$', '', parts.path)}"
    return Board(further=(f"{root}/latest.json", f"{root}/categories.json"))


def board_of_answer(answer: JsonObject, page: Page) -> Board:
    """Return what an answer names: topics of a list, further pages of a topic, categories."""
    address = page.url or ""
    root = re.split(r"/(?:latest|top|new|categories|c/|t/)", address, maxsplit=1)[0]
    if stream := object_at(answer, "post_stream").get("stream"):
        pages = math.ceil(len(stream) / POSTS_A_PAGE) if isinstance(stream, list) else 1
        first = _PAGE.sub("", address)
        return Board(further=tuple(f"{first}?page={number}" for number in range(2, pages + 1)))
    if categories := objects_at(object_at(answer, "category_list"), "categories"):
        named = {
            f"{root}/c/{text_at(each, 'slug')}/{text_at(each, 'id')}.json": text_at(each, "name") for each in categories
        }
        return Board(categories={address: name for address, name in named.items() if name})
    listed = object_at(answer, "topic_list")
    topics = {
        f"{root}/t/{text_at(each, 'slug')}/{text_at(each, 'id')}.json": each for each in objects_at(listed, "topics")
    }
    last = {topic: moment_at(each, "last_posted_at", page) for topic, each in topics.items()}
    more = text_at(listed, "more_topics_url")
    return Board(
        threads=tuple(topics),
        further=(_as_answer(join_url(address, more)),) if more else (),
        states={
            topic: f"{number_at(each, 'posts_count')}; {text_at(each, 'last_posted_at')}"
            for topic, each in topics.items()
        },
        last_posts={topic: moment for topic, moment in last.items() if moment},
    )


def _as_answer(address: str) -> str:
    """Return the address of a list's next page as JSON: lists name it as a page."""
    path, mark, query = address.partition("?")
    return f"{path.removesuffix('.json')}.json{mark}{query}"
