"""public-inbox: a thread's pages (flat and nested), a message's page, and a thread's Atom feed.

Proved on the program itself, 1.9, over loopback: `benchmarks/mail_archives.py` compares its pages with the mail. What
they are like:

- every message of a thread's page is a `pre` that opens with a link with the id "m…" and closes with one with "e…";
  the lines that show its neighbours are above "From: NAME @ DATE UTC", the minute in UTC;
- a message's own page has its header lines, with the sender's date and zone, in `pre#b`; the overview below it names
  the message that opened the thread first;
- the overview at a page's end shows who answers whom: a backtick two columns further in answers the line above;
  messages that the archive lacks are in it too ("[not found]");
- a part of a message is announced by "[-- Attachment #2: rows.txt --]", and a text file is there in full;
- an inbox's front page names each thread by its latest message; `MSGID/t.mbox.gz` gives a thread as its mails;
- the feed has the moments to the second, in UTC; `new.atom` is the latest messages of all threads.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote, unquote

from bs4 import Tag

from crawler.dates.reading import parse_mail_date, parse_moment
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Thread
from crawler.mail.conversations import opening_first, thread_of
from crawler.mail.letters import Letter, own_words, person, sender
from crawler.mail.overview import parents_in
from crawler.mail.pages import not_a_message
from crawler.markup.addresses import join_url
from crawler.markup.soup import attribute, one, parse_markup, words
from crawler.markup.whole_pages import parse_whole
from crawler.page import Board, Page

NAME = "public-inbox"

MARKS = (">permalink</a> / <a", "This is a public inbox", "<pre\nid=b>From: ")
FEED = ("<feed", "urn:uuid:", "white-space:pre-wrap")

_LISTED = re.compile(
    r"<a\s+href=\"(?P<address>[^\"/]+)/T/#[tu]\">[^<]*</a>\s+"
    r"(?P<date>\d{4}-\d\d-\d\d +\d?\d:\d\d UTC)(?:\s+\((?P<count>\d+\+? messages?)\))?"
)
_OLDER = re.compile(r"<a\s+href=\"([^\"]+)\"\s+rel=next>")
_EXPORT = re.compile(r"^(?P<inbox>.*/)[^/]+/t\.mbox\.gz$")
_KEY = re.compile(r"^m[0-9a-f]{32,64}$")
_END = re.compile(r"^e[0-9a-f]{32,64}$")
_FROM = re.compile(
    r"^From: (?P<name>.*?) @ (?P<date>\d{4}-\d\d-\d\d +\d?\d:\d\d)(?: UTC)? \(permalink / raw\)\n(?:[ \t]+\S.*\n)*\n?",
    re.MULTILINE,
)
_HEADER = re.compile(r"^(?P<key>From|Subject|Date|Message-ID|In-Reply-To):\s*(?P<value>.*)$", re.MULTILINE)
_ID = re.compile(r"<([^<>\s]+)>")
_PART = re.compile(
    r"^\[-- Attachment #\d+(?:\.\d+)*: "
    r"(?:Type: .*|(?P<name>.+?) --\]\n\[-- Type: [^,\n]*, Size: (?P<size>\d+) bytes) --\]$",
    re.MULTILINE,
)


def match(page: Page) -> float:
    """Return whether the page has the program's own marks, or is its feed."""
    if all(mark in page.text[:4096] for mark in FEED):
        return 0.9
    return 0.9 if page.is_markup and page.holds(MARKS) else 0.0


def parse_board(page: Page) -> Board:
    """Return the threads that an inbox's front page names, the last active first, and its next page."""
    if not page.is_markup or not page.url:
        return Board()
    listed = {join_url(page.url, found["address"] + "/T/"): found for found in _LISTED.finditer(page.text)}
    moments = {thread: parse_moment(found["date"]) for thread, found in listed.items()}
    return Board(
        threads=tuple(listed),
        further=tuple(join_url(page.url, found[1]) for found in _OLDER.finditer(page.text)),
        states={thread: f"{found['date']}; {found['count']}" for thread, found in listed.items()},
        last_posts={thread: moment for thread, moment in moments.items() if moment},
        exports={thread: thread.removesuffix("T/") + "t.mbox.gz" for thread in listed},
    )


def parse_export(letters: Sequence[Letter], url: str) -> Thread | None:
    """Return the thread whose export at `url` holds these letters, None where `url` is none of a thread."""
    found = _EXPORT.match(url)
    if found is None:
        return None
    ordered = [
        replace(letters[place], url=f"{found['inbox']}{quote(letters[place].message_id or '')}/")
        for place in opening_first(letters)
    ]
    return thread_of(ordered, platform=NAME, url=f"{ordered[0].url}T/")


def parse_thread(page: Page) -> Thread:
    """Return the messages of a thread's page or feed, or the message of a page of its own."""
    if (feed := page.text.find("<feed", 0, 4096)) >= 0:
        # without the line that says XML, in which the parser of HTML sees a mistake
        letters = _of_feed(parse_markup(replace(page, text=page.text[feed:])), page)
    else:
        soup = parse_whole(page)
        letters = (_of_message if soup.select_one("pre#b") else _of_thread)(soup, page)
    if not letters:
        raise not_a_message(page)
    return thread_of(letters, platform=NAME, url=page.url.partition("#")[0] if page.url else None)


def _of_thread(soup: Tag, page: Page) -> list[Letter]:
    boxes = {key: box for box in soup.select("pre") if (key := _key(box))}
    ids = {key: _message_id(box) for key, box in boxes.items()}
    parents = parents_in(soup)
    board = _board(soup)
    subject = words(one(soup, "#u", page=page)) if boxes else ""
    letters: list[Letter] = []
    for key, box in boxes.items():
        end = box.find("a", id=_END)
        text = box.get_text()
        head = _FROM.search(text)
        if not isinstance(end, Tag) or head is None:
            raise MarkupChanged(page.source, "pre", "the sender and the end of a message")
        heading = box.select_one("b")
        parent = ids.get(parents.get(key, ""))
        below = "".join(str(node.get_text()) for node in (end, *end.next_siblings))
        body, files = _body(text[head.end() : len(text) - len(below)])
        link = box.select_one("a[href$='/raw']")
        letters.append(
            Letter(
                message_id=ids[key],
                references=(parent,) if parent else (),
                subject=words(heading) if heading and letters else subject,
                author=sender(head["name"]) if "@" in head["name"] else person(head["name"], ""),
                posted=parse_moment(f"{head['date']} UTC"),
                body=body,
                attachments=files,
                board=board,
                url=join_url(page.url, (attribute(link, "href") or "").removesuffix("raw"))
                if page.url and link
                else None,
            )
        )
    return letters


def _key(box: Tag) -> str | None:
    first = box.find("a", id=_KEY)
    return attribute(first, "id") if isinstance(first, Tag) and first.previous_sibling is None else None


def _message_id(box: Tag) -> str | None:
    link = box.select_one("a[href$='/raw']")
    parts = (attribute(link, "href") or "" if link else "").split("/")
    return unquote(parts[-2]) or None if len(parts) > 1 else None


def _of_message(soup: Tag, page: Page) -> list[Letter]:
    text = one(soup, "pre#b", page=page).get_text()
    head, _, words_below = text.partition("\n\n")
    told = {found["key"]: found["value"].replace("[thread overview]", "").strip() for found in _HEADER.finditer(head)}
    if not told.keys() >= {"From", "Subject", "Date"}:
        raise MarkupChanged(page.source, "pre#b", "the header lines From, Subject and Date")
    own = _ID.findall(told.get("Message-ID", ""))
    answered = _ID.findall(told.get("In-Reply-To", ""))
    body, files = _body(words_below)
    return [
        Letter(
            message_id=own[0] if own else None,
            references=tuple(dict.fromkeys((*_opening(soup), *answered))) if answered else (),
            subject=told["Subject"],
            author=sender(told["From"]),
            posted=parse_mail_date(told["Date"]),
            body=body,
            attachments=files,
            board=_board(soup),
            url=page.url,
        )
    ]


def _opening(soup: Tag) -> tuple[str, ...]:
    """Return the id of the message that opened the thread: the first that the overview names."""
    for label in soup.find_all("b", string=re.compile(r"^Thread overview")):
        for link in label.find_next_siblings("a", href=re.compile(r"^\.\./[^/]+/$")):
            return (unquote(str(link["href"])[3:-1]),)
    return ()


def _of_feed(soup: Tag, page: Page) -> list[Letter]:
    own = soup.select_one("feed > link[rel=self]")
    if own is None or not (attribute(own, "href") or "").endswith("/t.atom"):
        raise NotAThread(
            page.source, "this feed is the latest messages of all threads", "hand over threads' own pages or feeds"
        )
    letters = []
    for entry in soup.select("entry"):
        answered = entry.find("thr:in-reply-to")
        references = (attribute(answered, "href"),) if isinstance(answered, Tag) else ()
        link = attribute(one(entry, "link[href]", page=page), "href") or ""
        body, files = _body(one(entry, "content pre", page=page).get_text())
        email = entry.select_one("author > email")
        letters.append(
            Letter(
                message_id=unquote(link.rstrip("/").rpartition("/")[2]) or None,
                references=tuple(unquote(url.rstrip("/").rpartition("/")[2]) for url in references if url),
                subject=words(one(entry, "title", page=page)),
                author=person(words(one(entry, "author > name", page=page)), words(email) if email else ""),
                posted=parse_moment(words(one(entry, "updated", page=page))),
                body=body,
                attachments=files,
                board=None,
                url=link or None,
            )
        )
    return letters


def _body(text: str) -> tuple[str, tuple[Attachment, ...]]:
    """Return a message's words and its files; what the page shows of a file is no words of the message."""
    places = list(_PART.finditer(text))
    starts = [*(place.start() for place in places), len(text)]
    kept = [text[: starts[0]]]
    files = []
    for place, after in zip(places, starts[1:], strict=True):
        if place["name"]:
            files.append(Attachment(name=place["name"], size=int(place["size"])))
        else:
            kept.append(text[place.end() : after])
    body, scrubbed = own_words("\n\n".join(part.strip("\n") for part in kept if part.strip()))
    return body, (*files, *scrubbed)


def _board(soup: Tag) -> str | None:
    """Return the list's name: the first part of the address that the page's heading names, else the whole heading."""
    heading = soup.select_one("form pre b")
    said = words(heading) if heading else ""
    address = re.search(r"(\S+)@\S+$", said)
    return address[1] if address else said or None
