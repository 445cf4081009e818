"""vBulletin 2, whose pages have tables and fonts and neither class nor id.

Proved on real pages of 2003 and 2004. What they are like:

- a post is two rows of a table of its own: in the first the author's cell, with the anchor `postN` and the name in
  bold, and the cell with the words; in the second the day and hour, before the buttons;
- above the words is the post's own subject in a `font`, below them paragraphs with attached files, with who edited
  last, and, to the right, "Report this post to a moderator";
- a quotation is a `blockquote` with "quote:", a line, "Originally posted by NAME" in italics, and the words; code is
  one too, with a `pre` or `code`; a signature is a paragraph that opens with a line of underscores;
- the page's title has the site's name before the subject; the trail to the board ends with the subject alone;
- dates are "03-24-2003 05:45 AM" where the board changed nothing: then the month comes first, unless other dates of
  the page say otherwise.
"""

import re
from collections.abc import Sequence

from bs4 import Tag
from bs4.element import NavigableString

from crawler.bodies.html_text import text_of
from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import author_in_heading, parse_body
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.dates.zone import in_zone, zone_at_foot
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import canonical_url, join_url
from crawler.markup.soup import attribute, maybe, one, words
from crawler.markup.whole_pages import parse_whole
from crawler.page import Page
from crawler.subjects import bare_subject

NAME = "vbulletin2"

MARKS = ("action=getinfo", "threadid=", "action=editpost", "forumdisplay.php?")
TRAIL = 'a[href*="forumdisplay.php"]'
FOOT = "td > font, td > font > b"
FILE = 'p a[href*="attachment.php"]'
FURNITURE = 'p[align="right"], script'

_UNDERSCORES = re.compile(r"\s*_{8,}\s*")
_STOCK_DATE = re.compile(r"\d\d-\d\d-\d{4} \d\d:\d\d [AP]M")
_ANCHOR = re.compile(r"post(\d+)")
_POST = re.compile(r'<td\b[^<>]*>\s*<a name="post\d+"')


def match(page: Page) -> float:
    """Return whether a cell of the page opens with a post's anchor, beside the program's addresses."""
    is_ours = page.is_markup and page.holds(MARKS, at_least=2) and _POST.search(page.markup) is not None
    return 0.8 if is_ours else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a thread."""
    soup = parse_whole(page)
    cells = [cell for anchor in soup.select("td > a[name]") if (cell := _cell(anchor)) is not None]
    if not cells:
        raise NotAThread(page.source, "this page holds no thread", "hand over the threads' own pages")
    subject, board = _subject_and_board(soup, page)
    shown = [_shown_date(cell, page) for cell in cells]
    settled = page_day_first(shown, page)
    day_first = False if settled is None and all(map(_STOCK_DATE.fullmatch, shown)) else settled
    zone = zone_at_foot(soup, FOOT)
    address = canonical_url(page, soup)
    return finish_thread(
        [
            _draft(cell, number, subject, in_zone(moment_of_text(said, page, day_first=day_first), zone), page)
            for number, (cell, said) in enumerate(zip(cells, shown, strict=True), start=1)
        ],
        subject=subject,
        platform=NAME,
        url=address,
        board=board,
    )


def _cell(anchor: Tag) -> Tag | None:
    """Return the author's cell of the post that the anchor names, None where it names none."""
    cell = anchor.parent
    is_post = _ANCHOR.fullmatch(attribute(anchor, "name") or "") and cell is not None
    return cell if is_post and cell is not None and cell.find_next_sibling("td") is not None else None


def _subject_and_board(soup: Tag, page: Page) -> tuple[str, str | None]:
    """Return what is after the last link of the trail and closes the page's title, and the words of that link."""
    found = maybe(soup, "title")
    title = words(found) if found else ""
    for link in soup.select(TRAIL):
        behind = "".join(
            each.get_text() for each in link.next_siblings if isinstance(each, Tag) or type(each) is NavigableString
        )
        subject = " ".join(behind.split()).lstrip("> »").strip()
        if subject and title.endswith(subject):
            return subject, words(link) or None
    if not title:
        raise MarkupChanged(page.source, "title", "the thread's subject")
    return title.partition(" - ")[2] or title, None


def _shown_date(cell: Tag, page: Page) -> str:
    """Return the words below the author's cell."""
    row = cell.find_parent("tr")
    below = row.find_next_sibling("tr") if row is not None else None
    if not isinstance(below, Tag):
        raise MarkupChanged(page.source, "tr + tr", "the moment of a post, in the row below it")
    return words(one(below, "td", page=page))


def _draft(cell: Tag, number: int, thread: str, posted: Moment | None, page: Page) -> Draft:
    anchor = one(cell, "a[name]", page=page)
    key = (attribute(anchor, "name") or "").removeprefix("post")
    name = words(one(cell, "b", page=page))
    body = cell.find_next_sibling("td")
    assert isinstance(body, Tag), "cells without a body are left out"
    subject = _heading(body)
    attachments = _attachments(body, page)
    for note in body.select('p > font[size="1"] > i:only-child'):  # who edited it last
        note.decompose()
    _part_code_from_quotations(body)
    spell_out_links(body)
    signature = _signature(body)
    return Draft(
        number=number,
        body=parse_body(body, author_of=_quoted_author, furniture=FURNITURE),
        author=Author(name=name),
        posted=posted,
        attachments=attachments,
        subject=subject if subject and bare_subject(subject) != bare_subject(thread) else None,
        address=f"post/{key}",
        key=key,
        signature=signature,
    )


def _heading(body: Tag) -> str:
    """Take the post's own subject out of the cell and return it."""
    heading = body.find("font", recursive=False)
    if not isinstance(heading, Tag):
        return ""
    said = words(heading)
    heading.decompose()
    return said


def _attachments(body: Tag, page: Page) -> tuple[Attachment, ...]:
    """Take the paragraphs with attached files out of the cell and return the files."""
    found = []
    for link in body.select(FILE):
        name = words(link).rpartition(": ")[2]
        paragraph = link.find_parent("p")
        if name and paragraph is not None and words(paragraph).startswith(("Attachment", name)):
            found.append(Attachment(name=name, url=join_url(page.url or "", attribute(link, "href") or "")))
            paragraph.decompose()
    return tuple(found)


def _signature(body: Tag) -> str | None:
    """Take the paragraph below the line of underscores out of the cell and return its text."""
    for paragraph in body.select("p"):
        if _UNDERSCORES.match(paragraph.get_text()):
            said = _UNDERSCORES.sub("", text_of(paragraph)).strip()
            paragraph.decompose()
            return said or None
    return None


def _part_code_from_quotations(body: Tag) -> None:
    """Take the boxes of code for what they are, without their label."""
    for box in body.select("blockquote"):
        if box.select_one("pre, code") and not box.find("i", recursive=False):
            box.name = "div"
            _drop_label(box.select("font"))


def _quoted_author(box: Tag) -> str | None:
    """Take the label and the line that says whose the words are out of a quotation, and return the name."""
    _drop_label(box.select("font"))
    heading = box.find("i")
    person = author_in_heading(words(heading)) if isinstance(heading, Tag) else None
    if person and isinstance(heading, Tag):
        heading.decompose()
    return person


def _drop_label(fonts: Sequence[Tag]) -> None:
    """Take the word above a box out: "quote:", "code:" in the board's language."""
    if fonts and len(said := words(fonts[0])) < len("PHP-Quelltext: ") and said.endswith(":"):
        fonts[0].decompose()
