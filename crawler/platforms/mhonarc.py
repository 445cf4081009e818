"""MHonArc, an archive of static pages: the page of one message.

Proved on the program itself, 2.6.19 (`benchmarks/mail_archives.py` compares its pages with the mail), and on eight real
pages of a list of 2003 to 2016 in its own layout. What its pages are like:

- comments at the very top tell what a message is (`X-Subject`, `X-Date`, `X-Message-Id`, a `X-Reference` each), with
  hyphens as entities; the words come between `X-Body-of-Message` and its end; all else is the archive's own layout;
- `X-From-R13` hides the sender in a rotation by 14 of the letters with `@` and `[` among them; `X-From` is plain;
- `X-Date` may be the moment of arrival; where the layout keeps the stock list of header lines, its `Date` is the
  sender's. A date that the layout prints may bear a wrong zone;
- a text of flowed lines has its quotations in `blockquote`; files are named below the words under "Attachment:".
"""

import re
from html import unescape

from bs4 import Tag

from crawler.dates.reading import parse_mail_date
from crawler.errors import MarkupChanged
from crawler.items import Attachment, Moment, Thread
from crawler.mail.conversations import thread_of
from crawler.mail.letters import Letter, sender
from crawler.mail.pages import comments_in, markup_between, message_words, not_a_message
from crawler.markup.addresses import join_url
from crawler.markup.fragments import fragment
from crawler.markup.soup import attribute, words
from crawler.page import Board, Page

NAME = "mhonarc"

BEGIN = "<!--X-Body-of-Message-->"
ENDS = ("<!--X-Body-of-Message-End-->", "<!--X-MsgBody-End-->", "<!--X-Follow-Ups-->")
HEAD, HEAD_ENDS = "<!--X-Head-of-Message-->", ("<!--X-Head-of-Message-End-->", "<!--X-Head-Body-Sep-Begin-->")

INDEXES = (("maillist", "mail"), ("threads", "thrd"))
"""How the indexes by date and by thread are called: the first page, the further ones before their number."""
UNCHANGING = "a message"
"""The state of a message, which is as it is."""

_LINK = re.compile(r"<a\b[^>]*?\bhref=\"([^\"#]+)", re.IGNORECASE)
_MESSAGE = re.compile(r"/msg\d+\.html$")
_INDEX = re.compile(r"/(maillist|mail|threads|thrd)\d*\.html$")
_LETTERS = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[", "abcdefghijklmnopqrstuvwxyz"
_ROTATED = str.maketrans(
    "".join(_LETTERS), "".join(letters[len(letters) // 2 :] + letters[: len(letters) // 2] for letters in _LETTERS)
)
_TOLD = re.compile(r"X-(?P<key>[A-Za-z0-9-]+):\s*(?P<value>.*)", re.DOTALL)
_ATTACHMENT = re.compile(r"Attachment:")


def match(page: Page) -> float:
    """Return whether the page has MHonArc's own comments."""
    if BEGIN in page.text:
        return 0.9
    return 0.6 if "<!-- MHonArc v" in page.text or "<!-- Thread-Index-" in page.text else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the message of a page as a thread of its own."""
    return thread_of(parse_letters(page), platform=NAME, url=page.url)


def parse_board(page: Page) -> Board:
    """Return the messages that an index names, and its further pages; a page that is no index leads to the indexes."""
    if BEGIN in page.text:
        return Board()
    links = list(dict.fromkeys(join_url(page.url or "", unescape(found[1])) for found in _LINK.finditer(page.text)))
    messages = [link for link in links if _MESSAGE.search(link)]
    indexes = [link for link in links if (stem := _INDEX.search(link)) and (not messages or stem[1] in _stems(page))]
    return Board(
        threads=tuple(messages),
        further=tuple(indexes[: None if messages else 1]),
        states=dict.fromkeys(messages, UNCHANGING),
        newest_first=False,
    )


def _stems(page: Page) -> tuple[str, ...]:
    """Return what an index of the same order is called on its first page and on its further ones."""
    found = _INDEX.search(page.url or "")
    return next((stems for stems in INDEXES if found and found[1] in stems), INDEXES[0])


def parse_letters(page: Page) -> tuple[Letter, ...]:
    """Return the one message of a page."""
    markup = markup_between(page, BEGIN, ENDS)
    if markup is None:
        raise not_a_message(page)
    told = [
        (found["key"].lower(), found["value"].strip())
        for text in comments_in(page.text[: page.text.index(BEGIN)])
        if (found := _TOLD.fullmatch(text))
    ]
    known = dict(reversed(told))
    if "subject" not in known or not known.keys() & {"from", "from-r13"}:
        raise MarkupChanged(
            page.source, "<!--X-Subject: …-->, <!--X-From-R13: …-->", "the message's subject and sender"
        )
    within = fragment(markup)
    attachments = _attachments(within)
    body, scrubbed = message_words(within)
    header = known.get("from") or known["from-r13"].translate(_ROTATED)
    return (
        Letter(
            message_id=known.get("message-id") or None,
            references=tuple(dict.fromkeys(value for key, value in told if key == "reference")),
            subject=known["subject"],
            author=sender(header),
            posted=_moment(page, known.get("date", "")),
            body=body,
            attachments=(*attachments, *scrubbed),
            board=None,
            url=page.url,
        ),
    )


def _moment(page: Page, told: str) -> Moment | None:
    """Return the sender's date where the stock header lines are on the page, else the one in the comments."""
    shown = markup_between(page, HEAD, HEAD_ENDS) or ""
    for line in fragment(shown).select("li"):
        key, _, value = words(line).partition(":")
        if key.strip().lower() == "date" and (moment := parse_mail_date(value.strip())):
            return moment
    return parse_mail_date(told) if told else None


def _attachments(within: Tag) -> tuple[Attachment, ...]:
    """Take the lines that name attached files out of the body."""
    found = []
    for label in within.find_all("strong", string=None):
        link = label.select_one("a[href]")
        if link is None or not _ATTACHMENT.match(words(label)):
            continue
        name = words(link)
        found.append(Attachment(name=name, url=attribute(link, "href")))
        box = label.find_parent(["p", "table"]) or label
        box.decompose()
    return tuple(found)
