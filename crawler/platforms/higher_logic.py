"""A thread page of a Higher Logic community, saved from the browser.

The program's source is closed, and no page of it may be kept here. Known from the outside:

- addresses: `…/digestviewer/viewthread?MessageKey=KEY…` or `?GroupId=N&MID=N…`, where `#bm<MessageKey>` names a post;
  so each post holds an element with that id or name;
- members are marked by an attribute `biobubblekey` (public widgets of the program) and link to `…/profile?UserKey=KEY`;
- the words of a post's head, from a copied page: number and subject, "Posted …", "Edited by …", "view attached";
- replies by mail carry "Original Message:" with Sent, From and Subject below a line of dashes.

Assumed: a post's body has a class with "HtmlContent", "user-content" or "message-body"; a signature kept apart has a
class with "signature"; a file links to "DownloadDocumentFile" or "viewdocument". Where a body cannot be told, the
box is read as its text, as `copied_text` does. `tests/crawler/pages/higher_logic/` holds the least page that is read.

A thread's id comes from the MessageKey of its first post, since one thread has many addresses.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bs4 import Tag

from crawler.bodies.clean_text import clean
from crawler.bodies.html_text import text_of
from crawler.dates.reading import parse_moment, settle_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.addresses import split_url
from crawler.markup.soup import attribute, maybe, parse_markup, words
from crawler.page import Page
from crawler.platforms import copied_text
from crawler.subjects import bare_subject

NAME = "higher-logic"
ANCHOR = '[id^="bm" i], a[name^="bm" i]'
MEMBER = 'a[biobubblekey], [biobubblekey] a, a[href*="UserKey=" i]'
BODY = '[class*="HtmlContent"], [class*="user-content" i], [class*="message-body" i]'
SIGNATURE = '[class*="signature" i]'
FILE = 'a[href*="DownloadDocumentFile" i], a[href*="viewdocument" i]'
HEADING = "h1, h2, h3, h4, h5"
DEEPEST = 40
"""Elements above an anchor among which its post's box is looked for."""
MARKS = ("biobubblekey", "digestviewer/viewthread", "higherlogic", "connectedcommunity.org")
"""What only pages of this program hold, in lower case."""

_KEY = re.compile(r"^bm(?P<key>[0-9a-fA-F-]{8,40})$")
_POSTED = re.compile(r"\bPosted:?\s+(?:on\s+)?(?P<when>[^|\n]{3,60}?)(?=\s*(?:\||Edited\b|$))")
_EDITED = re.compile(
    r"\bEdited by (?P<name>[^|\n\d]{3,60}?)(?=\s+(?:on\s+)?(?:\d|an? |yesterday|today|[A-Z][a-z]{2,8} \d)|\s*\|?$)"
)
_NUMBERED = re.compile(r"^(?P<number>\d{1,5})\.\s+(?P<subject>.+)$")
_ANONYMOUS = re.compile(r"\banonymous\b", re.IGNORECASE)


def match(page: Page) -> float:
    """Say how surely the page is one of this program's."""
    if not page.is_markup:
        return 0.0
    lowered = page.text.lower()
    found = sum(mark in lowered for mark in MARKS)
    anchored = re.search(r"""(?:id|name)=["']?bm[0-9a-f]{8}-""", lowered) is not None
    return min(1.0, 0.3 * found + 0.4 * anchored) if found or anchored else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the thread.

    Raises NotAThread for a page that breaks off or holds no post, MarkupChanged for a post without author and date.
    """
    if page.breaks_off:
        raise NotAThread(page.source, "the page breaks off before its end", "save the whole page again")
    soup = parse_markup(page)
    canonical = maybe(soup, 'link[rel="canonical"]')
    url = page.url or (attribute(canonical, "href") if canonical else None)
    boxes = _boxes(soup)
    if not boxes:
        return _as_text(page, soup, url)
    title = maybe(soup, "h1, h2, title")
    named = words(title) if title else ""
    site = maybe(soup, 'meta[property="og:site_name"]')
    read = []
    for place, box in reversed(list(enumerate(boxes, start=1))):  # answers may lie inside: they are read and taken out
        box.extract()  # before it is read: selectors climb to the root of what they search
        read.append((_draft(place, box, page, url), _head(box)[0]))
    read.reverse()
    settled = settle_day_first(when for _, when in read if when)
    drafts = [
        replace(draft, posted=parse_moment(when, seen=page.seen, day_first=settled or False) if when else None)
        for draft, when in read
    ]
    host = split_url(url).netloc if url else ""
    return finish_thread(
        drafts,
        subject=_subject(drafts[0], named),
        platform=NAME,
        url=url,
        address=f"{host}#bm{drafts[0].key}",
        board=attribute(site, "content") if site else None,
    )


def _boxes(soup: Tag) -> list[Tag]:
    """Return each post's box: the least element around its anchor, without another's, that has body and head."""
    anchors = {key: anchor for anchor in reversed(soup.select(ANCHOR)) if (key := _key(anchor))}
    inside: Counter[int] = Counter()
    for anchor in anchors.values():
        inside.update(id(element) for element in _upward(anchor))
    bodies = {id(element) for body in soup.select(BODY) for element in _upward(body)}
    heads = {id(element) for member in soup.select(MEMBER) for element in _upward(member)}
    heads |= {id(parent) for words_of in soup.find_all(string=_POSTED) for parent in islice(words_of.parents, DEEPEST)}
    boxes = []
    for anchor in reversed(anchors.values()):
        box = anchor
        for element in _upward(anchor):
            if element is not anchor and inside[id(element)] > 1:
                break
            box = element
            if id(element) in bodies and id(element) in heads:
                break
        boxes.append(box)
    return boxes


def _upward(anchor: Tag) -> Iterator[Tag]:
    yield anchor
    yield from islice(anchor.parents, DEEPEST)


def _key(anchor: Tag) -> str | None:
    for name in ("id", "name"):
        found = _KEY.match(attribute(anchor, name) or "")
        if found:
            return found["key"].lower()
    return None


def _head(box: Tag) -> tuple[str | None, str | None]:
    """Return the date and the editor that the words above the body name."""
    body = maybe(box, BODY)
    above = []
    for node in box.descendants:
        if node is body:
            break
        if not isinstance(node, Tag) and str(node).strip():
            above.append(str(node))
    text = " ".join(" ".join(above).split())
    stamped = maybe(box, "time[datetime]")
    posted, edited = _POSTED.search(text), _EDITED.search(text)
    when = attribute(stamped, "datetime") if stamped else posted["when"].strip() if posted else None
    return when, edited["name"].strip() if edited else None


def _draft(place: int, box: Tag, page: Page, url: str | None) -> Draft:
    when, edited_by = _head(box)
    body = maybe(box, BODY)
    if body is None:
        raise MarkupChanged(page.source, BODY, f"the body of post {place}")
    author = _author(box, body)
    if author is None and when is None:
        raise MarkupChanged(page.source, MEMBER, f"the author or the date of post {place}")
    attachments = _attachments(box, body)
    signature = maybe(box, SIGNATURE)
    if signature is not None:
        signature = signature.extract()
    heading = next((found for element in box.select(HEADING) if (found := _NUMBERED.match(words(element)))), None)
    key = next((name for anchor in (box, *box.select(ANCHOR)) if (name := _key(anchor))), None)
    return Draft(
        number=int(heading["number"]) if heading else place,
        subject=heading["subject"] if heading else None,
        body=text_of(body),
        author=author,
        edited_by=edited_by,
        attachments=attachments,
        signature=text_of(signature) or None if signature is not None else None,
        url=f"{url.split('#')[0]}#bm{key}" if url and key else None,
        address=key,
        key=key,
    )


def _author(box: Tag, body: Tag) -> Author | None:
    for element in box.select(MEMBER):
        name = words(element)
        if name and not _is_inside(element, body) and not _ANONYMOUS.search(name):
            return Author(name=name)
    return None


def _is_inside(element: Tag, around: Tag) -> bool:
    """Return whether `around` is one of the element's parents: the same object, since `in` compares whole trees."""
    return any(parent is around for parent in element.parents)


def _attachments(box: Tag, body: Tag) -> tuple[Attachment, ...]:
    found = []
    for link in box.select(FILE):
        if _is_inside(link, body) or not words(link):
            continue
        line = copied_text.parse_attachment(words(link.parent)) if isinstance(link.parent, Tag) else None
        found.append(Attachment(name=words(link), size=line.size if line else None, url=attribute(link, "href")))
    return tuple(dict.fromkeys(found))


def _subject(first: Draft, title: str) -> str:
    return bare_subject(first.subject or title or "(no subject)")


def _as_text(page: Page, soup: Tag, url: str | None) -> Thread:
    """Read a page whose posts carry no anchors as the text that a person would have copied from it."""
    text = clean(text_of(soup))
    copied = Page(source=page.source, text=text, url=url, seen=page.seen)
    if not copied_text.match(copied):
        raise NotAThread(page.source, "this Higher Logic page holds no post", "save the page of one thread")
    return copied_text.parse_thread(copied)
