"""vBulletin 3 and 4, and the rewrites without tables that large networks made of 3.

Proved on real pages of 4 (stock and two styles, English, German, Persian) and of a rewrite of 3. What they are like:

- every version has the body in `#post_message_N`; around it are a `li#post_N` (4), a `table#postN` (3) or a
  `section#postN`;
- 3 has no element for subject, date or signature: the subject is the bold end of the trail or the first post's own,
  the date a text in the first cell, the signature what follows a line of underscores; a style of 4 may have the date
  in a bare `dd`;
- "Thread:" before the subject is translated, so the subject is what `.threadtitle` holds;
- its archive for search engines (`archive/index.php/t-77.html`) has name, day and words alone, without quotations;
- dates are in the zone that the foot of the page names; 04-09-2005 is settled by the other dates of the page.
"""

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo
from functools import partial

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.dates.zone import in_zone, zone_at_foot
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.listing import Listing, read_listing
from crawler.families.reduced_pages import Reduced, read_reduced
from crawler.families.vbulletin_quotes import parse_vbulletin_body
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import canonical_url, join_url
from crawler.markup.marks import by_marks
from crawler.markup.numbering import page_numbers, shown_number
from crawler.markup.soup import attribute, first_words, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand_moments
from crawler.page import Page
from crawler.subjects import bare_subject

NAME = "vbulletin"

MARKS = (
    'content="vBulletin',
    "vBulletin_init",
    'id="post_message_',
    "vbulletin_global.js",
    "vbulletin-core.js",
    "vbulletin_important.css",
    '<div class="posttop"><div class="username">',
)
REDUCED = (
    Reduced(
        head=".post > .posttop", name=".username", date=".date", body=".post > .posttext", subject=".largefont a[href]"
    ),
    Reduced(
        head='td.page > table:has(td[style*="14pt"])',
        name="td",
        date="td.smallfont",
        body='td.page:has(td[style*="14pt"]) > div:last-of-type',
        subject="td.smallfont > strong:last-of-type > a[href]",
        foot="div.smallfont",
    ),
    Reduced(
        head="li.postbit > .header", name=".username", date=".datetime", body="li.postbit > .content",
        subject="#pagetitle a[href]", foot=".footer_time",
    ),
)  # fmt: skip
"""The archive, and what versions 3 and 4 give for printing."""
BODIES = '[id^="post_message_"]'
NAMES = (
    ".bigusername",
    ".username_container .username",
    ".username_container strong",
    ".username",
    '[id^="postmenu_"]',
    ".guest",
)
DATES = (
    "[itemprop=dateCreated]", "[itemprop=datePublished]", ".postdate", ".posthead .date", ".date", "td.thead", ".thead",
    ".userstats dd", ".userinfo_extra dd",
)  # fmt: skip
SUBJECTS = (
    ".threadtitle", "#pagetitle h1 a", "#pagetitle h1", "td.navbar > strong", ".navbar > strong",
    "[itemprop=alternativeHeadline]", "td.alt1 > .smallfont > strong", "h1.title",
)  # fmt: skip
FOOT = "#footer_time, .footer_time, div.smallfont, .below_body, .page > .smallfont"
TRAIL = "#breadcrumb .navbit a, .breadcrumb .navbit a, span.navbar a, .navbar a[href*=forumdisplay]"
UNDERSCORES = re.compile(r"^[\s_]*_{8,}\s*")

LISTING = Listing(
    row="li.threadbit, tbody[id^=threadbits] tr, #threadslist tr",
    title="a[id^=thread_title_]",
    last=".threadlastpost, td.alt2[title]",
    pages=".pagination a[href], .pagenav a[href], .threadpagenav a[href]",
    boards=".forumtitle a[href], a.forumtitle, .subforum a[href], td[id^=f] a[href*=forumdisplay]",
)

_ID = re.compile(r"^post_message_(\d+)$")
_PAGE = re.compile(r"/(?:page|index)\d+/?(?:\.html)?$")
_LATER_PAGE = re.compile(r"-\d+(?=\.html$)")
_PASSING = frozenset({"s", "page", "p", "viewfull", "highlight", "pp", "styleid", "langid"})

match = by_marks(MARKS, confidence=0.85)
parse_board = partial(read_listing, listing=LISTING)


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a thread."""
    soup = parse_whole(page)
    for reduced in REDUCED:
        if thread := read_reduced(soup, page, reduced, platform=NAME, parse=parse_vbulletin_body):
            return thread
    bodies = [body for body in soup.select(BODIES) if _ID.match(attribute(body, "id") or "")]
    if not bodies and soup.select_one("#posts li.postcontainer, table[id^=post] td.alt1"):
        raise MarkupChanged(page.source, BODIES, "the posts of a thread")
    if not bodies:
        raise NotAThread(page.source, "this page holds no thread", "hand over the threads' own pages")
    boxes = [_box(body) for body in bodies]
    subject = _subject(soup, page)
    shown = [list(_date_texts(box)) for box in boxes]
    demand_moments(shown, page=page, selector=", ".join(DATES))
    day_first = page_day_first((text for texts in shown for text in texts[:6]), page)
    zone = zone_at_foot(soup, FOOT)
    numbers = page_numbers([_number(box) for box in boxes])
    address = _thread_address(canonical_url(page, soup), first=numbers[0])
    board = board_of_trail(soup, TRAIL, subject=subject)
    return finish_thread(
        [
            _draft(body, box, number, page, subject, _posted(texts, page, day_first, zone), address)
            for body, box, number, texts in zip(bodies, boxes, numbers, shown, strict=True)
        ],
        subject=subject,
        platform=NAME,
        url=address,
        board=board,
    )


def _thread_address(known: str | None, *, first: int) -> str | None:
    """Return the thread's address without session and page; `-2.html` is a page where the first post is not 1."""
    if known is None or not known.startswith("http"):
        return None
    bare, _, query = known.partition("?")
    bare = _PAGE.sub("", _LATER_PAGE.sub("", bare) if first > 1 else bare)
    parts = (_PAGE.sub("", part) for part in query.split("&"))
    kept = [part for part in parts if part and part.partition("=")[0] not in _PASSING]
    return f"{bare}?{'&'.join(kept)}" if kept else bare


def _box(body: Tag) -> Tag:
    """Return what belongs to the post: the element with its id, else the nearest table or list item."""
    key = (attribute(body, "id") or "").removeprefix("post_message_")
    wanted = {f"post{key}", f"post_{key}", f"edit{key}"}
    around = list(body.parents)
    named = next((up for up in around if attribute(up, "id") in wanted), None)
    return named or next((up for up in around if up.name in {"table", "li", "section", "article"}), body)


def _subject(soup: Tag, page: Page) -> str:
    for selector in SUBJECTS:
        if heading := soup.select_one(selector):
            for label in heading.select(".prefix, .threadprefix, img"):
                label.decompose()
            if said := words(heading):
                return said
    titled = soup.select_one("title")
    if titled and (said := words(titled)):
        return said.rpartition(" - ")[0] or said
    raise MarkupChanged(page.source, ", ".join(SUBJECTS), "the thread's subject")


def _number(box: Tag) -> int | None:
    for selector in (".postcounter", '[id^="postcount"]'):
        if found := box.select_one(selector):
            return shown_number(words(found)) or shown_number(attribute(found, "name"))
    return None


def _date_texts(box: Tag) -> Iterator[str]:
    """Yield what may name the post's moment, the likeliest first."""
    for selector in DATES:
        for element in box.select(selector):
            if element.find_parent(id=re.compile("^post_message_")) is not None:
                continue
            yield words(element)
            yield from (" ".join(text.split()) for text in element.stripped_strings)


def _posted(texts: list[str], page: Page, day_first: bool | None, zone: tzinfo | None) -> Moment | None:
    """Return the first moment with an hour, since a day alone may be the one on which the author joined; else a day."""
    moments = [found for text in texts if (found := moment_of_text(text, page, day_first=day_first))]
    return in_zone(
        next((found for found in moments if isinstance(found.at, datetime)), next(iter(moments), None)), zone
    )


def _draft(
    body: Tag, box: Tag, number: int, page: Page, thread: str, posted: Moment | None, address: str | None
) -> Draft:
    key = (attribute(body, "id") or "").removeprefix("post_message_")
    name = first_words(box, NAMES, page=page, expected="the name of an author")
    heading = box.select_one(".posttitle, h2.title, td.alt1 > .smallfont > strong, [itemprop=alternativeHeadline]")
    subject = words(heading) if heading else ""
    signature = _signature(body, box)
    attachments = tuple(
        Attachment(name=words(link), url=join_url(page.url or address or "", str(link["href"])))
        for link in box.select('fieldset a[href*="attachment"], .attachments a[href*="attachment"]')
        if words(link)
    )
    return Draft(
        number=number,
        body=parse_vbulletin_body(body),
        author=Author(name=name),
        posted=posted,
        attachments=attachments,
        subject=subject if subject and bare_subject(subject) != bare_subject(thread) else None,
        url=f"{address}#post{key}" if address else None,
        address=f"post/{key}",
        key=key,
        signature=signature,
    )


def _signature(body: Tag, box: Tag) -> str | None:
    """Return the signature's own block, or what is under the body below a line of underscores."""
    named = box.select_one(".signaturecontainer") or box.select_one(".signature, .post-signature")
    if named is not None:
        named.name = "div"  # a `blockquote` that quotes nobody
        return text_of(named).strip() or None
    for beside in body.find_next_siblings("div"):
        if UNDERSCORES.match(beside.get_text()):
            return UNDERSCORES.sub("", text_of(beside)).strip() or None
    return None
