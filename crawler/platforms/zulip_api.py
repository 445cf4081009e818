"""Zulip's interface for programs: the messages of a topic, as it answers them and as zulip-archive keeps them.

Proved on real files of an archive; an answer with its `messages`, and Markdown in place of HTML, on the public
documentation alone. What they are like:

- the answer is an object with `messages`, what archives keep is the list itself, and some keep only `content`, `id`,
  `sender_full_name` and `timestamp` of a message;
- `content` is what Zulip rendered, `timestamp` counts seconds of the epoch; the topic is `subject` (or `topic`), the
  stream `display_recipient`; where neither is kept, the thread's subject is its first line.
"""

import re

from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.families.zulip_content import parse_content
from crawler.items import Author, Thread
from crawler.markup.fragments import fragment
from crawler.markup.json_text import JsonObject, json_list, json_object, moment_at, objects_at, text_at
from crawler.page import Page
from crawler.platforms.zulip_archive import NAME as ZULIP

NAME = ZULIP

MARKS = ('"sender_full_name"', '"timestamp"', '"content"')
OPENING = 262_144
"""Characters in which a first message's keys stand."""

_OPENS = re.compile(r"^[\ufeff\s]*[\[{]")
_PLAIN = "text/x-markdown"


def match(page: Page) -> float:
    """Return whether the text is JSON that holds messages of Zulip."""
    head = page.text[:OPENING]
    return 0.9 if _OPENS.match(head) and all(mark in head for mark in MARKS) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the messages of an answer or a list; the topic is that of the first."""
    whole = json_object(page.text)
    held = objects_at(whole, "messages") if whole else json_list(page.text) or ()
    messages = [message for message in held if text_at(message, "content")]
    if not messages:
        raise NotAThread(page.source, "this answer of Zulip holds no messages", "hand over a topic's messages")
    drafts = [_draft(message, number, page) for number, message in enumerate(messages, start=1)]
    topic = text_at(messages[0], "subject", "topic", "topic_name")
    stream = messages[0].get("display_recipient")
    return finish_thread(
        drafts,
        subject=topic or _first_line(drafts),
        platform=NAME,
        url=page.url,
        board=stream if isinstance(stream, str) else None,
    )


def _first_line(drafts: list[Draft]) -> str:
    return next((line for draft in drafts for line in draft.text.splitlines() if line.strip()), "")


def _draft(message: JsonObject, number: int, page: Page) -> Draft:
    said, name, key = (text_at(message, which) for which in ("content", "sender_full_name", "id"))
    plain = text_at(message, "content_type") == _PLAIN
    return Draft(
        number=number,
        body=said or "" if plain else parse_content(fragment(said or "")),
        author=Author(name=name) if name else None,
        posted=moment_at(message, "timestamp", page),
        address=key,
        key=key,
    )
