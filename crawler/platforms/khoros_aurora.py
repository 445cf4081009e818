"""Khoros Communities in the newer pages, Aurora: a topic by the data that the page carries for its own script.

Written from the shape in which its scripts keep that data (a cache of Apollo's in `__NEXT_DATA__`); no page of it could
be read here. What is known of it:

- class names end in letters that change with each release, so that only the data tells posts apart;
- the cache also holds messages of other topics (lists beside the topic): only those of its own conversation count;
- moments are ISO with their offset; a message names its author and the message that it answers by reference.
"""

import re
from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag

from crawler.bodies.post_body import author_in_heading, parse_body
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.json_text import JsonObject, json_object, moment_at, number_at, object_at, text_at
from crawler.markup.soup import parse_markup
from crawler.page import Page

NAME = "khoros-aurora"

DATA = "script#__NEXT_DATA__"
FURNITURE = ".lia-spoiler-link, .lia-inline-image-caption, .lia-vid-container, li-attachments"

_UID = re.compile(r"/(\d+)(?:/replies/\d+)?/?(?:[?#].*)?$")


def match(page: Page) -> float:
    """Return whether the page carries a cache with messages of Khoros."""
    carries = page.is_markup and "__NEXT_DATA__" in page.text and "apolloState" in page.text
    return 0.9 if carries and "TopicMessage" in page.text else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the messages of the topic whose page this is."""
    soup = parse_markup(page)
    holder = soup.select_one(DATA)
    cache = _cache(json_object(holder.get_text()) if holder else None)
    if not cache:
        raise MarkupChanged(page.source, DATA, "the data of the page")
    address = canonical_url(page, soup)
    topic = _topic(cache, address)
    if topic is None:
        raise NotAThread(page.source, "this page holds no topic of a forum", "hand over the topics' own pages")
    conversation = _reference(topic, "conversation")
    replies = [
        item
        for item in cache.values()
        if (text_at(item, "__typename") or "").endswith("ForumReplyMessage")
        and _body(item) is not None
        and _reference(item, "conversation") == conversation
    ]
    replies.sort(key=lambda item: text_at(item, "postTime") or "")
    subject = text_at(topic, "subject")
    if subject is None:
        raise MarkupChanged(page.source, f"{DATA} subject", "the topic's subject")
    total = number_at(topic, "repliesCount")
    missing = f"{len(replies)} of the topic's {total} replies are on this page" if total else None
    address = re.sub(r"/replies/\d+/?$", "", address) if address else None
    return finish_thread(
        [_draft(item, place, cache, page) for place, item in enumerate([topic, *replies], start=1)],
        subject=subject,
        platform=NAME,
        url=address,
        board=text_at(cache.get(_reference(topic, "board") or "", {}), "title"),
        notes=(missing,) if missing and total and total > len(replies) else (),
    )


def _cache(data: JsonObject | None) -> Mapping[str, JsonObject]:
    found = object_at(object_at(object_at(data or {}, "props"), "pageProps"), "apolloState")
    return {key: object_at(found, key) for key in found}


def _topic(cache: Mapping[str, JsonObject], address: str | None) -> JsonObject | None:
    topics = [
        item
        for item in cache.values()
        if (text_at(item, "__typename") or "").endswith("ForumTopicMessage") and _body(item) is not None
    ]
    named = _UID.search(address or "")
    own = [item for item in topics if named and text_at(item, "uid") == named[1]]
    return next(iter([*own, *(topics if len(topics) == 1 else [])]), None)


def _body(message: JsonObject) -> str | None:
    """Return the message's markup; the cache may keep it under a key with the arguments of the question."""
    bodies = [text for key, text in message.items() if re.match(r"body(?:\(|$)", key) and isinstance(text, str)]
    return max(bodies, key=len, default=None)


def _reference(holder: JsonObject, key: str) -> str | None:
    return text_at(object_at(holder, key), "__ref", "id")


def _draft(message: JsonObject, place: int, cache: Mapping[str, JsonObject], page: Page) -> Draft:
    name = text_at(cache.get(_reference(message, "author") or "", {}), "login", "name")
    if name is None:
        raise MarkupChanged(page.source, f"{DATA} author.login", "the name of an author")
    parent = cache.get(_reference(message, "parent") or "", {})
    uid = text_at(message, "uid")
    body = BeautifulSoup(f"<div>{_body(message)}</div>", "lxml")
    return Draft(
        number=place,
        body=parse_body(body, quotes="blockquote", author_of=_quoted_author, furniture=FURNITURE),
        author=Author(name=name),
        posted=moment_at(message, "postTime", page),
        address=f"message/{uid}" if uid else None,
        key=uid,
        answers=text_at(parent, "uid"),
    )


def _quoted_author(box: Tag) -> str | None:
    """Return the name in "@NAME wrote:" where it is a line of its own."""
    first = box.find("p")
    named = author_in_heading(first.get_text(" ")) if isinstance(first, Tag) else None
    if named and isinstance(first, Tag) and first.get_text().strip().endswith(":"):
        first.decompose()
        return named.lstrip("@ ")
    return None
