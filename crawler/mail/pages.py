"""Pages of mail archives: what comes between two marks of a page, and a letter's words in it.

An archive's program puts a message's words between comments of its own, and nothing else of the page can be told from
them by its elements: the markup in between is cut out as it lies (and parsed alone: `crawler.markup.fragments`).
"""

import html
import re
from collections.abc import Sequence

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment
from crawler.mail.letters import own_words
from crawler.page import Page

REMEDY = "hand over the messages' own pages, or the list's mailbox"

ESCAPED = ">From "

_COMMENT = re.compile(r"<!--\s*(?P<text>.*?)\s*-->", re.DOTALL)


def not_a_message(page: Page) -> NotAThread:
    """Return the refusal of an archive's page that lists messages and holds none."""
    return NotAThread(page.source, "this page of a mail archive holds no message", REMEDY)


def markup_between(page: Page, begin: str, ends: Sequence[str]) -> str | None:
    """Return the markup after the mark `begin` up to the first of the marks that is there, None without `begin`.

    Raises MarkupChanged where no end follows: a message that breaks off is no message.
    """
    start = page.text.find(begin)
    if start < 0:
        return None
    start += len(begin)
    for mark in ends:
        if (end := page.text.find(mark, start)) >= 0:
            return page.text[start:end]
    raise MarkupChanged(page.source, " or ".join(ends), "the end of the message")


def message_words(markup: Tag) -> tuple[str, tuple[Attachment, ...]]:
    """Return a letter's words in its markup, and the files that an archive's text names."""
    return own_words(_unescaped(text_of(markup)))


def _unescaped(text: str) -> str:
    """Take the mark off lines that a mailbox had escaped (">From "); among quoted lines it is a quotation's."""
    lines = text.split("\n")
    around = ["", *lines, ""]
    return "\n".join(
        line[1:]
        if line.startswith(ESCAPED) and not (around[place].startswith(">") or around[place + 2].startswith(">"))
        else line
        for place, line in enumerate(lines)
    )


def comments_in(text: str) -> list[str]:
    """Return the texts of all comments in a piece of markup, with their entities resolved."""
    return [html.unescape(found["text"]) for found in _COMMENT.finditer(text)]
