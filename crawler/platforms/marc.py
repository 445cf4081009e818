"""MARC (marc.info), an archive of many lists: the page of one message.

Proved on four real pages of 2005 to 2016. What they are like:

- everything is in one `pre`: links, then a head of labels ("List:", "Subject:", "From:", "Date:", "Message-ID:"),
  then the words, then links again;
- lines longer than the page are wrapped after a backslash; addresses are written "anna () example ! org" in the head
  and plainly in the text;
- the date is that of arrival in UTC to the second, without a zone; an attachment is a line in brackets
  ("[Attachment #3 (text/html)]" or `["rows.txt" (text/plain)]`).
"""

import re

from crawler.dates.reading import parse_moment
from crawler.errors import MarkupChanged
from crawler.items import Attachment, Thread
from crawler.mail.conversations import thread_of
from crawler.mail.letters import Letter, own_words, sender
from crawler.mail.pages import not_a_message
from crawler.markup.marks import by_marks
from crawler.markup.soup import parse_markup
from crawler.page import Page

NAME = "marc"

MARKS = ("' - MARC</title>", "webguy@marc.info", ">Download message RAW</a>")

_HEAD = re.compile(
    r"^List:\s+(?P<board>.*)\nSubject:\s+(?P<subject>.*)\nFrom:\s+(?P<sender>.*)\nDate:\s+(?P<date>.*)\n"
    r"(?:Message-ID:\s+(?P<id>.*)\n)?",
    re.MULTILINE,
)
_LINKS = re.compile(r"^\[(?:Download .*|prev in .*|next in .*|Attachment #\d+ .*)\][ \t]*$", re.MULTILINE)
_FILE = re.compile(r'^\["(?P<name>[^"]+)" \([\w.+-]+/[\w.+-]+\)\][ \t]*$', re.MULTILINE)
_WRAPPED = re.compile(r" \\\n")

match = by_marks(MARKS, at_least=2)


def parse_thread(page: Page) -> Thread:
    """Return the message of a page as a thread of its own."""
    return thread_of(parse_letters(page), platform=NAME, url=page.url)


def parse_letters(page: Page) -> tuple[Letter, ...]:
    """Return the one message of a page."""
    shown = parse_markup(page).find("pre")
    text = shown.get_text() if shown else ""
    head = _HEAD.search(text)
    if head is None:
        if "RAW</a>" in page.text:
            raise MarkupChanged(page.source, "pre", "a message's head from “List:” to “Date:”")
        raise not_a_message(page)
    posted = parse_moment(head["date"].strip())
    if posted is None:
        raise MarkupChanged(page.source, "pre", f"a message's date in “{head['date'].strip()}”")
    body = text[head.end() :]
    files = tuple(Attachment(name=found["name"]) for found in _FILE.finditer(body))
    body, scrubbed = own_words(_WRAPPED.sub(" ", _FILE.sub("", _LINKS.sub("", body))))
    return (
        Letter(
            message_id=_plain(head["id"] or "") or None,
            references=(),
            subject=head["subject"].strip(),
            author=sender(_plain(head["sender"])),
            posted=posted,
            body=body,
            attachments=(*files, *scrubbed),
            board=head["board"].strip() or None,
            url=page.url,
        ),
    )


def _plain(obscured: str) -> str:
    return obscured.strip().replace(" () ", "@").replace(" ! ", ".")
