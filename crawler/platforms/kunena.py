"""Kunena 4 to 6, Joomla's forum: topics.

Written by the public templates (Aurelia, Crypsis). What their pages are like:

- a post is whatever is round its words (`.kmsg`) and holds its moment (`.kdate`) and a link to its author, whose class
  begins with "kwho-"; a profile is above, beside or below them (the picture in it is such a link too), and a guest is
  a `span` of that class;
- the moment's title is whole ("06 May 2014 07:08"), its words an age; behind it may be the moment of the last change;
- above the words "Anna replied the topic:" and the subject, in a heading or a `div`; private words are a `.kmsg` in it;
- a quotation is a `blockquote`, or a `.kmsgtext-quote` below a bold "Anna wrote:"; in version 6 the name is inside.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import author_in_heading, parse_body
from crawler.dates.shown import moment_of_element
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.numbering import page_numbers, shown_number
from crawler.markup.soup import attribute, maybe, one, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_pages import parse_whole
from crawler.page import Page

NAME = "kunena"

MARKS = ("kwho-", "kdate", "kmsg")
BODIES = ".kmsg:not(table, .mykmsg-header *)"
PERSON = '[class*="kwho-"]'
TIME = ".kdate"
PLACE = 'a[href^="#"][id], a[href^="#"]'
SUBJECT, ANY_HEADING = "#kunena h1", "h1"
LABELS = ".label, .badge, small, i, svg"
TRAIL = "#kunena .breadcrumb a[href], .kbreadcrumb a[href], .breadcrumb a[href]"
SIGNATURE = ".ksignature, .ksig"
QUOTED = "blockquote, .kmsgtext-quote:not(blockquote *)"

_KEY = re.compile(r"#(?:\w*?)(\d+)$")
_NAMED = re.compile(r"(?P<heading>[^\n:]{1,60}:)\s*")

match = by_marks(MARKS, at_least=len(MARKS))


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_whole(page)
    found = list(_boxes(soup))
    if not found:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    address = canonical_url(page, soup)
    heading = maybe(soup, SUBJECT) or one(soup, ANY_HEADING, page=page)
    for label in heading.select(LABELS):
        label.decompose()
    subject = words(heading)
    numbers = page_numbers([_number(box) for _, box in found])
    return finish_thread(
        [_draft(body, box, number, page, address) for number, (body, box) in zip(numbers, found, strict=True)],
        subject=subject,
        platform=NAME,
        url=address,
        board=board_of_trail(soup, TRAIL, subject=subject),
    )


def _boxes(soup: Tag) -> Iterator[tuple[Tag, Tag]]:
    """Yield each post's words and the smallest element round them that holds author and moment, and no other post."""
    bodies = soup.select(BODIES)
    timed, named, holding = (_around(found) for found in (soup.select(TIME), soup.select(PERSON), bodies))
    for body in bodies:
        box = next((above for above in body.parents if timed[id(above)] and named[id(above)]), None)
        if box is not None and holding[id(box)] == 1:
            yield body, box


def _around(elements: Iterable[Tag]) -> Counter[int]:
    """Count how many of the elements each element holds, by its id."""
    return Counter(id(above) for element in elements for above in element.parents)


def _number(box: Tag) -> int | None:
    """Return the post's place in the topic; boards may show its id instead, which is what its anchor says too."""
    place = maybe(box, PLACE)
    said = words(place) if place else ""
    return shown_number(said) if place and said != attribute(place, "href") else None


def _draft(body: Tag, box: Tag, number: int, page: Page, address: str | None) -> Draft:
    place = maybe(box, PLACE)
    key = _KEY.search(attribute(place, "href") or "") if place else None
    posted = moment_of_element(maybe(box, TIME), page)
    signature = maybe(box, SIGNATURE)
    name = next(filter(None, map(words, box.select(PERSON))), None)
    spell_out_links(body)
    return Draft(
        number=number,
        body=parse_body(body, quotes=QUOTED, author_of=_quoted_author),
        author=Author(name=name) if name else None,
        posted=posted,
        url=f"{address}#{key[1]}" if address and key else None,
        address=f"post/{key[1]}" if key else None,
        key=key[1] if key else None,
        signature=text_of(signature).strip() if signature else None,
    )


def _quoted_author(box: Tag) -> str | None:
    """Take "Anna wrote:", with which a quotation of version 6 opens, out of it and return the name."""
    first = next((text for text in box.find_all(string=True) if text.strip()), None)
    opening = _NAMED.match(first.lstrip()) if first else None
    named = author_in_heading(opening["heading"]) if opening else None
    if first is None or opening is None or named is None:
        return None
    first.replace_with(first.lstrip()[opening.end() :])
    return named
