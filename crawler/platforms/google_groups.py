"""Google Groups: the page of a topic, as the groups had it until 2013.

Proved on one real page of 2009, which a public repository holds as a browser showed its source. What such pages are
like:

- a message is `.msg[id^=msg_]`; its head holds the name, with the address cut short ("anna.le...@district.example"),
  and the moment by the reader's clock in hidden fields, and the letter's own From, Date and Subject behind "More
  options";
- words are in `#inbdy`, in lines of mail; the quotation at the end is hidden behind "Show quoted text";
- addresses in the words are cut short too, by a link that leads to `/groups/unlock`;
- every message repeats the same ids (`hdn_author`, `body`): they name what they hold, not where it is;
- what a message answers is told nowhere but by its quotation.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.dates.reading import parse_mail_date
from crawler.dates.shown import moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Moment, Thread
from crawler.mail.letters import own_words, person
from crawler.markup.addresses import join_url
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.page import Page

NAME = "google-groups"

MARKS = ("thread_subject_site", 'id="hdn_author"', 'id="inbdy"', "Google Groups")
MESSAGE = ".msg[id^=msg_]"
SUBJECT = "#thread_subject_site"
BODY = "#inbdy"
HIDDEN = "div.qt"
FURNITURE = "a.qt, .hqt, .sqt"
SITE = "https://groups.google.com"

_ADDRESS = re.compile(r"\s*<[^<>]*>?\s*$")
_LETTERS_DATE = re.compile(r"^Date:\s*(.+)$")

match = by_marks(MARKS, at_least=3)


def parse_thread(page: Page) -> Thread:
    """Return the messages of a topic, in the order of the page."""
    soup = parse_markup(page)
    messages = soup.select(MESSAGE)
    if not messages:
        raise NotAThread(page.source, "this page holds no messages", "hand over the topics' own pages")
    subject = maybe(soup, SUBJECT)
    said = _field(messages[0], "hdn_reply_to_subj") if subject is None else words(subject)
    return finish_thread(
        [_draft(message, number, page) for number, message in enumerate(messages, start=1)],
        subject=said,
        platform=NAME,
        url=page.url,
        board=_field(messages[0], "hdn_group_name") or None,
    )


def _draft(message: Tag, number: int, page: Page) -> Draft:
    key = (attribute(message, "id") or "").removeprefix("msg_")
    name = _ADDRESS.sub("", _field(message, "hdn_author"))
    link = message.select_one(f"a[href*='/msg/{key}']")
    text, files = own_words(_text(one(message, BODY, page=page)))
    return Draft(
        number=number,
        body=text,
        author=person(name, _field(message, "hdn_author")),
        posted=_posted(message, page),
        attachments=files,
        url=join_url(SITE, str(link["href"]).partition("?")[0]) if link else None,
        address=key,
        key=key,
    )


def _field(message: Tag, name: str) -> str:
    """Return the value of one of a message's hidden fields, '' where it has none."""
    field = message.select_one(f"input#{name}")
    return " ".join((attribute(field, "value") or "").split()) if field else ""


def _posted(message: Tag, page: Page) -> Moment | None:
    """Return the moment that the letter states, with its zone, else the one that the page shows."""
    stated = (_LETTERS_DATE.match(words(line)) for line in message.select("#oh div"))
    letters = next((found for told in stated if told and (found := parse_mail_date(told[1]))), None)
    return letters or moment_of_text(_field(message, "hdn_date"), page)


def _text(body: Tag) -> str:
    """Return a message's words in their lines, with the quotation that the page hides."""
    for element in body.select(FURNITURE):
        element.decompose()
    for quotation in body.select(HIDDEN):
        del quotation["style"]
    return text_of(body)
