"""Vanilla Forums 2 and 3 (and the hosted boards that still write their pages on the server).

Proved on real pages of three boards, of 2.0 to 3; a real list of discussions and a log-in page are refused. Its pages:

- the opening post is the discussion (`ItemDiscussion`), outside the list of comments; later pages may leave it out;
- the shown date is coarse ("May 2015"), the `datetime` attribute is exact and in UTC;
- a quotation has an author's line inside the box (`QuoteAuthor`, later `blockquote-author`), or the name as the box's
  `rel`; rich posts embed it as data (`data-embedjson`);
- in 2.0 (2010 to 2012) the opening post is the first in the list of comments, the subject is in a tab, and all
  dates are coarse;
- the anchor of a comment (`Item_30`) counts through all pages, the opening post being 0.
"""

import json
import re
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import moment_of_element
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Moment, Quote, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.numbering import page_numbers, shown_number
from crawler.markup.post_boxes import unnest
from crawler.markup.soup import attribute, first_words, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand_replies
from crawler.page import Page

NAME = "vanilla"

MARKS = ("ItemDiscussion", "ItemComment", "vanilla_discussion", "gdn.definitions", "gdn.meta", "DiscussionHeader")
WEAK = ("/applications/dashboard/", "/applications/vanilla/", "vanillaforums")
POSTS = ".ItemDiscussion, .ItemComment, [id^=Discussion_].Discussion, li[id^=Discussion_].Comment, li[id^=Comment_]"
COMMENTS = ".ItemComment, li[id^=Comment_]"
BODY = ".Message, .userContent"
FURNITURE = (
    ".Signature, .UserSignature, .Reactions, .Attachments, .DiscussionAboutEdit, .PostMeta, .Spoiler > .SpoilerTitle"
)
SUBJECTS = (
    ".HeadingTabs .SubTab", ".Discussion h1", "#Item_0 h1", ".PageTitle h1", "main h1", "h1",
    'meta[property="og:title"]',
)  # fmt: skip
AUTHORS = (".Author .Username, a.Username, .Author a:not(.PhotoWrap), .Author, .AuthorWrap .Author",)

_DISCUSSION = re.compile(r"^(.*?/discussion/\d+(?:/[^/?#]*[^/?#\d][^/?#]*)?)")
_COMMENT = re.compile(r"Comment_(\d+)")
_CITED = re.compile(r"(?<!\s)\s*+\[cite\]\s*(?:Posted by:?\s*)?(.{1,60}?)\s*:?\s*\[/cite\]:?\s*", re.I)
"""Whose words a quotation holds, in posts that came from Vanilla 1, whose codes Vanilla 2 shows as they are."""


def match(page: Page) -> float:
    """Return whether the page has Vanilla's own class names or scripts."""
    if not page.is_markup:
        return 0.0
    return 0.9 if page.holds(MARKS) else 0.4 if page.holds(WEAK) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a discussion."""
    soup = parse_markup(page)
    boxes = unnest([box for box in soup.select(POSTS) if box.select_one(BODY) and not _doubled(box)])
    kind = attribute(soup.select_one("body") or soup, "class") or ""
    comments = soup.select(COMMENTS)
    demand_replies(len([box for box in comments if box.select_one(BODY)]), len(comments), page=page, selector=BODY)
    if not boxes and re.search(r"vanilla_discussion_(?:index|comment)\b", kind, re.I):
        raise MarkupChanged(page.source, f"{POSTS} {BODY}", "the posts of a discussion")
    if not boxes or re.search(r"Section-(?:DiscussionList|CategoryList|Profile)\b", kind):
        raise NotAThread(page.source, "this page holds no discussion", "hand over the discussions' own pages")
    address = canonical_url(page, soup, _DISCUSSION)
    board = board_of_trail(soup, ".Breadcrumbs a, .breadcrumbs a, .DiscussionMeta .Category a, .HeadingTabs .TabLink")
    numbers = page_numbers([_place(box) for box in boxes])
    return finish_thread(
        [_draft(box, number, page, address) for number, box in zip(numbers, boxes, strict=True)],
        subject=first_words(soup, SUBJECTS, page=page, expected="the discussion's subject"),
        platform=NAME,
        url=address,
        board=board,
    )


def _doubled(box: Tag) -> bool:
    """Return whether the element is the inner half of a post's box (`.Comment` in `.ItemComment`)."""
    return not {"ItemDiscussion", "ItemComment"} & set(box.get_attribute_list("class")) and any(
        {"ItemDiscussion", "ItemComment"} & set(parent.get_attribute_list("class")) for parent in box.parents
    )


def _place(box: Tag) -> int | None:
    """Return the place in the whole discussion, which the anchor of a comment counts from 0, in 2.0 from 1."""
    kinds = box.get_attribute_list("class")
    if "ItemDiscussion" in kinds:
        return 1
    anchor = box.select_one('a[name^="Item_"]')
    found = shown_number(attribute(anchor, "name")) if anchor else None
    return None if found is None else found + ("ItemComment" in kinds)


def _own_address(discussion: str | None, comment: str | None) -> str | None:
    if discussion is None or comment is None:
        return discussion
    return f"{discussion.partition('/discussion/')[0]}/discussion/comment/{comment}#Comment_{comment}"


def _draft(box: Tag, place: int, page: Page, discussion: str | None) -> Draft:
    body = one(box, BODY, page=page)
    signature = maybe(box, ".Signature, .UserSignature")
    signed = text_of(signature) if signature else ""
    found = _COMMENT.search(attribute(box, "id") or "")
    author = Author(name=first_words(box, AUTHORS, page=page, expected="the name of an author"))
    posted, attachments = _posted(box, page), _attachments(box)
    embedded = _embedded_quotes(body)
    written = parse_body(body, quotes="blockquote", author_of=_quoted_author, post_of=_quoted_post, furniture=FURNITURE)
    return Draft(
        number=place,
        body=replace(written, quotes=(*embedded, *written.quotes)),
        author=author,
        posted=posted,
        attachments=attachments,
        url=_own_address(discussion, found[1] if found else None),
        address=f"comment/{found[1]}" if found else "discussion",
        key=found[1] if found else "discussion",
        signature=signed,
    )


def _posted(box: Tag, page: Page) -> Moment | None:
    return moment_of_element(one(box, ".DateCreated time, .DateCreated, .Meta time, time", page=page), page)


def _attachments(box: Tag) -> tuple[Attachment, ...]:
    links = box.select(".Attachments .Attachment a[href], .MediaItem a[href]")
    return tuple(Attachment(name=words(link), url=attribute(link, "href")) for link in links if words(link))


def _embedded_quotes(body: Tag) -> tuple[Quote, ...]:
    """Take out the quotations that a rich post keeps as data."""
    quotes = []
    for element in body.select("[data-embedjson]"):
        try:
            said = json.loads(str(element["data-embedjson"]))
        except ValueError:
            continue
        if not isinstance(said, dict) or said.get("embedType") != "quote":
            continue
        who = said.get("insertUser")
        name = who.get("name") if isinstance(who, dict) else None
        shown = words(element) or text_of(BeautifulSoup(str(said.get("body") or ""), "lxml"))
        element.decompose()
        if shown:
            quotes.append(Quote(text=shown, author=str(name) if name else None, at=0))
    return tuple(quotes)


def _quoted_author(box: Tag) -> str | None:
    if (first := box.find(string=_CITED)) and (cited := _CITED.match(first)):
        first.replace_with(first[cited.end() :])
        return cited[1]
    heading = take_heading(box, ":scope > .QuoteAuthor, :scope > .blockquote-author, :scope > cite")
    return author_in_heading(heading) or heading.strip(" :") if heading else attribute(box, "rel")


def _quoted_post(box: Tag) -> str | None:
    link = box.select_one(".QuoteAuthor a[href*=Comment_], .blockquote-author a[href*=Comment_]")
    found = _COMMENT.search(str(link["href"])) if link else None
    return found[1] if found else None
