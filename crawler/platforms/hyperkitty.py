"""HyperKitty, the web archive of Mailman 3.

Proved on the program itself, 1.3.12, by hand over loopback; the pages in the tests are in its markup. What its pages
are like:

- a thread's page shows its first message and fetches the rest by script; with `?noscript` it shows them all, in the
  order of the thread, each with the depth at which it is (a reply 5 deep or deeper is shown at depth 5);
- a message shows the sender's own time to the minute without a zone (`title="Sender's time: …"`), and its Message-ID
  only in the link that answers it by mail;
- line ends of the mail are line ends of the markup too; quoted lines have become `blockquote`;
- `export/NAME.mbox.gz?thread=ID` gives a thread as the mails that it is, with zones.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qs, unquote

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from crawler.bodies.html_text import text_of
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.django_dates import parse_django_moment
from crawler.items import Attachment, Author, Moment, Thread
from crawler.mail.conversations import opening_first, thread_of
from crawler.mail.letters import Letter
from crawler.markup.addresses import join_url, split_url
from crawler.markup.soup import attribute, many, one, parse_markup, words
from crawler.page import Board, Page

NAME = "hyperkitty"

MARKS = ('id="thread-content"', 'id="thread-list"', "hk_generic", "hyperkitty")
WHOLE = "?noscript"
LATEST = "latest?count=100"
"""A list's threads, the last active ones first, as many on a page as HyperKitty offers to a reader (it shows ten)."""
DEEPEST = 5
"""The depth at which HyperKitty stops to indent, so that a parent can no longer be told."""

_LIST = re.compile(r"/list/[^/]+@[^/]+/$")
_THREAD = re.compile(r"^(?P<list>.*/list/(?P<name>[^/]+)/)thread/(?P<key>[^/]+)/")
_EXPORTED = "{list}export/{name}.mbox.gz?thread={key}"
_EXPORT = re.compile(r"^(?P<list>.*/list/(?P<name>[^/]+)/)export/[^/?]+\.mbox\.gz\?thread=(?P<key>\w+)$")
_SENDERS_TIME = re.compile(r"^[^:]*:\s*")
_LEVEL = re.compile(r"reply-level-(\d+)")


def match(page: Page) -> float:
    """Return whether the page has HyperKitty's own marks."""
    return 0.9 if page.is_markup and page.holds(MARKS) and "/list/" in page.text else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the messages of a thread's whole page."""
    soup = parse_markup(page)
    content = soup.select_one("#thread-content")
    if content is None:
        raise NotAThread(page.source, "this is a list of threads, not a thread", "hand over the threads' own pages")
    if content.select_one("img.ajaxloader"):
        raise NotAThread(
            page.source,
            "this page shows only the first message of its thread, the others come by script",
            "save the thread's page with ?noscript at the end of its address",
        )
    address = page.url.partition("?")[0] if page.url else None
    drafts: list[Draft] = []
    for email in many(content, ".email", page=page):
        drafts.append(_draft(email, drafts, page))
    return finish_thread(
        drafts,
        subject=words(one(soup, ".thread-header h3", page=page)),
        platform=NAME,
        url=address,
        address=drafts[0].message_id or address,
        board=_board(page),
    )


def parse_export(letters: Sequence[Letter], url: str) -> Thread | None:
    """Return the thread whose export at `url` holds these letters, None where `url` is none of a thread."""
    found = _EXPORT.match(url)
    if found is None:
        return None
    ordered = [
        replace(letters[place], url=_message_address(found["list"], letters[place]), board=unquote(found["name"]))
        for place in opening_first(letters)
    ]
    return thread_of(ordered, platform=NAME, url=f"{found['list']}thread/{found['key']}/")


def _message_address(address: str, letter: Letter) -> str | None:
    """Return a message's own address, which HyperKitty makes of its Message-ID."""
    if letter.message_id is None:
        return None
    key = base64.b32encode(hashlib.sha1(letter.message_id.encode(), usedforsecurity=False).digest()).decode()
    return f"{address}message/{key}/"


def parse_board(page: Page) -> Board:
    """Return the threads of a list's page and its further pages; an archive's front page leads to its lists."""
    soup = parse_markup(page)
    base = page.url or ""
    path = unquote(split_url(base).path)
    paging = tuple(join_url(base, str(link["href"])) for link in soup.select("a.page-link[href*='page=']"))
    if path.endswith("/latest"):
        return replace(_threads(soup, base), further=paging)
    if found := _THREAD.match(base):
        thread = found[0] + WHOLE
        return Board(threads=(thread,), exports={thread: _EXPORTED.format(**found.groupdict())})
    if _LIST.search(path):
        return Board(further=(join_url(base, LATEST),))
    links = {join_url(base, str(link["href"])): words(link) for link in soup.select("a[href]")}
    lists = {
        join_url(link, LATEST): said for link, said in links.items() if _LIST.search(unquote(split_url(link).path))
    }
    return Board(boards=lists, further=paging)


def _threads(soup: Tag, base: str) -> Board:
    titles = {join_url(base, str(title["href"])) + WHOLE: title for title in soup.select("a.thread-title[href]")}
    last = {thread: _last_post(title) for thread, title in titles.items()}
    exports = {thread: _EXPORTED.format(**found.groupdict()) for thread in titles if (found := _THREAD.match(thread))}
    return Board(
        threads=tuple(titles),
        states={thread: state for thread, title in titles.items() if (state := _state(title))},
        last_posts={thread: moment for thread, moment in last.items() if moment},
        exports=exports,
    )


def _last_post(title: Tag) -> Moment | None:
    thread = title.find_parent(class_="thread")
    last = thread.select_one(".thread-date[title]") if thread else None
    return parse_django_moment(str(last["title"])) if last else None


def _state(title: Tag) -> str:
    """Return what a list tells of a thread: the moment of its last message, how many write in it and answer."""
    thread = title.find_parent(class_="thread")
    if thread is None:
        return ""
    last = thread.select_one(".thread-date[title]")
    counts = [words(badge) for badge in thread.select(".list-stats .badge")]
    return "; ".join([str(last["title"]), *counts]) if last else ""


def _draft(email: Tag, before: list[Draft], page: Page) -> Draft:
    header = one(email, ".email-header[id]", page=page)
    key = str(header["id"])
    level = _level(email)
    message_id = _message_id(email)
    link = email.select_one("a[href*='/message/'][title]")
    return Draft(
        number=len(before) + 1,
        body=_body(one(email, ".email-body", page=page)),
        author=Author(name=words(one(header, ".name", page=page))),
        posted=_moment(header, page),
        attachments=tuple(
            Attachment(name=words(link), url=join_url(page.url or "", str(link["href"])))
            for link in email.select(".attachments-list a[href]")
        ),
        url=join_url(page.url, str(link["href"])) if page.url and link else None,
        message_id=message_id,
        address=message_id or key,
        key=f"{level}:{key}",
        answers=_parent(level, before),
    )


def _level(email: Tag) -> int:
    """Return how deep the message is: 0 for the first of the thread, 1 for an answer to it."""
    if "email-first" in (email.get("class") or []):
        return 0
    around = email.parent
    found = _LEVEL.search(" ".join(around.get("class") or [])) if around else None
    return int(found[1]) + 1 if found else 1


def _parent(level: int, before: list[Draft]) -> str | None:
    if level == 0 or level > DEEPEST:
        return None
    keys = (draft.key for draft in reversed(before) if draft.key and draft.key.startswith(f"{level - 1}:"))
    return next(keys, None)


def _message_id(email: Tag) -> str | None:
    for link in email.select("a.reply-mailto[href^='mailto:']"):
        for answered in parse_qs(split_url(str(link["href"])).query).get("In-Reply-To", []):
            return answered.strip("<>") or None
    return None


def _body(body: Tag) -> str:
    for switch in body.select(".quoted-switch"):
        switch.decompose()
    new = BeautifulSoup("", "lxml").new_tag
    for text in [text for text in body.find_all(string=True) if "\n" in text and text.strip()]:
        pieces: list[Tag | NavigableString] = []
        for line in str(text).split("\n"):
            pieces += [new("br"), NavigableString(line)]
        text.replace_with(*pieces[1:])
    return text_of(body)


def _moment(header: Tag, page: Page) -> Moment:
    said = attribute(one(header, ".time [title]", page=page), "title") or ""
    moment = parse_django_moment(_SENDERS_TIME.sub("", said, count=1))
    if moment is None:
        raise MarkupChanged(page.source, ".email-header .time [title]", f"the sender's time in “{said}”")
    return moment


def _board(page: Page) -> str | None:
    found = re.search(r"/list/([^/]+@[^/]+)/", unquote(split_url(page.url or "").path))
    return found[1] if found else None
