"""GitHub: the conversation of an issue, a pull request or a discussion.

Proved on three real pages of issues, of 2013 and of 2025; the other two kinds are made alike and none was seen. What
such pages are like:

- a comment is `.js-comment`, since 2025 `.react-issue-comment`; what opens an issue is made otherwise and comes first;
- the moment is an attribute in UTC or with its zone (`time`, `relative-time`), what is shown is counted from today;
- the page's title tells subject, kind, number and repository, which is the board: "Bells · Issue #7 · moss/belfry";
- what was answered by mail keeps the quoted letter in `.email-quoted-reply`;
- code that an address leads to is shown below it, and a button beside code copies it.
"""

import re

from bs4 import Tag

from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_element
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Author, Thread
from crawler.markup.soup import attribute, maybe, one, words
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand
from crawler.page import Page

NAME = "github"

MARKS = (
    "js-comment", "react-issue-comment", "issuecomment-", "discussioncomment-", "githubassets.com", "octolytics-",
    "· GitHub<",
)  # fmt: skip
COMMENT = ".js-comment, .react-issue-body, .react-issue-comment"
BODY = ".js-comment-body, [data-testid=markdown-body], .comment-body:not(.js-preview-body)"
AUTHOR = (
    ".comment-header-author, .discussion-topic-author a, a.author, [data-testid=issue-body-header-author], "
    "[data-testid=avatar-link]"
)
MOMENT = "relative-time[datetime], time-ago[datetime], time[datetime]"
QUOTES = "blockquote, .email-quoted-reply"
FURNITURE = "clipboard-copy, .zeroclipboard-container, .email-hidden-toggle, .blob-wrapper"
REMEDY = "hand over the page of an issue, a pull request or a discussion"

_KINDS = {"Issue": "issues", "Pull Request": "pull", "Discussion": "discussions"}
_ANCHOR = re.compile(r"^(?:issue|issuecomment|discussion|discussioncomment|discussion_r)-?\d+$")
_TITLED = re.compile(rf"(?i:<title)[^<>]*>[^<]* · (?:{'|'.join(_KINDS)}) #\d+")
_REPOSITORY = r"[\w.-]+/[\w.-]+"
_TITLE = re.compile(
    r"(?P<subject>.+?)(?: by [\w-]+(?= · Pull))? · "
    rf"(?:(?P<before>{_REPOSITORY}) · )?(?P<kind>{'|'.join(_KINDS)}) #(?P<number>\d+)"
    rf"(?: · (?P<after>{_REPOSITORY}))?(?: · GitHub)?"
)


def match(page: Page) -> float:
    """Return whether the page has the marks of GitHub and the title of a conversation."""
    return 0.9 if page.is_markup and page.holds(MARKS, at_least=2) and _TITLED.search(page.text) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the opening post and the comments of a page."""
    soup = parse_whole(page)
    title = maybe(soup, "title")
    told = _TITLE.fullmatch(words(title)) if title else None
    boxes = [box for box in soup.select(COMMENT) if box.select_one(BODY)]
    if told is None or not boxes:
        raise NotAThread(page.source, "this page of GitHub holds no conversation", REMEDY)
    board = told["before"] or told["after"]
    address = f"https://github.com/{board}/{_KINDS[told['kind']]}/{told['number']}" if board else page.url
    drafts = [_draft(box, place, page, address) for place, box in enumerate(boxes, start=1)]
    demand(drafts, page=page, author=AUTHOR, posted=MOMENT)
    return finish_thread(drafts, subject=told["subject"], platform=NAME, url=address, board=board)


def _draft(box: Tag, place: int, page: Page, address: str | None) -> Draft:
    author, key = maybe(box, AUTHOR), _key(box)
    return Draft(
        number=place,
        body=parse_body(one(box, BODY, page=page), quotes=QUOTES, furniture=FURNITURE),
        author=Author(name=words(author)) if author and words(author) else None,
        posted=moment_of_element(maybe(box, MOMENT), page),
        url=f"{address}#{key}" if address and key else None,
        address=key,
        key=key or str(place),
    )


def _key(box: Tag) -> str | None:
    """Return the anchor of a comment: it bears it, or what is inside or round it does."""
    own = box if _ANCHOR.fullmatch(attribute(box, "id") or "") else None
    bearer = own or box.find(id=_ANCHOR) or box.find_parent(id=_ANCHOR)
    return attribute(bearer, "id") if isinstance(bearer, Tag) else None
