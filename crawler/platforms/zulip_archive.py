"""Zulip's streams as zulip-archive publishes them for everyone: the page of one topic.

Proved on real pages of two archives, of 2021 to 2026, and on the program's public templates. What its pages are like:

- the stream is the first `h2`, the topic the first `h3`; a rule follows, then the messages, without boxes;
- a message is `a[name=ID]`, an `h4` (an icon that leads to Zulip, the name, "(Mar 19 2023 at 09:24):") and, up to the
  next of these, what Zulip rendered;
- moments are UTC, to the minute; the foot says when the archive was last written;
- a mirrored mailing list's messages are all by its gateway; their first line says "From:", as part of the words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from bs4 import Tag
from bs4.element import PageElement

from crawler.dates.shown import moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.zulip_content import parse_content
from crawler.items import Author, Thread
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, parse_markup, words
from crawler.page import Page

NAME = "zulip"

MARKS = ("Zulip Chat Archive", 'class="zl"', "view this post on Zulip", "<h2>Stream:", "<h3>Topic")
HEAD = "h4:has(> a.zl)"
REMEDY = "hand over the topics' own pages"

_MOMENT = re.compile(r"^\(([A-Z][a-z]{2} \d\d? \d{4}) at (\d\d:\d\d)\)$")
_FOOT = "Last updated:"

match = by_marks(MARKS, at_least=2)


def parse_thread(page: Page) -> Thread:
    """Return the messages of a topic."""
    soup = parse_markup(page)
    heads = soup.select(HEAD)
    if not heads:
        raise NotAThread(page.source, "this page holds no messages of a topic", REMEDY)
    topic = next((found for found in soup.select("h3") if words(found).startswith("Topic:")), None)
    if topic is None:
        raise MarkupChanged(page.source, "h3", "the topic")
    stream = next((found for found in soup.select("h2") if words(found).startswith("Stream:")), None)
    link = topic.select_one("a[href]")
    return finish_thread(
        [_draft(head, number, page) for number, head in enumerate(heads, start=1)],
        subject=_after_colon(topic),
        platform=NAME,
        url=page.url or (str(link["href"]) if link else None),
        board=_after_colon(stream) if stream else None,
    )


def _after_colon(heading: Tag) -> str:
    return words(heading).partition(":")[2].strip()


def _draft(head: Tag, number: int, page: Page) -> Draft:
    moment = next((told for link in head.select("a") if (told := _MOMENT.match(words(link)))), None)
    name = "".join(head.find_all(string=True, recursive=False)).strip(" \n:")
    if moment is None or not name:
        raise MarkupChanged(page.source, HEAD, "author and moment of a message")
    key = _id(head)
    return Draft(
        number=number,
        body=parse_content(_box(head)),
        author=Author(name=name),
        posted=moment_of_text(f"{moment[1]} {moment[2]} UTC", page),
        address=key,
        key=key,
    )


def _id(head: Tag) -> str | None:
    anchor = head.find_previous_sibling()
    return attribute(anchor, "name") if anchor is not None and anchor.name == "a" else None


def _box(head: Tag) -> Tag:
    """Return what follows a message's head, up to the next message or the page's foot, in a box of its own."""
    box = Tag(name="div")
    following = list(takewhile(lambda node: not _opens_message(node), head.next_siblings))
    for node in _without_foot(following):
        box.append(node.extract())
    return box


def _opens_message(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name == "a" and node.has_attr("name") and not words(node)


def _without_foot(nodes: Sequence[PageElement]) -> Iterator[PageElement]:
    foot = next(
        (at for at, node in enumerate(nodes) if isinstance(node, Tag) and words(node).startswith(_FOOT)), len(nodes)
    )
    ruled = foot < len(nodes)
    for at, node in enumerate(nodes[:foot]):
        rule = isinstance(node, Tag) and node.name == "hr"
        if not (ruled and rule and not any(str(after).strip() for after in nodes[at + 1 : foot])):
            yield node
