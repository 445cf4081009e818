"""uCoz's forum (sites at ucoz.ru, ucoz.com, clan.su, my1.ru, narod.ru and under names of their own).

Proved on three real pages of a mirror from 2018. What its pages are like:

- a post is `table.postTable`: a row of member and date, a row of profile and body, a row of buttons;
- the date's cell says "Date: Wed, 2007-08-01, 10:43 | Message # 1", in the board's language, without a zone;
- a quotation is `.bbQuoteBlock`, headed "Quote (NAME)", until 2010 a cell below a row with that heading; below the body
  are the signature and who edited;
- who writes twice in a row adds to the first post: below "Added (DATE)" and a line of hyphens are the new words.
"""

import re
from itertools import islice

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import parse_body
from crawler.dates.shown import opening_moment
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.numbering import shown_number
from crawler.markup.soup import attribute, first_words, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "ucoz"

MARKS = ("ucoz-forum-post", 'class="postTdTop"', 'class="posttdMessage"')
LISTS = ('class="threadNametd"', 'class="forumNametd"', 'class="forumNameTd"')
POSTS = "table.postTable"
CELL = ".posttdMessage"
BODY = ".ucoz-forum-post"
AUTHOR = ".postUser"
HEAD = ".postTdTop:has(.postNumberLink), .postTdTop + .postTdTop"
SUBJECTS = ("a.forumBarA", ".forumNamesBar h1", "h1", "title")
QUOTED = ".bbQuoteBlock, td.quoteMessage"
HEADING = ".bbQuoteName"
FURNITURE = ".bbCodeName, .uSpoilerButtons, .edited, .signatureHr, .signatureView, script"

_DATE = re.compile(r"\d.*")
_ADDED = re.compile(r"\([\d.,:\s-]+(?:[ap]m)?\)", re.IGNORECASE)
_RULE = re.compile(r"^\s*-{30,}\s*$")
_NEAR = 8
"""Nodes above a rule among which the label of an addition is."""
_QUOTED = re.compile(r"\(\s*([^()]{1,60}?)\s*\)")


def match(page: Page) -> float:
    """Return whether the page has the names of its posts' parts."""
    return 0.9 if page.is_markup and (page.holds(MARKS, at_least=2) or page.holds(LISTS)) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    boxes = [box for box in soup.select(POSTS) if box.select_one(CELL)]
    if not boxes and soup.select_one(BODY):
        raise MarkupChanged(page.source, f"{POSTS} {CELL}", "the posts of a topic")
    if not boxes:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    address = canonical_url(page, soup)
    return finish_thread(
        [_draft(box, place, page) for place, box in enumerate(boxes, start=1)],
        subject=first_words(soup, SUBJECTS, page=page, expected="the topic's subject"),
        platform=NAME,
        url=address,
        board=board_of_trail(soup, ".forumNamesBar a.forumBar"),
    )


def _draft(box: Tag, place: int, page: Page) -> Draft:
    head, cell = one(box, HEAD, page=page), one(box, CELL, page=page)
    said = words(head).partition("|")[0]
    posted = opening_moment(found[0], page) if (found := _DATE.search(said)) else None
    if posted is None:
        raise MarkupChanged(page.source, HEAD, f"a date in “{said}”")
    name, link = maybe(box, AUTHOR), maybe(head, ".postNumberLink")
    signature = maybe(cell, ".signatureView")
    signed = text_of(signature) if signature else ""
    body = maybe(cell, BODY) or cell
    _take_out_additions(body)
    written = parse_body(body, quotes=QUOTED, author_of=_quoted_author, furniture=FURNITURE)
    key = attribute(link, "name") if link else None
    return Draft(
        number=(shown_number(words(link)) if link else None) or place,
        body=written,
        author=Author(name=words(name)) if name and words(name) else None,
        posted=posted,
        address=f"post{key}" if key else None,
        key=key,
        signature=signed,
    )


def _take_out_additions(body: Tag) -> None:
    """Take out what the board writes above words that were added later: "Added", the date in brackets, and a rule."""
    for rule in body.find_all(string=_RULE):
        above = list(islice(rule.previous_siblings, _NEAR))
        label = next((place for place, node in enumerate(above) if isinstance(node, Tag) and node.name == "b"), None)
        if label is not None and _ADDED.fullmatch("".join(node.get_text() for node in above[:label]).strip()):
            for node in (rule, *above[: label + 1]):
                node.extract()


def _quoted_author(box: Tag) -> str | None:
    """Return whom the heading of a quotation names, and take the heading out."""
    heading = box.parent.find_previous_sibling("tr") if box.name == "td" and box.parent else maybe(box, HEADING)
    if not isinstance(heading, Tag):
        return None
    named = maybe(heading, ".qName")
    found = _QUOTED.search(words(heading.extract()))
    return (words(named).strip("() ") if named else "") or (found[1] if found else None)
