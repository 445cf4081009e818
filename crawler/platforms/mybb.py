"""MyBB 1.2 to 1.8.

Proved on real pages of a board of 1.8 and of another's archive, and on the program's public theme (`postbit`,
`showthread`); the tables of 1.6 and older are written from what is known of them, without a page. What they are like:

- a body has the id `pid_N`; the head's date holds the edit's date inside it, and a relative day ("Yesterday") has the
  day in its title and the clock beside it;
- the classic dates are month first, and a board may turn them round: the page's other dates settle it, or nothing does;
- a quotation's heading is "NAME Wrote:", with the date in a `span` before the name;
- its archive for search engines (`archive/index.php?thread-7.html`) has name, day and words alone;
- 1.6 and older keep the signature after a short rule in the cell of the body.
"""

import re
from copy import copy
from functools import partial

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import PostBody, author_in_heading, parse_body
from crawler.dates.shown import first_moment, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.listing import Listing, read_listing
from crawler.families.mybb_printed import PRINTED, divide_printed, is_printed
from crawler.families.reduced_pages import Reduced, read_reduced
from crawler.items import Attachment, Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.numbering import parse_int
from crawler.markup.post_boxes import boxes_around
from crawler.markup.soup import attribute, first_words, maybe, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand_moments
from crawler.page import Page

NAME = "mybb"

MARKS = ("my_post_key", "mycode_quote", "post_body scaleimages", 'class="post_body" id="pid_')
REDUCED = (
    Reduced(
        head=".post > .header", name=".author", date=".dateline", body=".post > .message",
        subject="#fullversion a[href], #pagetitle h2",
    ),
    PRINTED,
)  # fmt: skip
BODIES = '.post_body[id^="pid_"], [id^="pid_"].post_body, div[id^="pid_"]'
AUTHORS = (
    ".author_information .largetext", ".post_author .largetext", ".author_information strong", ".post_author strong",
    ".largetext", ".post_author a[href*=profile]", 'a[href*="action=profile"]', 'a[href^="user-"]', 'a[href*="/user-"]',
)  # fmt: skip
DATES = (".post_date", "td.tcat .float_left", "td.tcat .smalltext", "td.tcat", ".post_head .smalltext", ".post_head")
EDITS = ".post_edit, .edited_post, [id^=edited_by], .float_right, em"
FURNITURE = ".post_edit, .edited_post, [id^=edited_by], .codeblock > .title, .code_header, .signature, .post_meta"

LISTING = Listing(
    row="tr",
    title="[id^=tid_] a[href], a[id^=tid_]",
    answers="a[href*=whoPosted], a[onclick*=whoPosted]",
    last=".lastpost",
    pages=".pagination a[href]",
    boards="td strong > a[href*='fid='], td strong > a[href*='forum-'], .smalltext a[href*='forum-'], .sub_forum a",
)

_ARCHIVED = re.compile(r'<div class="header">\s*<div class="author"><h2>')
_NUMBER = re.compile(r"#\s?(\d[\d.,]*)")
_THREAD = re.compile(r"^(.*?(?:showthread\.php\?.*?\btid=\d+|/thread-[^/?]*?\.html|/Thread-[^/?]+))")
_PAGE = re.compile(r"(?:-page-\d+|[?&]page=\d+|-post-\d+|-lastpost|-newpost)(?=\.html|$|&)")


def match(page: Page) -> float:
    """Return whether the page has MyBB's own marks."""
    is_ours = page.holds(MARKS) or _ARCHIVED.search(page.markup) is not None
    return 0.9 if page.is_markup and (is_ours or is_printed(page)) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a thread."""
    soup = parse_markup(page)
    divide_printed(soup)
    for reduced in REDUCED:
        if thread := read_reduced(soup, page, reduced, platform=NAME, parse=_parse_body):
            return thread
    bodies = [body for body in soup.select(BODIES) if body.get("id") != "pid_"]
    if not bodies and soup.select_one("#posts, #quick_reply_form"):
        raise MarkupChanged(page.source, BODIES, "the posts of a thread")
    if not bodies:
        raise NotAThread(page.source, "this page holds no thread", "hand over the threads' own pages")
    boxes = boxes_around(bodies) if len(bodies) > 1 else [_lone(bodies[0])]
    boxes = [body.find_parent(id=re.compile(r"^post_\d+$")) or box for body, box in zip(bodies, boxes, strict=True)]
    shown = [_date_texts(box) for box in boxes]
    demand_moments(shown, page=page, selector=", ".join(DATES))
    day_first = page_day_first(_all_dates(soup, shown), page)
    address = canonical_url(page, soup)
    if address:
        address = _PAGE.sub("", address)
        address = found[1] if (found := _THREAD.match(address)) else address
    board = board_of_trail(soup, ".navigation a, .breadcrumb a")
    drafts = []
    for place, (box, body, texts) in enumerate(zip(boxes, bodies, shown, strict=True), start=1):
        key = (attribute(body, "id") or "").rpartition("_")[2]
        author = Author(name=first_words(box, AUTHORS, page=page, expected="the name of an author"))
        signature, number, attachments = _signature(box, body), _number(box), _attachments(box)
        drafts.append(
            Draft(
                number=number or place,
                body=_parse_body(body),
                author=author,
                posted=first_moment(texts, page, day_first=day_first),
                attachments=attachments,
                address=f"pid{key}",
                key=key,
                signature=signature,
            )
        )
    return finish_thread(drafts, subject=_subject(soup, page), platform=NAME, url=address, board=board)


parse_board = partial(read_listing, listing=LISTING)


def _parse_body(body: Tag) -> PostBody:
    return parse_body(
        body, quotes="blockquote, .quote_body", author_of=_quoted_author, post_of=_quoted_post, furniture=FURNITURE
    )


def _lone(body: Tag) -> Tag:
    """Return the box of a thread's only post."""
    return body.find_parent(id="posts") or body.find_parent("table") or body.parent or body


def _date_texts(box: Tag) -> list[str]:
    """Return what may be the date of a post, without the edit's and with the day that a title holds."""
    for selector in DATES:
        for element in box.select(selector):
            head = copy(element)
            for edit in head.select(EDITS):
                edit.decompose()
            plain = words(head)
            titles = [title for part in head.select("span[title]") if (title := attribute(part, "title"))]
            for part in head.select("span[title]"):
                part.string = str(part["title"])
            if any(letter.isdigit() for letter in words(head)):
                return [words(head).replace(" ,", ","), *titles, plain.replace(" ,", ",")]
    return []


def _all_dates(soup: Tag, shown: list[list[str]]) -> list[str]:
    edits = [words(element) for element in soup.select(".post_edit, .edited_post, blockquote cite span")]
    return [text for texts in shown for text in texts] + edits


def _number(box: Tag) -> int | None:
    for link in box.select('.post_head .float_right a, .tcat .float_right a, a[id^="post_link_"], .float_right a'):
        if found := _NUMBER.search(words(link)):
            return parse_int(re.sub(r"\D", "", found[1]))
    return None


def _signature(box: Tag, body: Tag) -> str | None:
    marked = maybe(box, ".signature")
    if marked:
        return text_of(marked) or None
    rule = body.find_next_sibling("hr")
    if not isinstance(rule, Tag):
        return None
    lines = [text_of(part) if isinstance(part, Tag) else str(part).strip() for part in rule.next_siblings]
    return "\n".join(line for line in lines if line) or None


def _attachments(box: Tag) -> tuple[Attachment, ...]:
    links = box.select('a[href*="attachment.php?aid="]')
    named = {words(link): attribute(link, "href") for link in links if words(link)}
    return tuple(Attachment(name=name, url=url) for name, url in named.items())


def _subject(soup: Tag, page: Page) -> str:
    """Return the trail's last step without the prefix before it, which the page's title does not have."""
    title = soup.select_one("title")
    bare = words(title) if title else ""
    for selector in (".navigation .active", "#posts_container ~ .thead strong", "td.thead strong", ".thead strong"):
        for heading in reversed(soup.select(selector)):
            if said := words(heading):
                return bare if bare and said.endswith(bare) else said
    if bare:
        return bare
    raise MarkupChanged(page.source, ".navigation .active", "the thread's subject")


def _heading(box: Tag) -> Tag | None:
    inside = box.find("cite", recursive=False)
    if isinstance(inside, Tag):
        return inside
    before = box.find_previous_sibling()
    return before if isinstance(before, Tag) and "quote_header" in before.get_attribute_list("class") else None


def _quoted_post(box: Tag) -> str | None:
    heading = _heading(box)
    link = heading.select_one("a[href*=pid]") if heading else None
    found = re.search(r"pid=?-?(\d+)", attribute(link, "href") or "") if link else None
    return found[1] if found else None


def _quoted_author(box: Tag) -> str | None:
    heading = _heading(box)
    if heading is None:
        return None
    for date in heading.select("span"):
        date.decompose()
    said = words(heading)
    heading.decompose()
    return author_in_heading(said)
