"""UBB.threads 6 and 7.

Proved on three real pages of 7.7, of a post each; answers and quotations are known from the class names that public
scripts and styles address. What its pages are like:

- a post is a table inside tables: a line with subject, "#N" and date (`subjecttable`), then author and content; the
  outer tables hold the inner ones, so a post is counted by its body (`#bodyN`, `post_inner`), never by its table;
- the heading holds the whole way back to the board, the subject as its last words, outside of links;
- "#N" is the post's id on the whole board and counts nothing;
- date and hour are in elements of their own (`date`, `time`), with a year of two digits; the edit's line too; the
  links to the threads before and after hold the moment in seconds of the epoch, which tells day from month.
"""

import re
from dataclasses import replace

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.bodies.underlined import split_underlined
from crawler.dates.shown import closing_moment, first_moment, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Moment, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.post_boxes import boxes_around
from crawler.markup.soup import attribute, maybe, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand
from crawler.page import Page

NAME = "ubb-threads"

MARKS = ("ubbthreads.php", "UBB.threads", "ubbt_", "ubbthreads", "post_inner", "ubbcode-block")
BODIES = '.post_inner [id^="body"]'
OLD_BODIES = '[id^="body"].post_text, .post_inner, td.post-content, font.post, span.post'
HEADS = ".subjecttable, .post-head, .post_header"
AUTHORS = (
    ".author-content .username", ".author-content a[href*=users]", ".author-content a[href*=showprofile]",
    ".author_content .username", ".author-content b", ".author-content", "td.author", "a[href*=showprofile]",
    "a[href*='/users/']", ".username",
)  # fmt: skip
FURNITURE = ".signature, .edited-wording, .edited, .post-options, .ubbcode-header.code, .small.edited, .attachments"

_TOPIC = re.compile(r"^(.*?(?:/topics/\d+[^/?#]*|Number=\d+|/Number/\d+))")
_NUMBER = re.compile(r"#\s?(\d+)")
_EDITED = re.compile(r"\n*(?:Last )?[Ee]dited by [^\n]{1,80}(?:\d\d|[ap]m|[AP]M)\.?\)?\s*(?:;?[^\n]{0,80})?$")


def match(page: Page) -> float:
    """Return whether the page has the program's own addresses and class names."""
    if not page.is_markup:
        return 0.0
    found = sum(mark in page.text for mark in MARKS)
    return 0.9 if found > 1 else 0.5 if found else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    bodies = soup.select(BODIES) or [
        body for body in soup.select(OLD_BODIES) if not body.select_one(".post_inner, font.post, span.post")
    ]
    if not bodies and soup.select_one(".subjecttable, .post-content"):
        raise MarkupChanged(page.source, f"{BODIES}, {OLD_BODIES}", "the posts of a topic")
    if not bodies:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    boxes = boxes_around(bodies)
    heads = [_head(box) for box in boxes]
    texts = [_date_texts(head) for head in heads]
    day_first = page_day_first((text for found in texts for text in found), page)
    address = canonical_url(page, soup, _TOPIC)
    board = board_of_trail(soup, ".breadcrumbs a, #breadcrumbs a, .navigation-bc a, td.breadcrumbs a")
    drafts = [
        _draft(box, body, head, place, _moment(shown, page, day_first))
        for place, (box, body, head, shown) in enumerate(zip(boxes, bodies, heads, texts, strict=True), start=1)
    ]
    demand(drafts, page=page, posted=f"{HEADS} .date")
    if any(draft.author is None for draft in drafts):
        raise MarkupChanged(page.source, ", ".join(AUTHORS), "the name of an author")
    return finish_thread(drafts, subject=_subject(soup, heads[0], page), platform=NAME, url=address, board=board)


def _head(box: Tag) -> Tag:
    """Return the line above the post: inside its box, or the row before it."""
    inside = box.select_one(HEADS)
    if inside is not None:
        return inside
    before = box.find_previous(class_=re.compile(r"^(?:subjecttable|post-head|post_header)$"))
    return before if isinstance(before, Tag) else box


def _date_texts(head: Tag) -> list[str]:
    day, clock = head.select_one(".date"), head.select_one(".time")
    said = [f"{words(day)} {words(clock)}"] if day and clock and clock.find_parent(class_="date") is None else []
    said += [words(day)] if day else []
    return [*said, re.sub(r"^.*?#\s?\d+\s*-?\s*", "", words(head))]


def _moment(texts: list[str], page: Page, day_first: bool | None) -> Moment | None:
    found = first_moment(texts, page, day_first=day_first)
    return found or closing_moment(texts[-1], page, day_first=day_first)


def _draft(box: Tag, body: Tag, head: Tag, place: int, posted: Moment | None) -> Draft:
    signature = maybe(box, ".signature")
    signed = text_of(signature).lstrip("_ \n") if signature else ""
    number = _NUMBER.search(words(head))
    key = number[1] if number else None
    author = next(
        (Author(name=name) for selector in AUTHORS for element in box.select(selector) if (name := _name(element))),
        None,
    )
    written = parse_body(body, quotes="blockquote, .ubbcode-block", author_of=_quoted_author, furniture=FURNITURE)
    if signature is None:  # version 6 puts it into the body
        written, below = split_underlined(written)
        signed = below or ""
    return Draft(
        number=place,
        body=replace(written, text=_EDITED.sub("", written.text)),
        author=author,
        posted=posted,
        address=f"Post{key}" if key else None,
        key=key,
        signature=signed,
    )


def _name(element: Tag) -> str:
    """Return the first words of a cell, which are the author's name."""
    return next((said for part in element.stripped_strings if (said := " ".join(part.split()))), "")


def _subject(soup: Tag, head: Tag, page: Page) -> str:
    for selector in ("h1.topic-title", ".topic-title", "h1"):
        if (found := soup.select_one(selector)) and words(found):
            return _last_step(found)
    for link in head.select("a[href*=topics], a[href*=Number], b, span.bold"):
        if (said := words(link)) and not said.startswith("#"):
            return said
    title = soup.select_one("title")
    if title is not None and words(title):
        return words(title).split(" - ")[0]
    raise MarkupChanged(page.source, HEADS, "the topic's subject")


def _last_step(heading: Tag) -> str:
    """Return what is after the links of a heading that is the way back, else all of it."""
    own = [said for piece in heading.find_all(string=True, recursive=False) if (said := " ".join(piece.split()))]
    return own[-1] if own and heading.find("a") else words(heading)


def _quoted_author(box: Tag) -> str | None:
    heading = take_heading(box, ".ubbcode-header, :scope > .small:first-child")
    if heading is None:
        return None
    said = author_in_heading(heading)
    first = box.select_one(".ubbcode-body")
    link = first.find(["a", "b", "strong"]) if said is None and first else None
    return said or (words(link) if isinstance(link, Tag) and attribute(link, "class") == "quoted" else None)
