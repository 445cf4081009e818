"""LISTSERV, the web archive of its lists: the page of one message (`wa?A2=…`).

Proved on no real page: its parser was written against the names that public scrapers address in it; its notebooks and
digests are mail (`crawler.mail.mbox`, `crawler.mail.digests`). What its pages are like:

- a table holds the head, a row a line: the label in bold ("Subject:", "From:", "Date:"), the value beside it in a
  paragraph (16) or a block (17); addresses are "[log in to unmask]" to whoever is not logged in;
- the words of a plain message are the first `pre` below the table, unless only links to its parts are there;
- the oldest pages (1.8) hold head and words as one `pre`, as the mail came.
"""

import re
from dataclasses import replace

from bs4 import Tag

from crawler.dates.reading import parse_mail_date
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Thread
from crawler.mail.conversations import thread_of
from crawler.mail.letters import Letter, parse_letter, sender
from crawler.mail.pages import REMEDY, message_words, not_a_message
from crawler.markup.soup import attribute, words
from crawler.markup.whole_pages import parse_whole
from crawler.page import Page

NAME = "listserv"

MARKS = ("A2=", "A1=", "A0=")
WORDS = "#awesomepre, pre"

_LABEL = re.compile(r"^(?:subject|from|date|reply-to|parts/attachments|content-type|sender)\s*:?$", re.IGNORECASE)
_AS_MAIL = re.compile(r"^(?:Date|From|Sender|Reply-To|Subject):[ \t]", re.MULTILINE)
_LIST = re.compile(r"A[0-3]=(?:ind\w+&(?:amp;)?L=)?([A-Za-z][\w.-]+)")


def match(page: Page) -> float:
    """Return whether the page is one of LISTSERV's web archive."""
    return 0.8 if page.is_markup and "LISTSERV" in page.text and page.holds(MARKS) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the message of a page as a thread of its own."""
    return thread_of(parse_letters(page), platform=NAME, url=page.url)


def parse_letters(page: Page) -> tuple[Letter, ...]:
    """Return the one message of a page."""
    soup = parse_whole(page)
    board = _LIST.search(page.url or "") or _LIST.search(page.text)
    rows = {label: row for row in soup.select("tr") if (label := _label(row))}
    if not rows.keys() >= {"subject", "from", "date"}:
        return (_as_mail(soup, page, board[1] if board else None),)
    said = {label: _value(row) for label, row in rows.items()}
    head = rows["subject"].find_parent("table")
    text = head.find_next(["pre"]) if head else None
    if text is None:
        if "parts/attachments" in rows:
            raise NotAThread(page.source, "this page only links to the words of its message", REMEDY)
        raise MarkupChanged(page.source, WORDS, "the words of a message")
    body, files = message_words(text)
    return (
        Letter(
            message_id=None,
            references=(),
            subject=said["subject"],
            author=sender(said["from"]),
            posted=parse_mail_date(said["date"]),
            body=body,
            attachments=(*_attachments(rows.get("parts/attachments")), *files),
            board=board[1] if board else None,
            url=page.url,
        ),
    )


def _label(row: Tag) -> str | None:
    """Return the label of a row of the head; a row round other rows is none."""
    bold = row.select_one("b")
    said = words(bold) if bold and row.find("tr") is None else ""
    return said.rstrip(": ").lower() if _LABEL.match(said) else None


def _value(row: Tag) -> str:
    whole = words(row)
    return whole.partition(":")[2].strip() if ":" in whole else whole


def _attachments(row: Tag | None) -> tuple[Attachment, ...]:
    links = row.select("a[href]") if row else []
    return tuple(
        Attachment(name=words(link), url=attribute(link, "href"))
        for link in links
        if "." in words(link) and not words(link).lower().startswith(("text/", "multipart/"))
    )


def _as_mail(soup: Tag, page: Page, board: str | None) -> Letter:
    for text in soup.select(WORDS):
        said = text.get_text().strip("\n")
        if len(_AS_MAIL.findall(said.partition("\n\n")[0])) > 2 and (letter := parse_letter(said.encode())):
            return replace(letter, board=letter.board or board, url=page.url)
    raise not_a_message(page)
