"""Stack Exchange (stackoverflow.com and its sisters): a question's page, and the answers of its API with bodies.

Proved on eight real pages of 2024 to 2026; the API by its public documentation. What they are like:

- one page holds a question, its comments, the answers by score, and theirs: a comment is a post that answers what it
  is under;
- of two names under a post the first may be its editor's: the author's block is the last; who left is a name without
  a link;
- a community's wiki shows its last edit alone, its author among revisions; schema.org's date is the post's own;
- titles of times hold UTC to the second, of comments with the licence after a comma; a long list of comments is cut,
  its rest is counted;
- since 2025 Stack Overflow's comments are "follow-ups": a box of its own with schema.org's names for author, text and
  date, and the number of all of them in a heading;
- the API escapes names and titles as HTML and gives bodies only to a filter that asks for them.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_element, moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Moment, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.json_text import JsonObject, json_object, moment_at, object_at, objects_at, text_at
from crawler.markup.numbering import parse_int, shown_number
from crawler.markup.soup import attribute, one, words
from crawler.markup.whole_pages import parse_whole
from crawler.markup.whole_posts import demand, demand_replies
from crawler.page import Page

NAME = "stack-exchange"

MARKS = ("js-post-body", 'id="question-header"', "js-question", "question-hyperlink", "s-post-summary")
ANSWERS = ".answer[id^=answer-]"
POSTS = f"#question, {ANSWERS}"
BODY = ".js-post-body, .post-text"
COMMENTS = ".comment[id^=comment-], [id^=follow-up-][itemtype$=Comment]"
COMMENT_TEXT = ".comment-copy, [itemprop=text]"
COMMENT_DATES = (".comment-date [title]", ".comment-date", "time[title]")
CREATED = ".answercell time[itemprop=dateCreated]"
FLAIR = ".mod-flair"
"""A moderator's lozenge, after the name."""
LISTINGS = "[data-remaining-comments-count], [id^=follow-ups-container-]"
REMEDY = "hand over a question's own page, or the API's answer for one question with bodies, answers and comments"
FURNITURE = ".snippet-ctas, .s-notice, .post-notice, .snippet-result, .js-post-notice"

_EDITS = re.compile("/revisions")
_REVISIONS = re.compile(r"^\d+ revs?\b")
_CLOSED = re.compile(
    r"\s*\[(?:closed|duplicate|on hold|migrated|locked|fermée|cerrada|duplicada|fechada|закрыт)\]$", re.IGNORECASE
)


def match(page: Page) -> float:
    """Return whether the page, or the JSON, has the program's own marks."""
    opening = page.text[:2048].lstrip("\ufeff \t\r\n")
    if opening.startswith("{"):
        return 0.9 if '"quota_remaining"' in page.text and '"items"' in page.text else 0.0
    return 0.9 if page.is_markup and page.holds(MARKS, at_least=2) else 0.0


def parse_thread(page: Page) -> Thread:
    """Return a question with its answers and the comments on both."""
    if page.text[:2048].lstrip("\ufeff \t\r\n").startswith("{"):
        return _of_answer(page)
    soup = parse_whole(page)
    if soup.select_one("#question") is None:
        if soup.select_one("#question-header"):
            raise MarkupChanged(page.source, "#question", "the question")
        raise NotAThread(page.source, "this page holds no question with its answers", REMEDY)
    address = canonical_url(page, soup)
    heading = one(soup, "#question-header h1, h1 .question-hyperlink, h1[itemprop=name]", page=page)
    hidden = sum(_hidden_comments(listing) for listing in soup.select(LISTINGS))
    answers = len(soup.select(f"#answers :is({BODY})"))
    demand_replies(len(soup.select(ANSWERS)), answers, page=page, selector=ANSWERS)
    drafts = list(_numbered(draft for box in soup.select(POSTS) for draft in _drafts(box, page, address)))
    demand(drafts, page=page, author=".user-details")
    site = soup.select_one('meta[property="og:site_name"]')
    return finish_thread(
        drafts,
        subject=_CLOSED.sub("", words(heading)),
        platform=NAME,
        url=address,
        board=attribute(site, "content") if site else None,
        notes=(f"{hidden:,} comment{'s are' if hidden > 1 else ' is'} not on this page",) if hidden else (),
    )


def _hidden_comments(listing: Tag) -> int:
    """Return how many comments a listing holds back: as it says, or as its heading counts more than it shows."""
    told = parse_int(attribute(listing, "data-remaining-comments-count"))
    if told is not None:
        return told
    heading = listing.select_one("h2")
    counted = shown_number(words(heading)) if heading else None
    return max(0, (counted or 0) - len(listing.select(COMMENTS)))


def _numbered(drafts: Iterator[Draft]) -> Iterator[Draft]:
    for number, draft in enumerate(drafts, start=1):
        yield replace(draft, number=number)


def _drafts(box: Tag, page: Page, address: str | None) -> Iterator[Draft]:
    """Yield a question or an answer, and the comments under it."""
    for flair in box.select(FLAIR):
        flair.decompose()
    answer = (attribute(box, "id") or "").partition("-")[2]
    key = f"a{answer}" if answer else "q"
    signature = _signature(box)
    if signature is None:
        raise MarkupChanged(
            page.source, ".post-signature .user-action-time [title]", "the moment of a question or answer"
        )
    moment = _written(box, signature, page)
    name = _name(signature, box)
    yield _draft(
        one(box, BODY, page=page),
        name,
        moment,
        key,
        None if key == "q" else "q",
        f"{address}#{answer}" if address and answer else address,
    )
    for comment in box.select(COMMENTS):
        number = (attribute(comment, "id") or "").rpartition("-")[2]
        user = comment.select_one(".comment-user")
        shown = next((found for name in COMMENT_DATES if (found := comment.select_one(name))), None)
        url = f"{address}#comment{number}_{answer or (attribute(box, 'data-questionid') or '')}" if address else None
        name = words(user) if user else None
        text = one(comment, COMMENT_TEXT, page=page)
        yield _draft(text, name, _stated(shown, page) if shown else None, f"c{number}", key, url)


def _draft(body: Tag, name: str | None, posted: Moment | None, key: str, answers: str | None, url: str | None) -> Draft:
    for spoiler in body.select("blockquote.spoiler"):
        spoiler.name = "div"
    return Draft(
        number=0,
        body=parse_body(body, furniture=FURNITURE),
        author=Author(name=name) if name else None,
        posted=posted,
        url=url,
        address=f"post/{key}",
        key=key,
        answers=answers,
    )


def _signature(box: Tag) -> Tag | None:
    """Return the block under a post that is its author's, not its editor's."""
    blocks = [block for block in box.select(".post-signature") if block.select_one(".relativetime")]
    marked = [block for block in blocks if block.select_one("[itemprop=author]")]
    return next(reversed(marked or blocks), None)


def _written(box: Tag, signature: Tag, page: Page) -> Moment | None:
    """Return when a post was written; a community's wiki shows its last edit, and only schema.org's date is its own."""
    shown = signature.select(".relativetime[title], .user-action-time span[title]")
    own = next((time for time in shown if time.find_parent("a", href=_EDITS) is None), None)
    in_heading = None if box.select_one(".answercell") else box.find_previous("time", itemprop="dateCreated")
    told = None if own else in_heading or box.select_one(CREATED)
    return moment_of_element(told, page) or (_stated(own or shown[0], page) if shown else None)


def _name(signature: Tag | None, box: Tag) -> str | None:
    details = signature.select_one(".user-details") if signature else None
    if details is not None:
        link = details.select_one("a[href*='/users/'], [itemprop=name]")
        if link is not None and (said_name := attribute(link, "content") or words(link)):
            return said_name
    if name := attribute(box, "data-author-username"):
        return name
    if details is not None:
        for flair in details.select(".-flair, .community-wiki"):
            flair.extract()
        if name := words(details):
            return name
    links = [link for block in box.select(".post-signature")[-1:] for link in block.select(".user-details a")]
    return next((said_name for link in links if (said_name := words(link)) and not _REVISIONS.match(said_name)), None)


def _stated(element: Tag, page: Page) -> Moment | None:
    told = (attribute(element, "title") or "").partition(",")[0]
    return (moment_of_text(told, page) if told else None) or moment_of_text(words(element), page)


def _of_answer(page: Page) -> Thread:
    answer = json_object(page.text)
    if answer is None:
        raise NotAThread(page.source, "this JSON is broken or cut off", "hand over the whole answer")
    items = objects_at(answer, "items")
    if len(items) != 1 or not text_at(items[0], "title") or not text_at(items[0], "question_id"):
        raise NotAThread(page.source, "this JSON is not the answer for one question", REMEDY)
    question = items[0]
    if text_at(question, "body") is None:
        raise NotAThread(page.source, "this JSON has no bodies", REMEDY)
    missing = (parse_int(text_at(question, "answer_count")) or 0) - len(objects_at(question, "answers"))
    drafts = [*_of_item(question, "q", None, page)]
    for each in objects_at(question, "answers"):
        drafts += _of_item(each, f"a{text_at(each, 'answer_id')}", "q", page)
    link = text_at(question, "link")
    return finish_thread(
        list(_numbered(iter(drafts))),
        subject=_CLOSED.sub("", html.unescape(text_at(question, "title") or "")),
        platform=NAME,
        url=link,
        notes=(f"{missing} of the question's answers were not handed over",) if missing > 0 else (),
    )


def _of_item(item: JsonObject, key: str, answers: str | None, page: Page) -> Iterator[Draft]:
    """Yield a question, an answer or a comment of the API, and the comments under it."""
    owner = text_at(object_at(item, "owner"), "display_name")
    soup = BeautifulSoup(f"<div>{text_at(item, 'body') or ''}</div>", "lxml")
    name = html.unescape(owner) if owner else None
    yield _draft(
        soup.div or soup,
        name,
        moment_at(item, "creation_date", page),
        key,
        answers,
        text_at(item, "link", "share_link"),
    )
    for comment in objects_at(item, "comments"):
        yield from _of_item(comment, f"c{text_at(comment, 'comment_id')}", key, page)
