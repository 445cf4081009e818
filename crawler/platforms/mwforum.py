"""mwForum 2, in Perl.

Proved on its public sources (`topic_show.pl`), which print the markup themselves. What its pages are like:

- a post is `div.frm.pst` with the id `pidN`: a head of labels and values ("By NAME On DATE"), then the body;
- posts are nested by depth of margin in threaded boards, in the order of the page; a link leads to the parent;
- dates are in the reader's form (2010-05-03 14:20, or 10.11.15); quotations are `blockquote`, or lines in `em.quo`.
"""

import re

from bs4 import Tag
from bs4.element import NavigableString

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import parse_body
from crawler.dates.shown import first_moment, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "mwforum"

MARKS = ("mwforum.css", "mwforum.js", "mwforum.org", "MwfMain")
POSTS = "div.pst, table.pst"
HEAD, BODY = ".hcl", ".ccl"
FURNITURE = ".sig, .ava, .bcl, .atc, .edt"

_KEY = re.compile(r"pid=?(\d+)")


def match(page: Page) -> float:
    """Return whether the page has mwForum's files and boxes."""
    if not page.is_markup:
        return 0.0
    own = page.holds(MARKS)
    shape = "hcl" in page.text and "ccl" in page.text and "topic_show" in page.text
    return 0.9 if own or shape else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    boxes = [box for box in soup.select(POSTS) if box.select_one(BODY)]
    if not boxes and soup.select_one('[id^="pid"]'):
        raise MarkupChanged(page.source, f"{POSTS} {BODY}", "the posts of a topic")
    if not boxes:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    heads = [one(box, HEAD, page=page) for box in boxes]
    day_first = page_day_first((words(head) for head in heads), page)
    board = board_of_trail(soup, ".pgb a[href*=board_show], .hcl a[href*=board_show], .stt a")
    drafts = []
    for place, (box, head) in enumerate(zip(boxes, heads, strict=True), start=1):
        key = _KEY.search(attribute(box, "id") or "")
        parent = maybe(head, "a.prl[href]")
        answers = _KEY.search(str(parent["href"])) if parent else None
        values = _values(head)
        posted = first_moment(values, page, day_first=day_first)
        author, body = _author(head, values, page), one(box, BODY, page=page)
        signature = maybe(body, ".sig")
        signed = text_of(signature) if signature else ""
        drafts.append(
            Draft(
                number=place,
                body=parse_body(body, quotes="blockquote, .quo", furniture=FURNITURE),
                author=author,
                posted=posted,
                address=f"pid{key[1]}" if key else None,
                key=key[1] if key else None,
                answers=answers[1] if answers else None,
                signature=signed.lstrip("- \n"),
            )
        )
    address = canonical_url(page, soup)
    return finish_thread(drafts, subject=_subject(soup, page), platform=NAME, url=address, board=board)


def _values(head: Tag) -> list[str]:
    """Return what follows each label of a post's head."""
    values = []
    for label in head.select(".htt"):
        said = []
        for part in label.next_siblings:
            if isinstance(part, Tag) and "htt" in part.get_attribute_list("class"):
                break
            said.append(words(part) if isinstance(part, Tag) else str(part) if type(part) is NavigableString else "")
        values.append(" ".join(" ".join(said).split()))
    return values


def _author(head: Tag, values: list[str], page: Page) -> Author:
    link = head.select_one('a[href*="user_info"]')
    name = words(link) if link else next(iter(values), "")
    if not name:
        raise MarkupChanged(page.source, f"{HEAD} a[href*=user_info]", "the name of an author")
    return Author(name=name)


def _subject(soup: Tag, page: Page) -> str:
    """Return the bar's last step, which comes after the links of category and board."""
    for bar in soup.select(".stt, .frm.pgb .hcl, .frm .hcl"):
        if bar.select_one('a[href*="board_show"]'):
            steps = [part for part in bar.children if type(part) is NavigableString and str(part).strip(" /\n\t")]
            if steps:
                return str(steps[-1]).strip(" /\n\t")
    title = one(soup, "title", page=page)
    return re.sub(r"^[^:]{1,30}: ", "", words(title).rpartition(" - ")[2] or words(title))
