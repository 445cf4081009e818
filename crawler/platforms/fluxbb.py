"""FluxBB 1.4 and 1.5, and PunBB 1.2 to 1.4 from which it grew.

Proved on real pages of a board and on their public sources (`viewtopic.php`, `parser.php`), which print the markup
themselves. Their pages:

- the head of a post is its number ("#21" or "21") and its date as a link; `h1` is the site's name;
- FluxBB and PunBB 1.2 share class names (`blockpost`, `postmsg`); PunBB 1.3 and 1.4 have others (`entry-content`);
- the signature of FluxBB carries the body's class (`postsignature postmsg`), the edit's line is in the body;
- quotations: a `cite` before the `blockquote`, in PunBB 1.2 an `h4` inside it.
"""

import re
from functools import partial

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.listing import Listing, read_listing
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.numbering import parse_int
from crawler.markup.post_boxes import unnest
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "fluxbb"

MARKS = ('class="blockpost', 'id="punviewtopic"', 'id="brdmain"', 'id="punindex"', 'id="punviewforum"', 'id="punlogin"')
PUNBB = ('id="brd-viewtopic"', 'id="brd-main"', 'class="brd-page', 'id="brd-wrap"')
POSTS = ".blockpost, #brdmain .blockpost, .main-topic .post, .main-content > .post"
BODY = ".postmsg:not(.postsignature), .entry-content"
DATE = "h2 a[href*=pid], h2 a[href*='#p'], .post-link a, .posthead .permalink, h2 > span > a"
NUMBER = ".conr, .post-num"
NAME_SHOWN = ".postleft dt strong, .postleft dt, .author-ident .username, .post-byline strong, .post-byline a"
SIGNATURE = ".postsignature, .sig-content"
FURNITURE = ".postedit, .postsignature, .sig-content, .post-edit"

LISTING = Listing(
    row="#vf tbody tr, .blocktable tbody tr, .main-item",
    title=".tclcon > div > a[href*=viewtopic], .tclcon a[href*=viewtopic], .tcl a[href*=viewtopic], .item-subject h3 a",
    answers="td.tc2, .info-replies",
    last="td.tcr, .info-lastpost",
    pages=".pagelink a[href], .paging a[href]",
    boards=".tcl h3 a[href*=viewforum], .item-subject h3 a[href*='/forum'], .item-subject h3 a[href*=viewforum]",
)

_ADDRESS = re.compile(r"^(.*?(?:viewtopic\.php\?id=\d+|/topic/?\d+[^/?#]*/?(?:(?!page/)[^/?#]+/)?))")

match = by_marks((*MARKS, *PUNBB))
parse_board = partial(read_listing, listing=LISTING)


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    boxes = unnest([box for box in soup.select(POSTS) if box.select_one(BODY)])
    if not boxes and soup.select_one("#punviewtopic, #brd-viewtopic, #quickpost, #brd-qpost"):
        raise MarkupChanged(page.source, f"{POSTS} {BODY}", "the posts of a topic")
    if not boxes:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    if soup.select_one("#searchform, #punsearch, #brd-search") or not boxes[0].select_one(DATE):
        raise NotAThread(page.source, "this page lists found posts, not a topic", "hand over the topics' own pages")
    day_first = page_day_first((words(link) for box in boxes for link in box.select(DATE)), page)
    address = canonical_url(page, soup, _ADDRESS)
    subject = _subject(soup, page)
    board = board_of_trail(soup, ".crumbs a, .linkst .inbox ul a, #brd-crumbs-top a", subject=subject)
    return finish_thread(
        [_draft(box, place, page, day_first) for place, box in enumerate(boxes, start=1)],
        subject=subject,
        platform=NAME,
        url=address,
        board=board,
    )


def _draft(box: Tag, place: int, page: Page, day_first: bool | None) -> Draft:
    body = one(box, BODY, page=page)
    date = one(box, DATE, page=page)
    signature = maybe(box, SIGNATURE)
    signed = text_of(signature) if signature else ""
    count = maybe(box, NUMBER)
    number = parse_int(re.sub(r"\D", "", words(count))) if count else None
    holder = box if attribute(box, "id") else maybe(box, '[id^="p"]')
    found = re.fullmatch(r"p(\d+)", attribute(holder, "id") or "") if holder else None
    name = words(one(box, NAME_SHOWN, page=page))
    return Draft(
        number=number or place,
        body=parse_body(body, quotes="blockquote", author_of=_quoted_author, furniture=FURNITURE),
        author=Author(name=name),
        posted=moment_of_text(words(date), page, day_first=day_first),
        address=f"p{found[1]}" if found else None,
        key=found[1] if found else None,
        signature=signed,
    )


def _subject(soup: Tag, page: Page) -> str:
    """Return the last step of the trail, else a post's own heading."""
    for selector in (
        ".main-title",
        ".crumbs li:last-child",
        ".linkst ul li:last-child",
        ".postright h3",
        ".entry-title",
    ):
        for heading in soup.select(selector):
            if said := words(heading).lstrip("»› "):
                return said
    raise MarkupChanged(page.source, ".crumbs li", "the topic's subject")


def _quoted_author(box: Tag) -> str | None:
    before = box.find_previous_sibling()
    if isinstance(before, Tag) and before.name == "cite":
        said = words(before)
        before.decompose()
    else:
        said = take_heading(box, ":scope > cite, :scope > .incqbox > h4, :scope > div > cite, :scope > h4") or ""
    return author_in_heading(said) or said.strip(" :") or None
