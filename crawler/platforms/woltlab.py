"""WoltLab Suite Forum 3 to 6 and Burning Board 3 and 4, from which it grew.

Proved on the class names of messages in its public framework (WCF); a real registration form is refused; of Burning
Board 3 only what its skins address is known. What its pages are like:

- the moment is a `time` with `datetime`; in 6 a custom element of its own, `woltlab-core-date-time`, with `date`;
- Burning Board 3 writes the date as words in a paragraph of the head, and the body has the id `postTextN`;
- quotations are boxes with a title ("Zitat von Anna"), in the board's language;
- labels are beside the thread's title; a page in 4 and later is one list of articles, each with its number as a link.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import author_in_heading, parse_body, take_heading
from crawler.dates.shown import moment_of_element, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.numbering import parse_int
from crawler.markup.soup import attribute, first_words, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand_moments
from crawler.page import Page

NAME = "woltlab"

MARKS = (
    "com.woltlab.", "wbbPost", "wbbThread", "WCF.User", "WoltLabSuite", "woltlab-core-", "WCF_PATH", "tplThread",
    "messageQuickOptions", "WSC_API_URL", "wcf/js/", "wcf/images",
)  # fmt: skip
WEAK = ("woltlab", "Burning Board")
BODY = '.messageText, [id^="postText"]'
POSTS = "article.message, .messageList .message, li.message, div.message, .wbbPost"
AUTHOR = (
    ".messageAuthor .username", ".messageSidebar .username", ".userName", ".messageHeader .username",
    ".messageHeadline .username", ".username", "[itemprop=author] [itemprop=name]",
)  # fmt: skip
POSTED = (
    ".messagePublicationTime", ".messageHeader .permalink", ".messageHeader time", ".messageHeader .datetime",
    ".messageHeader woltlab-core-date-time", ".messageHeader .smallFont", ".messageHeader p.light", "time",
)  # fmt: skip
SUBJECT = (
    ".contentHeaderTitle .contentTitle", "h1.contentTitle", ".boxHeadline h1", ".headlineContainer h2",
    ".mainHeadline h2", "h1",
)  # fmt: skip
FURNITURE = (
    ".messageSignature, .signature, .messageFooterNote, .editNote, .toggleButton, .quoteBoxIcon, .codeBoxHeader, "
    ".messageFooter, .messageInlineEditor, .spoilerBoxHeader"
)

_THREAD = re.compile(r"^(.*?(?:/thread/\d+[^/?#]*/?|page=Thread&(?:amp;)?threadID=\d+|/thread\.php\?threadid=\d+))")
_KEY = re.compile(r"(?:postText|postRow|post)(\d+)$")


def match(page: Page) -> float:
    """Return whether the page has the program's own names, or its maker's."""
    if not page.is_markup:
        return 0.0
    return 0.9 if page.holds(MARKS) else 0.4 if page.holds(WEAK) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a thread."""
    soup = parse_markup(page)
    boxes = [
        box
        for box in soup.select(POSTS)
        if box.select_one(BODY) and not any("message" in parent.get_attribute_list("class") for parent in box.parents)
    ]
    if not boxes and soup.select_one('.wbbThreadPostList, #tplThread, body[data-template="thread"]'):
        raise MarkupChanged(page.source, f"{POSTS} {BODY}", "the posts of a thread")
    if not boxes:
        raise NotAThread(page.source, "this page holds no thread", "hand over the threads' own pages")
    demand_moments((box.select_one(", ".join(POSTED)) for box in boxes), page=page, selector=", ".join(POSTED))
    day_first = page_day_first((words(e) for box in boxes for e in box.select(", ".join(POSTED[:-1]))), page)
    address = canonical_url(page, soup, _THREAD)
    return finish_thread(
        [_draft(box, place, page, day_first) for place, box in enumerate(boxes, start=1)],
        subject=first_words(soup, SUBJECT, page=page, expected="the thread's subject", besides=".label, .badge"),
        platform=NAME,
        url=address,
        board=board_of_trail(soup, ".breadcrumbs a, .breadCrumbs a"),
    )


def _draft(box: Tag, place: int, page: Page, day_first: bool | None) -> Draft:
    body = one(box, BODY, page=page)
    signature = maybe(box, ".messageSignature, .signature")
    signed = text_of(signature) if signature else ""
    count = maybe(box, ".messageNumber, .jsButtonShare, .messageQuickOptions a[href*='#post'], .messageCount")
    number = parse_int(re.sub(r"\D", "", words(count))) if count else None
    key = _key(box, body)
    author, posted, attachments = _author(box, page), _posted(box, page, day_first), _attachments(box)
    written = parse_body(
        body, quotes="blockquote, .quoteBox", author_of=_quoted_author, post_of=_quoted_post, furniture=FURNITURE
    )
    return Draft(
        number=number or place,
        body=written,
        author=author,
        posted=posted,
        attachments=attachments,
        address=f"post{key}" if key else None,
        key=key,
        signature=signed,
    )


def _key(box: Tag, body: Tag) -> str | None:
    if said := attribute(box, "data-post-id") or attribute(box, "data-object-id"):
        return said
    for element in (body, box, *([box.parent] if box.parent else [])):
        if found := _KEY.search(attribute(element, "id") or ""):
            return found[1]
    return None


def _author(box: Tag, page: Page) -> Author:
    for selector in AUTHOR:
        for element in box.select(selector):
            if (name := words(element)) and element.find_parent(["blockquote"]) is None:
                return Author(name=name)
    raise MarkupChanged(page.source, ", ".join(AUTHOR), "the name of an author")


def _posted(box: Tag, page: Page, day_first: bool | None) -> Moment | None:
    for selector in POSTED:
        for element in box.select(selector):
            if found := moment_of_element(element, page, day_first=day_first):
                return found
    return None


def _attachments(box: Tag) -> tuple[Attachment, ...]:
    links = box.select(
        ".attachmentFileList .attachmentName, .attachmentFileList a[href], .attachment a[href*=ttachment]"
    )
    named: dict[str, str | None] = {}
    for element in links:
        link = element if element.name == "a" else element.find_parent("a") or element.select_one("a")
        if name := words(element).split("\n")[0]:
            named.setdefault(name, attribute(link, "href") if isinstance(link, Tag) else None)
    return tuple(Attachment(name=name, url=url) for name, url in named.items())


def _quoted_author(box: Tag) -> str | None:
    heading = take_heading(box, ".quoteBoxTitle, .quoteHeader, :scope > header, :scope > cite")
    named = attribute(box, "data-author")
    return named or author_in_heading(heading or "")


def _quoted_post(box: Tag) -> str | None:
    link = box.select_one(".quoteBoxTitle a[href], .quoteHeader a[href], header a[href]")
    found = re.search(r"#post(\d+)|postID=(\d+)", attribute(link, "href") or "") if link else None
    return (found[1] or found[2]) if found else None
