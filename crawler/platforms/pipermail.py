"""Pipermail, the web archive of Mailman 2: the page of one message.

Proved on real pages and on its public sources (`article.html`, `HyperArch.py`), which print the markup themselves. Its
pages:

- one message a page; the sender's name is the first `b`; the moment is the first `i`, by the server's clock with the
  zone in letters, in the words and the order of the list's language, before 2.1 as the mail had it; the words come
  between two comments;
- the Message-ID is only in the link that answers by mail (since 2.1), as what the answer would be a reply to; what the
  message itself answers is told nowhere, only its neighbours in the thread are;
- addresses are written "anna at example.org", quoted lines are in italics after their `>`, files are told by "An HTML
  attachment was scrubbed" below "next part"; months' mailboxes (.txt) are mail, read as such.
"""

import re
from urllib.parse import parse_qs, unquote

from bs4 import Tag

from crawler.dates.clock import ZONES
from crawler.dates.reading import parse_mail_date, parse_moment
from crawler.errors import MarkupChanged
from crawler.items import Thread
from crawler.mail.conversations import thread_of
from crawler.mail.letters import Letter, person
from crawler.mail.pages import markup_between, message_words, not_a_message
from crawler.markup.addresses import join_url, split_url
from crawler.markup.fragments import fragment
from crawler.markup.soup import attribute, one, words
from crawler.page import Board, Page

NAME = "pipermail"

BEGIN, ENDS = "<!--beginarticle-->", ("<!--endarticle-->",)
LISTS = ("Pipermail", "pipermail", "<b>Messages sorted by:</b>")

_MAILBOX = re.compile(
    r"href=\"(?P<mailbox>(?P<month>[^\"/]+)\.txt(?:\.gz)?)\"[^>]*>(?P<size>\[[^\]<]*\d[^\]<]*\])", re.IGNORECASE
)
_LISTED = re.compile(r"href=\"(\d{6,}\.html)\"", re.IGNORECASE)
_HEAD = re.compile(r"<h1>.*", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"(\S+) (?:at|a|à|em|en|på) (\S+\.\w+)")
"""Matches "anna at example.org", and what archives in other languages make of "@"."""
_ID = re.compile(r"<?([^<>\s]+)>?")
_CLOCK = re.compile(r"(?P<clock>\d\d?:\d\d:\d\d)\s+(?P<zone>[A-Z]{2,5}|[+-]\d{4})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"\b\d\d?\b")
_WORD = re.compile(r"[^\W\d_]+")
_OF_TWO_MONTHS = {
    "lip": ("Jun", "Jul"), "srp": ("Jul", "Aug"), "lis": ("Oct", "Nov"),
    "loka": ("Oct", "Nov"), "marras": ("Oct", "Nov"),
}  # fmt: skip
"""Words for two months: in Croatian and in Polish or Czech; in Finnish, where Mailman's own lists exchange two."""
_WEEKDAYS = (
    ("pon", "ma"), ("uto", "wto", "ti"), ("sri", "śro", "ke"), ("čet", "czw", "to"), ("pet", "pią", "pe"),
    ("sub", "sob", "la"), ("ned", "nie", "su"),
)  # fmt: skip
"""Monday to Sunday in these languages."""


def match(page: Page) -> float:
    """Return whether the page has the marks round a message's words, or is a list of an archive's messages."""
    if not page.is_markup:
        return 0.0
    if BEGIN in page.text:
        return 0.9
    return 0.5 if "thread.html" in page.text and page.holds(LISTS) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the message of a page as a thread of its own."""
    return thread_of(parse_letters(page), platform=NAME, url=page.url)


def parse_board(page: Page) -> Board:
    """Return the months of an archive's front page, each with the mailbox that brings it, or a month's messages.

    What tells that a month has changed is how large its mailbox is.
    """
    base = page.url or ""
    if BEGIN in page.text:
        return Board()
    if messages := [join_url(base, found[1]) for found in _LISTED.finditer(page.text)]:
        return Board(further=tuple(dict.fromkeys(messages)))
    months = {join_url(base, found["month"] + "/thread.html"): found for found in _MAILBOX.finditer(page.text)}
    return Board(
        threads=tuple(months),
        states={month: " ".join(found["size"].split()) for month, found in months.items()},
        exports={month: join_url(base, found["mailbox"]) for month, found in months.items()},
        newest_first=False,
    )


def parse_letters(page: Page) -> tuple[Letter, ...]:
    """Return the one message of a page."""
    markup = markup_between(page, BEGIN, ENDS)
    if markup is None:
        raise not_a_message(page)
    above = page.text[: page.text.index(BEGIN)]
    title = _HEAD.search(above)
    head = fragment(title[0] if title else above)
    body, files = message_words(fragment(markup))
    shown = words(one(head, "b", page=page))
    said = words(one(head, "i", page=page))
    if not said:
        raise MarkupChanged(page.source, "i", "the moment of a message")
    message_id, board = _answer_by_mail(head)
    return (
        Letter(
            message_id=message_id,
            references=(),
            subject=words(one(head, "h1", page=page)),
            author=person("", _ADDRESS.sub(r"\1@\2", shown)) if _ADDRESS.fullmatch(shown) else person(shown, ""),
            posted=parse_moment(_in_order(said)) or parse_moment(said, seen=page.seen) or parse_mail_date(said),
            body=body,
            attachments=files,
            board=board,
            url=page.url,
        ),
    )


def _in_order(said: str) -> str:
    """Return a moment in words of any language as "10 Mayo 2006 14:22:31 +0200": each has an order of its own.

    The weekday comes before the month, after it only where the year is first. Where the zone is not known, neither is
    the hour.
    """
    clock, year = _CLOCK.search(said), _YEAR.search(said)
    rest = _YEAR.sub(" ", _CLOCK.sub(" ", said))
    names, day = _WORD.findall(rest), _DAY.search(rest)
    if clock is None or year is None or day is None or not names:
        return said
    month = names[0] if said.startswith(year[0]) else names[-1]
    is_known = clock["zone"].lower() in ZONES or clock["zone"][1:].isdecimal()
    return f"{day[0]} {_month(month, names[0], day[0], year[0])} {year[0]} {clock[0] if is_known else ''}"


def _month(name: str, weekday: str, day: str, year: str) -> str:
    """Return a month's name; of two that it may mean, the one in which the day is such a weekday."""
    for month in _OF_TWO_MONTHS.get(name.lower(), ()):
        found = parse_moment(f"{day} {month} {year}")
        if found and weekday.lower() in _WEEKDAYS[found.at.weekday()]:
            return month
    return name


def _answer_by_mail(head: Tag) -> tuple[str | None, str | None]:
    """Return the message's id and the list's name from the link that answers it."""
    link = head.select_one("a[href^='mailto:'], a[href^='MAILTO:']")
    address = split_url(attribute(link, "href") or "" if link else "")
    told = parse_qs(address.query).get("In-Reply-To", [""])[0]
    found = _ID.fullmatch(told.strip())
    # without an id in it the link may write to the sender, not to the list
    return (found[1] if found else None), (unquote(address.path).partition("@")[0] or None if found else None)
