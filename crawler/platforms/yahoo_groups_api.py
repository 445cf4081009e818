"""Yahoo! Groups' own interface for programs, from which people saved their groups in 2019: the answer for a message.

Proved on real answers of one group, from 2003 to 2017. What they are like:

- the message is the answer itself or lies in `ygData`; `rawEmail` is the letter as it was sent, with `&lt;` for `<`,
  and addresses cut off ("anna@...");
- an answer without `rawEmail` has the words in `messageBody`, as HTML;
- the ids of this letter and of those that it answers are in base64, the moment is in seconds of the epoch.
"""

import base64
import binascii
import html
import re

from crawler.bodies.html_text import text_of
from crawler.errors import NotAThread
from crawler.items import Thread
from crawler.mail.conversations import thread_of
from crawler.markup.fragments import fragment
from crawler.markup.json_text import JsonObject, json_object, moment_at, object_at, text_at
from crawler.page import Page
from crawler.platforms.mail import Letter, own_words, parse_letter, person
from crawler.platforms.yahoo_groups import NAME as YAHOO_GROUPS

NAME = YAHOO_GROUPS

MARKS = ('"msgId"', '"postDate"', '"topicId"', '"numMessagesInTopic"')
REMEDY = "hand over the answers for messages, with `rawEmail` or `messageBody`"

_OPENS = re.compile(r"^[\ufeff\s]*\{")
_UTF_8 = re.compile(r"charset=\W?utf-?8", re.IGNORECASE)
_ID = re.compile(r"<([^<>\s]{1,250})>")


def match(page: Page) -> float:
    """Return whether the text is an answer for a message."""
    return 0.9 if _OPENS.match(page.text[:64]) and page.holds(MARKS, at_least=3) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the message of an answer as a thread of its own."""
    return thread_of(parse_letters(page), platform=NAME, url=page.url)


def parse_letters(page: Page) -> tuple[Letter, ...]:
    """Return the one message of an answer."""
    whole = json_object(page.text) or {}
    message = object_at(whole, "ygData") or whole
    raw, body = text_at(message, "rawEmail"), text_at(message, "messageBody")
    letter = parse_letter(_as_sent(raw)) if raw else _as_shown(message, body, page) if body else None
    if letter is None:
        raise NotAThread(page.source, "this answer of Yahoo! Groups holds no message", REMEDY)
    return (letter,)


def _as_sent(raw: str) -> bytes:
    """Return a letter's bytes: in UTF-8 where it says so or has letters that no other encoding of mail has."""
    text = html.unescape(raw)
    try:
        return text.encode("utf-8" if _UTF_8.search(text) else "latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _as_shown(message: JsonObject, body: str, page: Page) -> Letter:
    headers = object_at(message, "headers")
    kept, files = own_words(text_of(fragment(body)))
    name = html.unescape(text_at(message, "authorName", "from", "profile") or "")
    own = _ids(text_at(headers, "messageIdInHeader"))
    return Letter(
        message_id=own[0] if own else None,
        references=_ids(text_at(headers, "referencesHeader")) or _ids(text_at(headers, "inReplyToHeader")),
        subject=html.unescape(text_at(message, "subject") or ""),
        author=person(name, name) if name else None,
        posted=moment_at(message, "postDate", page),
        body=kept,
        attachments=files,
        board=None,
    )


def _ids(encoded: str | None) -> tuple[str, ...]:
    try:
        return tuple(_ID.findall(base64.b64decode(encoded or "").decode("utf-8", "replace")))
    except (binascii.Error, ValueError):
        return ()
