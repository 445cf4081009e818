"""phpBB 3 with its older style subsilver2, whose tables are those of phpBB 2.

Proved on real pages, of topics and of their view for printing. What they are like:

- each post is a `table.tablebg` of its own with the author in `b.postauthor`; one row holds "Post subject:" and
  "Posted:" as two blocks of one cell, whose words are in the board's language, so the block with the link to the post
  is the one with the date;
- the body is `div.postbody`; the signature is a `span` or another `div` with the same class, and begins with a line
  of underscores;
- a quotation is a `div.quotecontent` under a `div.quotetitle` that says whose it is;
- the page's head and foot name the zone;
- in the view for printing (`view=print`) each post is a table of three rows: the author with the date in brackets, the
  subject, and after a `hr.sep` the body with a table of its files.
"""

import re
from datetime import tzinfo
from functools import partial

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import author_in_heading, parse_body
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.dates.zone import in_zone, zone_at_foot
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.listing import Listing, read_listing
from crawler.families.phpbb_addresses import topic_address
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import join_url
from crawler.markup.soup import attribute, first_words, one, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_pages import parse_whole
from crawler.page import Page
from crawler.subjects import bare_subject

NAME = "phpbb-subsilver"

MARKS = ('id="wrapcentre"', 'id="wrapheader"')
THEMED = ('class="postauthor"', 'class="postbody"', 'class="tablebg"', 'class="gensmall"', 'class="postsubject"')
"""What a theme without the frame keeps of the style; other programs have an author's cell of that name too."""
PRINTED = ('<hr class="sep"', 'class="topic"', 'class="gensmall"')
AUTHOR = ".postauthor"
SUBJECTS = ("#pageheader h2 a", "a.titles", "#pageheader h2", "h2")
FOOT = "p.datetime, #datebar p, .gensmall, .copyright"
QUOTED = ".quotecontent, blockquote"
FURNITURE = ".codetitle, .attachtitle, .attachcontent, .gensmall, .signature"
UNDERSCORES = re.compile(r"^[\s_]*_{8,}\s*")
FILES = ".attachcontent a[href], .attachrow a[href]"

LISTING = Listing(
    row="table.tablebg tr",
    title="a.topictitle",
    last="td:last-of-type",
    pages=".gensmall a[href*='viewforum'][href*='start='], .nav a[href*='start='], td.nav a[href*='start=']",
    boards="a.forumlink",
)

_ANCHOR = re.compile(r"#p(\d+)$")


def match(page: Page) -> float:
    """Return whether the page has the style's own marks."""
    is_of_style = page.holds(MARKS) or page.holds(THEMED, at_least=3) or page.holds(PRINTED, at_least=3)
    return 0.9 if page.is_markup and is_of_style else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_whole(page)
    if printed := _printed_boxes(soup):
        return _printed(soup, printed, page)
    boxes = _boxes(soup)
    if not boxes and soup.select_one(f"{AUTHOR}, .postbody"):
        raise MarkupChanged(page.source, f"table with {AUTHOR} and .postbody", "the posts of a topic")
    if not boxes:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    subject = first_words(soup, SUBJECTS, page=page, expected="the topic's subject")
    address = topic_address(page, soup, SUBJECTS)
    dates = [_date(box, page) for box in boxes]
    day_first = page_day_first(dates, page)
    zone = zone_at_foot(soup, FOOT)
    board = board_of_trail(soup, "p.breadcrumbs a")
    return finish_thread(
        [
            _draft(box, number, page, subject, _posted(date, page, day_first, zone), address)
            for number, (box, date) in enumerate(zip(boxes, dates, strict=True), start=1)
        ],
        subject=subject,
        platform=NAME,
        url=address,
        board=board,
    )


parse_board = partial(read_listing, listing=LISTING)


def _printed_boxes(soup: Tag) -> list[tuple[Tag, Tag]]:
    """Return of each post in the view for printing the line with author and date, and the body."""
    bodies = soup.select("td:has(> hr.sep)")
    heads = [found.select_one("td:has(> b)") if (found := body.find_parent("table")) else None for body in bodies]
    return [(head, body) for head, body in zip(heads, bodies, strict=True) if head is not None and head is not body]


def _printed(soup: Tag, boxes: list[tuple[Tag, Tag]], page: Page) -> Thread:
    subject = words(one(soup, ".topic", page=page))
    address = topic_address(page, soup, (".gensmall a[href*=viewtopic]",))
    dates = [words(head).rpartition("[")[2].strip(" ]") for head, _ in boxes]
    day_first = page_day_first(dates, page)
    zone = zone_at_foot(soup, FOOT)
    files = [_printed_files(body, address or "") for _, body in boxes]  # before the table below a body goes
    drafts = [
        Draft(
            number=number,
            body=parse_body(body, quotes=QUOTED, author_of=_quoted_author, furniture=f"{FURNITURE}, table.tablebg"),
            author=Author(name=words(one(head, "b", page=page))),
            posted=_posted(date, page, day_first, zone),
            attachments=attached,
        )
        for number, ((head, body), date, attached) in enumerate(zip(boxes, dates, files, strict=True), start=1)
    ]
    return finish_thread(drafts, subject=subject, platform=NAME, url=address)


def _printed_files(body: Tag, address: str) -> tuple[Attachment, ...]:
    """Return the files below a body: a picture's link holds the picture alone."""
    links = body.select('table.tablebg a[href*="file.php"]')
    pictures = (link.select_one("img[alt]") for link in links)
    names = (words(link) or (attribute(img, "alt") if img else "") for link, img in zip(links, pictures, strict=True))
    return tuple(
        Attachment(name=name, url=join_url(address, str(link["href"])))
        for link, name in zip(links, names, strict=True)
        if name
    )


def _boxes(soup: Tag) -> list[Tag]:
    """Return for each author the nearest table that holds a body too."""
    boxes: dict[int, Tag] = {}
    for author in soup.select(AUTHOR):
        for table in author.find_parents("table"):
            if table.select_one(".postbody"):
                boxes.setdefault(id(table), table)
                break
    return list(boxes.values())


def _head(box: Tag, page: Page) -> tuple[str, Tag]:
    """Return the id of the post, and the block with its date."""
    for link in box.select("td a[href]"):
        found = _ANCHOR.search(str(link["href"]))
        if found and (block := link.find_parent(["div", "td"])) is not None:
            return found[1], block
    raise MarkupChanged(page.source, 'a[href*="#p"]', "the link of a post, beside its date")


def _date(box: Tag, page: Page) -> str:
    said = words(_head(box, page)[1])
    return said.partition(":")[2].strip() or said


def _posted(date: str, page: Page, day_first: bool | None, zone: tzinfo | None) -> Moment | None:
    return in_zone(moment_of_text(date, page, day_first=day_first), zone)


def _draft(box: Tag, number: int, page: Page, thread: str, posted: Moment | None, address: str | None) -> Draft:
    key, block = _head(box, page)
    name = words(one(box, AUTHOR, page=page))
    beside = block.find_previous_sibling("div")
    subject = words(beside).partition(":")[2].strip() if isinstance(beside, Tag) else ""
    bodies = box.select(".postbody")
    signature = next((text_of(body) for body in bodies[1:] if UNDERSCORES.match(body.get_text())), "")
    attachments = tuple(
        Attachment(name=said, url=join_url(address or "", str(link["href"])))
        for link in box.select(FILES)
        if (said := words(link))
    )
    body = bodies[0]
    spell_out_links(body)
    return Draft(
        number=number,
        body=parse_body(body, quotes=QUOTED, author_of=_quoted_author, furniture=FURNITURE),
        author=Author(name=name),
        posted=posted,
        attachments=attachments,
        subject=subject if subject and bare_subject(subject) != bare_subject(thread) else None,
        url=f"{address}#p{key}" if address else None,
        address=f"post/{key}",
        key=key,
        signature=UNDERSCORES.sub("", signature).strip(),
    )


def _quoted_author(box: Tag) -> str | None:
    title = box.find_previous_sibling()
    if title is None or "quotetitle" not in (attribute(title, "class") or "").split():
        return None
    if title.select_one(QUOTED):  # left open, it holds quotations
        return None
    said = words(title)
    title.decompose()
    return author_in_heading(said) or (said.strip(" :").rpartition(" ")[0] or None)
