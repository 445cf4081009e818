"""Discord's channels and threads, as DiscordChatExporter writes them to a page.

Proved on real pages of 2019 and of 2025. What its pages are like:

- at the top stand the server, then "CATEGORY / CHANNEL" (`.preamble__entry`; until 2020 `.info__guild-name`,
  `.info__channel-name`); at the foot the zone of all moments, since 2023;
- what one person says in a row is a `.chatlog__message-group`: the first message has name and moment, those below it
  have only the moment (until 2021 nothing);
- since 2021 each message has its own `.chatlog__message-container`; before, all are in the group's one box;
- a moment's title is in words, what it shows in numbers by the exporter's own order of day and month;
- a reply leads to what it answers by a script (`scrollToMessage(event,'ID')`), an older one by an address;
- who joined and what was pinned are lines of the system, not of people;
- the page is written without the end tags that HTML lets it omit.
"""

import re
from collections.abc import Iterator

from bs4 import Tag

from crawler.bodies.kept_lines import break_lines
from crawler.bodies.post_body import PostBody, parse_body
from crawler.dates.shown import moment_of_element
from crawler.dates.zone import in_zone, zone_at_foot
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, words
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand
from crawler.page import Page

NAME = "discord"

MARKS = ('class="chatlog"', 'class="chatlog__message-group"')
GROUP = ".chatlog__message-group"
MESSAGE = "[data-message-id]"
AUTHOR = ".chatlog__author, .chatlog__author-name"
POSTED = ".chatlog__timestamp, .chatlog__short-timestamp"
CONTENT = ".chatlog__content"
SYSTEM = ".chatlog__system-notification-content"
ABOVE = ".preamble__entry, .info__guild-name, .info__channel-name"
ATTACHED = ".chatlog__attachment a[href]"
QUOTES = "blockquote, .chatlog__markdown-quote, .markdown-quote, .quote"
FURNITURE = ".chatlog__edited-timestamp"
EMBED = ".chatlog__embed-text"
KEPT_LINES = ".chatlog__markdown-preserve, .markdown"
"""What stands in its lines as they were typed (`white-space: pre-wrap`)."""

_ANSWERED = re.compile(r"scrollToMessage\(event,\s*'(\d+)'\)|#(?:chatlog__)?message-(?:container-)?(\d+)")

match = by_marks(MARKS, at_least=2)


def parse_thread(page: Page) -> Thread:
    """Return the messages of a channel or a thread."""
    soup = parse_whole(page)
    above = [words(line) for line in soup.select(ABOVE)]
    drafts = list(_drafts(soup, page))
    if not drafts:
        raise NotAThread(page.source, "no message is in this export", "hand over the export of one channel or thread")
    demand(drafts, page=page, author=AUTHOR, posted=POSTED)
    return finish_thread(
        drafts,
        subject=above[1] if len(above) > 1 else "",
        platform=NAME,
        url=page.url,
        board=above[0] if above else None,
    )


def _drafts(soup: Tag, page: Page) -> Iterator[Draft]:
    zone = zone_at_foot(soup, ".postamble__entry")
    number = 0
    for group in soup.select(GROUP):
        author, posted = group.select_one(AUTHOR), group.select_one(POSTED)
        for message in group.select(MESSAGE):
            if message.select_one(SYSTEM):
                continue
            number += 1
            own = message.select_one(POSTED) or posted
            yield Draft(
                number=number,
                body=_body(message),
                author=Author(name=words(name)) if (name := message.select_one(AUTHOR) or author) else None,
                posted=in_zone(moment_of_element(own, page), zone),
                attachments=tuple(_attachments(message)),
                address=attribute(message, "data-message-id"),
                key=attribute(message, "data-message-id"),
                answers=_answered(message),
            )


def _body(message: Tag) -> PostBody:
    """Return what was written; of a message that is nothing else, what the site it leads to says of itself."""
    content, embed = message.select_one(CONTENT), message.select_one(EMBED)
    said = words(embed) if embed else None
    if content is None:
        return PostBody(text=said or "")
    for line in content.select(KEPT_LINES):
        break_lines(line)
    return parse_body(content, quotes=QUOTES, furniture=FURNITURE).or_else(said)


def _attachments(message: Tag) -> Iterator[Attachment]:
    for link in message.select(ATTACHED):
        address = str(link["href"])
        yield Attachment(name=words(link) or address.partition("?")[0].rpartition("/")[2], url=address)


def _answered(message: Tag) -> str | None:
    for link in message.select(".chatlog__reply-link, .chatlog__reference-link"):
        found = _ANSWERED.search(f"{attribute(link, 'onclick') or ''} {attribute(link, 'href') or ''}")
        if found:
            return found[1] or found[2]
    return None
