"""wpForo 1 and 2, a plugin of WordPress, in its four layouts.

Proved on two real pages of 2020 and its public templates (`layouts/1` to `4` of the themes Classic and 2022). What its
pages are like:

- every post and every comment of the layout of questions has the id `post-N` and the same attributes; only the class of
  the body differs (`wpforo-post-content`, `wpforo-comment-text`); WordPress' own page, which holds the board, has such
  an id too;
- the date is above the body or below it ("Posted : 24/05/2020 6:37 am"); the templates themselves write the day first;
- the edit's line and the signature are inside the body in 2, after it in 1; "Topic starter" is beside the date.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import closing_moment, first_moment, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, first_words, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand_moments
from crawler.page import Page

NAME = "wpforo"

MARKS = ("wpforo-post", "wpforo-wrap", "wpf-topics", "wpforo-main", "wpforo-topic")
BOARD = "#wpforo-wrap, .wpforo-main"
BODY = ".wpforo-post-content, .wpforo-comment-text"
SUBJECTS = ("#wpforo-title", ".wpforo-topic-title", ".wpf-head-bar h1", ".wpforo-main h1", "h1")
LABELS = ".wpf-prefix, [class*=prefix], .wpf-topic-icon"
AUTHOR = (
    ".author-name a", ".wpf-author-name a", ".wpforo-post-author-name a", ".wpforo-comment-top a", ".author-name",
    ".wpf-author-name", ".wpforo-post-author-name", ".wpforo-comment-top .wpf-author-link",
)  # fmt: skip
DATES = (
    ".wpforo-post-date", ".wpf-post-date", ".wpforo-post-content-top", ".wpforo-post-content-bottom",
    ".wpforo-comment-top", ".wpforo-comment-footer", ".wpf-content-head", ".bottom", ".wpforo-post-footer",
)  # fmt: skip
FURNITURE = (
    ".wpforo-post-signature, .wpf-post-button-actions, .wpf-post-edit-wrap, .wpf-post-edited, .wpforo-post-edited, "
    ".wpf-attached-images, .wpfa-attached, .wpforo-attached-file, .wpforo-tool-bar, .wpforo-reactions, "
    "[class*=edit-wrap], "
    ".wpf-mod-message, .wpf-post-meta, .wpf-post-share"
)
FILES = ".wpforo-attached-file a[href], a.wpforo-default-attachment[href], .wpfa-file-wrap a[href]"

_PAGE = re.compile(r"(?:/paged/\d+/?|[?&]wpfpaged=\d+.*|/#post-\d+)$")
_ID = re.compile(r"^post-(\d+)$")

match = by_marks(MARKS)


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic, with the comments below answers."""
    soup = parse_markup(page)
    marked = [box for box in soup.select('[id^="post-"]') if _ID.match(str(box["id"])) and not box.select_one(BOARD)]
    boxes = [box for box in marked if box.select_one(BODY)]
    if not boxes and soup.select_one(".wpforo-post, .post-wrap .wpf-right"):
        raise MarkupChanged(page.source, f'[id^="post-"] {BODY}', "the posts of a topic")
    named = [box for box in marked if _names_author(box)]
    if boxes and len(named) > len(boxes):
        raise MarkupChanged(page.source, BODY, f"the text of {len(named) - len(boxes):,} posts")
    if not boxes or soup.select_one(".wpforo-search-content, .wpforo-recent-wrap"):
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    texts = [_date_texts(box) for box in boxes]
    demand_moments(texts, page=page, selector=", ".join(DATES))
    settled = page_day_first((text for found in texts for text in found), page)
    address = canonical_url(page, soup)
    address = _PAGE.sub("/", address) if address and _PAGE.search(address) else address
    day_first = True if settled is None else settled
    subject = first_words(soup, SUBJECTS, page=page, expected="the topic's subject", besides=LABELS)
    drafts = [
        _draft(box, place, _moment(shown, page, day_first), page)
        for place, (box, shown) in enumerate(zip(boxes, texts, strict=True), start=1)
    ]
    board = board_of_trail(soup, ".wpf-breadcrumb a, .wpf-item-element a", subject=subject)
    return finish_thread(drafts, subject=subject, platform=NAME, url=address, board=board)


def _names_author(box: Tag) -> bool:
    return any(box.select_one(selector) for selector in AUTHOR)


def _date_texts(box: Tag) -> list[str]:
    """Return the words in the places where a date can be, an element each."""
    found = [element for selector in DATES for element in box.select(selector)]
    texts = []
    for element in found:
        texts += [said for part in element.select("[title]") if (said := attribute(part, "title"))]
        texts += [" ".join(part.split()).lstrip("| ") for part in element.stripped_strings]
    return [text for text in texts if any(letter.isdigit() for letter in text)]


def _moment(texts: list[str], page: Page, day_first: bool) -> Moment | None:
    found = first_moment(texts, page, day_first=day_first)
    return found or next((m for text in texts if (m := closing_moment(text, page, day_first=day_first))), None)


def _draft(box: Tag, place: int, posted: Moment | None, page: Page) -> Draft:
    body = one(box, BODY, page=page)
    author = next(
        (name for selector in AUTHOR for element in box.select(selector) if (name := words(element).lstrip("★ "))), None
    )
    if author is None:
        raise MarkupChanged(page.source, ", ".join(AUTHOR), "the name of an author")
    signature = maybe(box, ".wpforo-post-signature")
    signed = text_of(signature) if signature else ""
    files = {words(link): attribute(link, "href") for link in box.select(FILES) if words(link)}
    key = str(box["id"]).removeprefix("post-")
    written = parse_body(
        body, quotes="blockquote", author_of=_quoted_author, post_of=_quoted_post, furniture=f"{FURNITURE}, {FILES}"
    )
    return Draft(
        number=place,
        body=written,
        author=Author(name=author),
        posted=posted,
        attachments=tuple(Attachment(name=name, url=url) for name, url in files.items()),
        address=f"post-{key}",
        key=key,
        signature=signed,
    )


def _quoted_author(box: Tag) -> str | None:
    heading = take_heading(box, ":scope > .wpforo-post-quote-author, :scope > cite")
    return (author_in_heading(heading) or heading).lstrip("@") if heading else None


def _quoted_post(box: Tag) -> str | None:
    return attribute(box, "data-postid")
