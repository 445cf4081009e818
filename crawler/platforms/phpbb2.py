"""phpBB 2 with its style subSilver and the styles made from it, alone or inside PHP-Nuke and other portals.

Proved on real pages of 2.0. What they are like:

- a post is two rows of one table: the first holds the author (`span.name` with the anchor that is the post's number)
  and a table with "Posted: …" and "Post subject: …" in one `span.postdetails`, parted by a `span.gen`;
- the body is a cell with several `span.postbody`, since each quotation closes one and opens the next; a quotation is a
  table whose second row is `td.quote` and whose first says whose it is; code is one with `td.code`;
- "Last edited by" is a `span.gensmall` in that cell; the signature is in the last `postbody` below a line of
  underscores;
- other styles put author, head, body and foot of a post into rows of one table that holds all posts, and the subject
  into the table's own head: then the page's title still names it, after the site and "View topic";
- the labels are in the board's language, and the page's foot names the zone.
"""

import re

from bs4 import Tag
from bs4.element import NavigableString

from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import author_in_heading, parse_body
from crawler.bodies.underlined import split_underlined
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.dates.zone import in_zone, zone_at_foot
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.phpbb_addresses import topic_address
from crawler.items import Author, Moment, Thread
from crawler.markup.soup import attribute, maybe, words
from crawler.markup.whole_pages import parse_whole
from crawler.page import Page
from crawler.subjects import bare_subject

NAME = "phpbb2"

MARKS = ('class="postbody"', 'class="postdetails"', 'class="name"', 'class="forumline"')
AUTHORS = ".name"
BODY = ".postbody"
DETAILS = ".postdetails"
SUBJECTS = ("a.maintitle", ".maintitle a", ".maintitle")
FOOT = ".gensmall, .copyright"
WAY_BACK = 'a.nav[href*="viewforum"], .nav a[href*="viewforum"]'
WHOSE = "data-whose"
FURNITURE = ".gensmall"

_ANCHOR = re.compile(r"p?(\d+)")


def match(page: Page) -> float:
    """Return whether the page has the style's class names for a post's parts; others took over three of four."""
    if not page.is_markup or not page.holds(MARKS, at_least=3):
        return 0.0
    return 0.75 if page.holds(MARKS, at_least=4) else 0.49


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_whole(page)
    posts = _posts(soup)
    if not posts and soup.select_one(BODY):
        raise MarkupChanged(page.source, f"tr with .name a[name] and {BODY}", "the posts of a topic")
    if not posts:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    subject = _subject(soup, page)
    address = topic_address(page, soup, SUBJECTS)
    heads = [_head(box, page) for _, box in posts]
    day_first = page_day_first([date for date, _ in heads], page)
    zone = zone_at_foot(soup, FOOT)
    way = [words(link) for link in soup.select(WAY_BACK)]
    return finish_thread(
        [
            _draft(
                box,
                key,
                number,
                posted=in_zone(moment_of_text(date, page, day_first=day_first), zone),
                subject=title if title and bare_subject(title) != bare_subject(subject) else None,
                address=address,
                page=page,
            )
            for number, ((key, box), (date, title)) in enumerate(zip(posts, heads, strict=True), start=1)
        ],
        subject=subject,
        platform=NAME,
        url=address,
        board=next(filter(None, way), None),
    )


def _subject(soup: Tag, page: Page) -> str:
    if heading := next((said for name in SUBJECTS for found in soup.select(name) if (said := words(found))), None):
        return heading
    title = maybe(soup, "title")
    titled = words(title).partition(" :: ")[2].partition(" - ")[2] if title else ""
    if titled:
        return titled
    raise MarkupChanged(page.source, ", ".join(SUBJECTS), "the topic's subject")


def _posts(soup: Tag) -> list[tuple[str | None, Tag]]:
    """Return for each author the post's id and the nearest row, table or run of rows that holds a body too."""
    boxes: dict[int, tuple[str | None, Tag]] = {}
    for author in soup.select(AUTHORS):
        box = next((up for up in author.find_parents(["tr", "table"]) if up.select_one(BODY)), None)
        if box is not None and len(box.select(AUTHORS)) > 1:
            box = _run(author)
        if box is None:
            continue
        anchor = box.select_one("a[name]")
        found = _ANCHOR.fullmatch(attribute(anchor, "name") or "") if anchor else None
        boxes.setdefault(id(box), (found[1] if found else None, box))
    return list(boxes.values())


def _run(author: Tag) -> Tag | None:
    """Gather the rows from an author's to the next author's in an element of their own; None without a body."""
    row = author.find_parent("tr")
    if row is None or len(row.select(AUTHORS)) > 1:
        return None
    rows = [row]
    for beside in row.find_next_siblings("tr"):
        if beside.select_one(AUTHORS):
            break
        rows.append(beside)
    if not any(each.select_one(BODY) for each in rows):
        return None
    box = Tag(name="tbody")
    row.insert_before(box)
    box.extend(rows)
    return box


def _head(box: Tag, page: Page) -> tuple[str, str]:
    """Return the words of a post's date and of its subject, from the line above its body."""
    for details in box.select(DETAILS):
        pieces = [" ".join(piece.split()) for piece in details.find_all(string=True) if type(piece) is NavigableString]
        said = [piece.partition(":")[2].strip() for piece in pieces if ":" in piece]
        if said and re.search(r"\d", said[0]) and not details.find("br"):
            return said[0], said[1] if len(said) > 1 else ""
    raise MarkupChanged(page.source, DETAILS, "the moment of a post, in the line above its body")


def _draft(
    box: Tag,
    key: str | None,
    number: int,
    *,
    posted: Moment | None,
    subject: str | None,
    address: str | None,
    page: Page,
) -> Draft:
    author = maybe(box, AUTHORS)
    name = words(author) if author else ""
    if not name:
        raise MarkupChanged(page.source, AUTHORS, "the name of an author")
    first = box.select_one(BODY)
    body = (first.find_parent("td") if first else None) or box
    _name_quotations(body)
    spell_out_links(body)
    written = parse_body(body, author_of=lambda quotation: attribute(quotation, WHOSE), furniture=FURNITURE)
    written, signature = split_underlined(written)
    return Draft(
        number=number,
        body=written,
        author=Author(name=name),
        posted=posted,
        subject=subject,
        url=f"{address}#{key}" if address and key else None,
        address=f"post/{key}" if key else None,
        key=key,
        signature=signature,
    )


def _name_quotations(body: Tag) -> None:
    """Put a `blockquote` in the stead of each table that holds a quotation, and the bare words in that of code."""
    for cell in reversed(body.select("td.quote, td.code")):
        table = cell.find_parent("table")
        if table is None or table is body:
            continue
        heading = table.select_one("b")
        said = words(heading) if heading and heading.find_parent("td") is not cell else ""
        is_quotation = "quote" in cell.get_attribute_list("class")
        cell.name = "blockquote" if is_quotation else "div"
        if is_quotation and (name := author_in_heading(said) or said.strip(" :").rpartition(" ")[0]):
            cell[WHOSE] = name
        table.replace_with(cell.extract())
