"""Yahoo! Groups' own interface for programs, from which people saved their groups in 2019.

Proved on real answers of four groups, from 2000 to 2017. What they are like:

- the message is the answer itself or lies in `ygData`; the answer for a topic has its `messages`, the newest first;
- `rawEmail` is the letter as it was sent, with `&lt;` for `<`, and addresses cut off ("anna@...");
- an answer without `rawEmail` has the words in `messageBody`, as HTML;
- the ids of this letter and of those that it answers are in base64, the moment is in seconds of the epoch.
"""

import base64
import binascii
import html
import re
from dataclasses import replace

from crawler.bodies.html_text import text_of
from crawler.errors import NotAThread
from crawler.items import Thread
from crawler.mail.conversations import opening_first, thread_of
from crawler.mail.letters import Letter, own_words, parse_letter, person
from crawler.markup.fragments import fragment
from crawler.markup.json_text import JsonObject, json_object, moment_at, object_at, objects_at, text_at
from crawler.page import Page
from crawler.platforms.yahoo_groups import NAME as YAHOO_GROUPS

NAME = YAHOO_GROUPS

MARKS = ('"msgId"', '"postDate"', '"topicId"', '"numMessagesInTopic"')
REMEDY = "hand over the answers for messages, with `rawEmail` or `messageBody`"

_OPENS = re.compile(r"^[\ufeff\s]*\{")
_UTF_8 = re.compile(r"charset=\W?utf-?8", re.IGNORECASE)
_ID = re.compile(r"<([^<>\s]{1,250})>")


def match(page: Page) -> float:
    """Return whether the text is an answer for a message or a topic."""
    return 0.9 if _OPENS.match(page.text[:64]) and page.holds(MARKS, at_least=3) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the messages of an answer as a thread."""
    letters = parse_letters(page)
    return thread_of([letters[place] for place in opening_first(letters)], platform=NAME, url=page.url)


def parse_letters(page: Page) -> tuple[Letter, ...]:
    """Return the message of an answer, or those of the topic that it is for."""
    whole = json_object(page.text) or {}
    answer = object_at(whole, "ygData") or whole
    messages = objects_at(answer, "messages") or (answer,)
    letters = tuple(letter for message in messages if (letter := _letter(message, page)))
    if not letters:
        raise NotAThread(page.source, "this answer of Yahoo! Groups holds no message", REMEDY)
    return _as_topic(letters)


def _as_topic(letters: tuple[Letter, ...]) -> tuple[Letter, ...]:
    """Return the letters, each but the opening one naming that first: they are one topic, whatever they answer."""
    first = letters[opening_first(letters)[0]].message_id
    if first is None:
        return letters
    return tuple(
        letter if first in {letter.message_id, *letter.references}
        else replace(letter, references=(first, *letter.references))
        for letter in letters
    )  # fmt: skip


def _letter(message: JsonObject, page: Page) -> Letter | None:
    raw, body = text_at(message, "rawEmail"), text_at(message, "messageBody")
    return parse_letter(_as_sent(raw)) if raw else _as_shown(message, body, page) if body else None


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
