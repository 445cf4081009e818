"""Bugzilla's bugs, 3.4 to 5: a description and the comments on it.

Proved on a real bug of Red Hat's 4.4, in the listing with all words; the page of a bug is written by the public
templates. What they are like:

- every comment is a `div.bz_comment` whose id is its number ("c0" is the description), with person and moment in its
  head and its words in a `pre`; the moment is "2013-08-01 10:53:31 EDT";
- a person without a name is the part of the mail address before the "@";
- "(In reply to Anna from comment #1)" and the lines marked with ">" below it are one `span.quote`;
- the words of a comment that came with a file open with "Created attachment 31 [details]";
- the listing with all words may hold several bugs, and calls itself so in its title.
"""

import re

from bs4 import Tag

from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.page import Page

NAME = "bugzilla"

MARKS = ("bz_comment_head", "bz_comment_text", "bz_comment_time")
POSTS = "div.bz_comment[id]"
DESCRIPTION = "c0"
TIME = ".bz_comment_time"
PERSON = ".bz_comment_user .fn, .bz_comment_user .vcard, .bz_comment_user"
BODY = "pre.bz_comment_text, .bz_comment_text, .comment_text"
SUBJECT = "#short_desc_nonedit_display, #subtitle .subheader"
FILES = 'a[name^="attach_"]'
FURNITURE = 'a[href*="attachment.cgi"][href*="action=edit"]'

_TITLE = re.compile(r"(?:bug\s+)?\d+\s+[-–—]\s+(?P<subject>\S.*)", re.I)
_ANSWER = re.compile(r"\s*\(In reply to (?:(?P<name>[^\n()]+(?:\([^\n()]*\))?) from )?comment\s*#?\d+\)[ \t]*\n?")
_COMMENT = re.compile(r"#(c\d+)$")
_MARK = re.compile(r"^> ?", re.M)

match = by_marks(MARKS, at_least=2)


def parse_thread(page: Page) -> Thread:
    """Return a bug's description and the comments on it."""
    soup = parse_markup(page)
    boxes = soup.select(POSTS)
    if not boxes:
        raise MarkupChanged(page.source, POSTS, "the comments on a bug")
    keys = [attribute(box, "id") or "" for box in boxes]
    if keys.count(DESCRIPTION) > 1:
        raise NotAThread(page.source, "this page lists several bugs", "hand over the bugs' own pages")
    address = canonical_url(page, soup)
    return finish_thread(
        [_draft(box, key, number, page, address) for number, (box, key) in enumerate(zip(boxes, keys, strict=True), 1)],
        subject=_subject(soup, page),
        platform=NAME,
        url=address,
        board=_field(soup, "Product"),
    )


def _subject(soup: Tag, page: Page) -> str:
    """Return the bug's summary: an element's of its own, a field's, or what is after the number in the page's title."""
    shown = maybe(soup, SUBJECT)
    said = (words(shown) if shown else "") or _field(soup, "Summary")
    titled = _TITLE.match(words(one(soup, "title", page=page))) if not said else None
    if not said and titled is None:
        raise MarkupChanged(page.source, SUBJECT, "the bug's summary")
    return said or (titled["subject"] if titled else "")


def _field(soup: Tag, name: str) -> str | None:
    """Return what is beside the label of one of the bug's fields."""
    labels = (label for label in soup.select("th") if words(label).strip(" :") == name)
    cells = (label.find_next_sibling(True) for label in labels)
    value = next((cell for cell in cells if isinstance(cell, Tag) and cell.name == "td"), None)
    return words(value) or None if value else None


def _draft(box: Tag, key: str, number: int, page: Page, address: str | None) -> Draft:
    person = maybe(box, PERSON)
    body = one(box, BODY, page=page)
    files = tuple(
        Attachment(name=attribute(link, "title") or words(link), url=attribute(link, "href"))
        for link in body.select(FILES)
    )
    spell_out_links(body)
    return Draft(
        number=number,
        body=parse_body(
            body, quotes="span.quote", author_of=_quoted_author, post_of=_quoted_comment, furniture=FURNITURE
        ),
        author=Author(name=words(person)) if person and words(person) else None,
        posted=moment_of_text(words(one(box, TIME, page=page)), page),
        attachments=files,
        url=f"{address}#{key}" if address else None,
        address=key,
        key=key,
    )


def _quoted_author(box: Tag) -> str | None:
    """Take the line that says whose words they are and the marks before them out of a quotation; return the name."""
    said = box.get_text()
    heading = _ANSWER.match(said)
    box.string = _MARK.sub("", said[heading.end() :] if heading else said)
    return heading["name"] if heading else None


def _quoted_comment(box: Tag) -> str | None:
    link = maybe(box, 'a[href*="#c"]')
    found = _COMMENT.search(attribute(link, "href") or "") if link else None
    return found[1] if found else None
