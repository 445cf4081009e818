"""Imageboards: Futaba's heirs Wakaba and Kusaba, old and new pages of 4chan (Yotsuba), Tinyboard and vichan.

Proved on real threads of four boards, 2011 to 2022; the 4chan of 2012 and later by its public markup alone. What their
pages are like:

- everyone may be Anonymous; a post is told by its number, and ">>379" in another is a link to it;
- the opening post has no box of its own in Wakaba, and its file comes before its name everywhere;
- a date without a machine's form is "16/01/23(Sat)18:04" or "03/17/11(Thu)17:42": its weekday tells the order;
- a post can be a file alone; a line that begins with ">" quotes;
- a board's own page shows the beginnings of several threads.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from bs4 import Tag
from bs4.element import NavigableString

from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Moment, Precision, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import attribute, maybe, parse_markup, words
from crawler.page import Page

NAME = "imageboard"

MARKS = (("commentpostername", "doubledash"), ("post_no", 'class="post op'), ("nameBlock", "opContainer"))
OPENINGS = ".postername, .post.op"
NAMES = ".postername, .commentpostername, .intro .name, .postInfo .nameBlock .name"
FILES = ".filesize, .fileinfo, .fileText"
FURNITURE = ".abbr, .toolong, .omittedposts, .public_ban, .banmessage"
SUBJECT = ".subject, .filetitle"
LONGEST_SUBJECT = 80
"""Characters of the opening words that stand for a subject where nobody gave one."""
ORDERS = ("%m/%d/%y", "%y/%m/%d", "%d/%m/%y")
WEEKDAYS = ("mon 月", "tue 火", "wed 水", "thu 木", "fri 金", "sat 土", "sun 日")

_SHOWN = re.compile(r"(?P<day>\d\d/\d\d/\d\d) ?\((?P<weekday>\w+)\) ?(?P<clock>\d\d:\d\d(?::\d\d)?)")
_NUMBER = re.compile(r"No\.\s*(?P<number>\d+)")
_ANSWERED = re.compile(r">>(?P<number>\d+)(?: \((?:OP|You)\))?")
_BOARD = re.compile(r"^(?P<name>/\w+/)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page shows of a post: the name, what comes between it and the words, and these."""

    name: str
    head: str
    time: str | None
    body: Tag


def match(page: Page) -> float:
    """Return whether the page has the marks of one of the families."""
    return 0.9 if page.is_markup and any(page.holds(marks, at_least=len(marks)) for marks in MARKS) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one thread's page."""
    soup = parse_markup(page)
    names = [name for name in soup.select(NAMES) if words(name)]
    if len(soup.select(OPENINGS)) != 1:
        raise NotAThread(page.source, "this page holds no single thread", "hand over the threads' own pages")
    if not names:
        raise MarkupChanged(page.source, NAMES, "the names above the posts")
    shown, files = [_shown(name, page) for name in names], _files(soup, names)
    order = _order(post.head for post in shown)
    drafts = [
        _draft(post, page, number=number, order=order, files=own)
        for number, (post, own) in enumerate(zip(shown, files, strict=True), start=1)
    ]
    given, title = maybe(soup, SUBJECT), maybe(soup, "title")
    opening = drafts[0].text.partition("\n")[0]
    board = _BOARD.match(words(title)) if title else None
    address = canonical_url(page, soup)
    return finish_thread(
        drafts,
        subject=(words(given) if given else "") or opening[:LONGEST_SUBJECT] or "(no subject)",
        platform=NAME,
        url=address,
        board=board["name"] if board else None,
    )


def _shown(name: Tag, page: Page) -> _Shown:
    body = name.find_next(_is_body)
    if not isinstance(body, Tag):
        raise MarkupChanged(page.source, "blockquote, .body", "the words of a post")
    between = list(takewhile(lambda element: element is not body, name.next_elements))
    tags = [element for element in between if isinstance(element, Tag)]
    times = filter(None, (attribute(tag, "datetime") or attribute(tag, "data-utc") for tag in tags))
    head = " ".join(" ".join(str(text) for text in between if isinstance(text, NavigableString)).split())
    return _Shown(words(name), head, next(times, None), body.select_one("blockquote.postMessage") or body)


def _is_body(tag: Tag) -> bool:
    return tag.name == "blockquote" or "body" in (attribute(tag, "class") or "").split()


def _files(soup: Tag, names: Sequence[Tag]) -> list[tuple[Attachment, ...]]:
    """Return the files of each post: those after its name, the opening post's also before it."""
    found: list[list[Attachment]] = [[] for _ in names]
    places = {id(name): place for place, name in enumerate(names)}
    at = 0
    for element in soup.select(f"{NAMES}, {FILES}"):
        at = places.get(id(element), at)
        link = maybe(element, "a[href]") if id(element) not in places else None
        if link:
            named = maybe(element, ".postfilename, span[title]")
            name = (attribute(named, "title") or words(named)) if named else words(link)
            found[at].append(Attachment(name=name, url=attribute(link, "href")))
    return [tuple(files) for files in found]


def _draft(post: _Shown, page: Page, *, number: int, order: str | None, files: tuple[Attachment, ...]) -> Draft:
    told = _NUMBER.search(post.head)
    key = told["number"] if told else None
    answered = [_take_reference(link) for link in post.body.select("a[href]") if _ANSWERED.fullmatch(words(link))]
    for quoting in (post.body, *post.body.select("blockquote")):
        quoting.name = "div"  # its lines begin with ">" where they quote
    return Draft(
        number=number,
        body=parse_body(post.body, furniture=FURNITURE),
        author=Author(name=post.name),
        posted=moment_of_text(post.time, page) if post.time else _moment(post.head, order),
        attachments=files,
        address=f"p{key}" if key else None,
        key=key,
        answers=answered[0] if answered else None,
    )


def _take_reference(link: Tag) -> str:
    """Return the number of the post that a link names, and take the link out where it opens a line."""
    number = _ANSWERED.fullmatch(words(link))
    before = link.previous_sibling
    if before is None or (isinstance(before, Tag) and before.name == "br") or not str(before).strip():
        link.decompose()
    return number["number"] if number else ""


def _order(heads: Iterable[str]) -> str | None:
    """Return in which order the dates of a page are: that in which every one falls on the weekday it names."""
    shown = [found for head in heads if (found := _SHOWN.search(head))]
    return next((order for order in ORDERS if shown and all(_fits(found, order) for found in shown)), None)


def _fits(found: re.Match[str], order: str) -> bool:
    try:
        day = datetime.strptime(found["day"], order)
    except ValueError:
        return False
    return found["weekday"].lower() in WEEKDAYS[day.weekday()].split()


def _moment(head: str, order: str | None) -> Moment | None:
    found = _SHOWN.search(head) if order else None
    if found is None or order is None:
        return None
    seconds = found["clock"].count(":") == 2
    at = datetime.strptime(f"{found['day']} {found['clock']}", f"{order} %H:%M{':%S' if seconds else ''}")
    return Moment(at=at, precision=Precision.SECOND if seconds else Precision.MINUTE)
