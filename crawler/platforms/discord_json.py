"""Discord's channels and threads, as DiscordChatExporter writes them as JSON.

Proved on the program's public sources (its writer of JSON). What its files are like:

- an object with `guild`, `channel` and `messages`; moments are ISO 8601 with the zone;
- a message has `content`, as it was typed (Markdown; mentions with the names in place of the numbers), and `author`
  with `name` and, since 2023, `nickname`; a reply names what it answers in `reference`;
- `type` is a word; all but `Default`, `Reply` and two kinds of commands are lines of the system.
"""

import re
from collections.abc import Iterator

from crawler.bodies.kept_lines import break_lines
from crawler.bodies.markdown_text import markup_of
from crawler.bodies.post_body import PostBody, parse_body
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.fragments import fragment
from crawler.markup.json_text import JsonObject, json_object, moment_at, number_at, object_at, objects_at, text_at
from crawler.page import Page
from crawler.platforms.discord import NAME as DISCORD

NAME = DISCORD

MARKS = ('"guild"', '"channel"', '"messages"', '"dateRange"')
OPENING = 16_384
"""Characters in which an export tells of the server and the channel."""
SAID = frozenset({"Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "0", "19", "20", "23"})

_OPENS = re.compile(r"^[\ufeff\s]*\{")
_QUOTED = re.compile(r"^(> .*)\n(?!> )", re.MULTILINE)
"""The last line of a quotation: other Markdown than Discord's would take the next line into it."""


def match(page: Page) -> float:
    """Return whether the text is an export."""
    head = page.text[:OPENING]
    return 0.9 if _OPENS.match(head) and all(mark in head for mark in MARKS) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the messages of a channel or a thread."""
    whole = json_object(page.text) or {}
    drafts = list(_drafts(objects_at(whole, "messages"), page))
    if not drafts:
        raise NotAThread(page.source, "no message is in this export", "hand over the export of one channel or thread")
    channel = object_at(whole, "channel")
    category, name = text_at(channel, "category"), text_at(channel, "name") or ""
    return finish_thread(
        drafts,
        subject=f"{category} / {name}" if category else name,
        platform=NAME,
        url=page.url,
        board=text_at(object_at(whole, "guild"), "name"),
    )


def _drafts(messages: tuple[JsonObject, ...], page: Page) -> Iterator[Draft]:
    said = [message for message in messages if (text_at(message, "type") or "Default") in SAID]
    for number, message in enumerate(said, start=1):
        name = text_at(object_at(message, "author"), "nickname", "name")
        yield Draft(
            number=number,
            body=_body(text_at(message, "content")),
            author=Author(name=name) if name else None,
            posted=moment_at(message, "timestamp", page),
            attachments=tuple(_attachments(message)),
            address=text_at(message, "id"),
            key=text_at(message, "id"),
            answers=text_at(object_at(message, "reference"), "messageId"),
        )


def _body(content: str | None) -> PostBody:
    markup = fragment(markup_of(_QUOTED.sub(r"\1\n\n", content or "")))
    break_lines(markup)
    return parse_body(markup)


def _attachments(message: JsonObject) -> Iterator[Attachment]:
    for file in objects_at(message, "attachments"):
        if name := text_at(file, "fileName", "url"):
            yield Attachment(name=name, size=number_at(file, "fileSizeBytes"), url=text_at(file, "url"))
