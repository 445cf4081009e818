"""ZetaBoards (s1.zetaboards.com and its neighbours, boards under names of their own; until 2018).

Proved on a saved page of a board whose posts had been replaced by others. What its pages are like:

- a post is a run of rows of `table.topic`: a head with the id `post-N`, profile and body, signature, buttons; each has
  nothing but its cells' classes (`c_username`, `c_postinfo`, `c_post`, `c_sig`);
- the first post is in a table of its own above every page's answers;
- "Edited by" is in the cell of the body; a quotation is a `blockquote` with name and date in a `dl`.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.numbering import shown_number
from crawler.markup.soup import attribute, first_words, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "zetaboards"

MARKS = ('class="c_postinfo"', 'class="c_username"', 'id="topic_viewer"')
HEADS = 'tr[id^="post-"]'
DATE = ".c_postinfo .left"
BODY = ".c_post"
SIGNATURE = ".c_sig"
SUBJECTS = ("#topic_viewer thead th", "#nav li:last-child", "title")
FURNITURE = ".editby"

_ID = re.compile(r"^post-(\d+)$")

match = by_marks(MARKS, at_least=2)


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    heads = soup.select(HEADS)
    if not heads:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    address = canonical_url(page, soup)
    subject = first_words(soup, SUBJECTS, page=page, expected="the topic's subject")
    day_first = page_day_first([words(one(head, DATE, page=page)) for head in heads], page)
    return finish_thread(
        [_draft(head, place, page, day_first) for place, head in enumerate(heads, start=1)],
        subject=subject,
        platform=NAME,
        url=address,
        board=board_of_trail(soup, "#nav a", subject=subject),
    )


def _draft(head: Tag, place: int, page: Page, day_first: bool | None) -> Draft:
    rows = _rows(head)
    body = next((found for row in rows if (found := maybe(row, BODY))), None)
    if body is None:
        raise MarkupChanged(page.source, f"{HEADS} ~ tr {BODY}", "the words of a post")
    signature = next((found for row in rows if (found := maybe(row, SIGNATURE))), None)
    key = _ID.match(attribute(head, "id") or "")
    name, link = words(one(head, ".c_username", page=page)), maybe(head, ".c_postinfo .right a[rel]")
    return Draft(
        number=(shown_number(words(link)) if link else None) or place,
        body=parse_body(body, quotes="blockquote", author_of=_quoted_author, furniture=FURNITURE),
        author=Author(name=name) if name else None,
        posted=moment_of_text(words(one(head, DATE, page=page)), page, day_first=day_first),
        address=f"post{key[1]}" if key else None,
        key=key[1] if key else None,
        signature=text_of(signature) if signature else None,
    )


def _rows(head: Tag) -> list[Tag]:
    """Return the rows of a post below its head."""
    rows: list[Tag] = []
    for row in head.find_next_siblings("tr"):
        if _ID.match(attribute(row, "id") or ""):
            break
        rows.append(row)
    return rows


def _quoted_author(box: Tag) -> str | None:
    """Return whom the heading of a quotation names, and take the heading out."""
    listed = box.find("dl", recursive=False)
    if isinstance(listed, Tag):
        name = maybe(listed.extract(), "dt")
        return words(name) if name else None
    heading = take_heading(box, ":scope > cite")
    return author_in_heading(heading) if heading else None
