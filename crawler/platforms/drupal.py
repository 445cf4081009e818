"""Drupal's forum, 6 to 10, with and without the module Advanced Forum.

Proved on real topics of a board on Drupal 6 (one saved by a mirroring program, with a guest). What its pages are like:

- a topic is a node with comments: the opening post has other class names than its answers; `h1` can be the site's name;
- "Submitted by NAME on Wed, 19/12/2012 - 16:03." is one line; a guest's name is only in it, as words; a board in
  another language may open it with the day;
- links to the neighbouring topics are inside the opening post's content in 6;
- every article of a Drupal site looks the same: only marks of the forum (its module's navigation, the node's type, the
  trail) make a page a topic.
"""

import re

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.post_body import parse_body
from crawler.dates.shown import closing_moment, moment_of_element, opening_moment, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.soup import attribute, maybe, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand_replies
from crawler.page import Page

NAME = "drupal-forum"

DRUPAL = (
    "Drupal.settings",
    "drupal-settings-json",
    "Drupal.extend",
    'content="Drupal',
    "modules/system/system",
    "/sites/default/files",
    "data-history-node-id",
    "field--name-",
)
FORUM = (
    "modules/forum/", "forum-topic-navigation", "node-forum", "node--type-forum", "node-type-forum", "advanced_forum",
    "advanced-forum", "forum-post-wrapper", "section-forum", "page-forum",
)  # fmt: skip
SHAPED = re.compile(
    r'class="(?:[^"]* )?(?:submitted|(?:comment|node)__(?:meta|submitted)|forum-posted-on)[ "]|id="forum"'
)
TOPIC = (
    ".forum-topic-navigation, .node-forum, .node--type-forum, .node-type-forum, .forum-post, "
    ".field-name-taxonomy-forums, .field--name-taxonomy-forums"
)
OPENING = ".forum-post.first, .forum-first-post, .node-forum, .node--type-forum, .node, article.node"
COMMENTS = "#comments .comment, .comment-wrapper .comment, #forum-comments .forum-post, article.comment, .forum-post"
BODY = (
    ".field--name-comment-body", ".field--name-body", ".field-name-comment-body", ".field-name-body",
    ".forum-post-content", ".node__content", ".comment__content", ".content",
)  # fmt: skip
SUBMITTED = (
    ".submitted", ".comment__submitted", ".comment__meta", ".node__submitted", ".node__meta", ".forum-posted-on",
    ".post-info", ".author-datetime",
)  # fmt: skip
FURNITURE = (
    ".forum-topic-navigation, .links, .user-signature, .signature, .field-name-taxonomy-forums, .book-navigation, "
    ".field--name-taxonomy-forums, .terms, #attachments, .field-label, .field__label, .post-edited, "
    ".submitted, #comments"
)

_BY = re.compile(
    r"\b(?:by|von|par|por|da|door|av|af|de|przez|uživatel|používateľ|vložil/a|пользователем|beküldte:?)\s+(?P<name>.+?)"
    r"(?:\s+(?:on|am|le|el|il|op|den|em|at|the|dne|dňa|dnia)\b|(?:\s*,|\s+[–-])\s+(?=(?:\w{1,12}\.?,\s+)?\d))",
    re.I,
)
"""Who wrote, up to the word before the day, or the comma or dash: "Vložil/a Anna, Út, 16. 2. 2010 - 21:10"."""
_BEHIND_DAY = re.compile(r"\b\d\d?:\d\d(?: ?[ap]m)? \w+ (?P<name>[^\W\d].{0,40}?)\.?$")
"""A guest's name in a line that opens with the day: "13 December, 2010 - 13:42 sent by Anna."."""
_COMMENT = re.compile(r"comment-\d+")
_NOT_VERIFIED = re.compile(
    r"\s*\((?:not verified|nicht überprüft|non vérifié|no verificado|bez ověření|neověřeno)\)\s*$", re.I
)


def match(page: Page) -> float:
    """Return whether the page is of a Drupal site that has a forum, in a theme that keeps Drupal's own class names."""
    if not page.is_markup or not page.holds(DRUPAL):
        return 0.0
    known = page.holds(FORUM) and SHAPED.search(page.markup) is not None
    return 0.8 if known else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the opening post, where the page has it, and the comments of one page of a topic."""
    soup = parse_markup(page)
    in_forum = any(
        re.search(r"(?:^|/)forum(?:/|\.html|$)", str(link["href"])) for link in soup.select(".breadcrumb a[href]")
    )
    if not (in_forum or soup.select_one(TOPIC)) or soup.select_one(
        "#forum table, table.forum-topics, .forum-table-topics, body.front"
    ):
        raise NotAThread(page.source, "this page holds no topic of a forum", "hand over the topics' own pages")
    anchors = [anchor for anchor in soup.select("#comments [id]") if _COMMENT.fullmatch(str(anchor["id"]))]
    demand_replies(len(soup.select(COMMENTS)), len(anchors), page=page, selector=COMMENTS)
    boxes = _boxes(soup)
    if not boxes:
        problem = soup.select_one(TOPIC)
        if problem is None:
            raise NotAThread(page.source, "this page holds no topic of a forum", "hand over the topics' own pages")
        raise MarkupChanged(page.source, f"{OPENING} {', '.join(BODY)}", "the posts of a topic")
    lines = [next((found for s in SUBMITTED if (found := box.select_one(s))), None) for box in boxes]
    day_first = page_day_first((words(line) for line in lines if line), page)
    drafts = [
        _draft(box, line, place, page, day_first) for place, (box, line) in enumerate(zip(boxes, lines, strict=True), 1)
    ]
    address = canonical_url(page, soup)
    address = re.sub(r"[?&]page=[^&#]*", "", address) if address else None
    subject = _subject(soup, page)
    board = board_of_trail(soup, ".breadcrumb a", subject=subject)
    return finish_thread(drafts, subject=subject, platform=NAME, url=address, board=board)


def _draft(box: Tag, line: Tag | None, place: int, page: Page, day_first: bool | None) -> Draft:
    if line is None:
        raise MarkupChanged(page.source, ", ".join(SUBMITTED), "the line with author and moment")
    said = words(line).rstrip(" .")
    time = maybe(line, "time[datetime]")
    posted = (
        (moment_of_element(time, page) if time else None)
        or closing_moment(said, page, day_first=day_first)
        or opening_moment(said, page, day_first=day_first)
    )
    author = _author(box, line, page)
    signature = maybe(box, ".user-signature, .author-signature")
    signed = text_of(signature).lstrip("-— \n") if signature else ""
    attachments, key, body = _attachments(box), _key(box), _body(box)
    if body is None:
        raise MarkupChanged(page.source, ", ".join(BODY), "the text of a post")
    return Draft(
        number=place,
        body=parse_body(body, quotes="blockquote, .bb-quote, .quote", furniture=FURNITURE),
        author=author,
        posted=posted,
        attachments=attachments,
        address=key,
        key=key,
        signature=signed,
    )


def _boxes(soup: Tag) -> list[Tag]:
    comments = [box for box in soup.select(COMMENTS) if _body(box) is not None]
    comments = [box for box in comments if box.select_one(", ".join(SUBMITTED))]
    inside = {id(box) for box in comments}
    for box in comments:
        if box.find_parent(class_=re.compile(r"^node(?:-forum|--type-forum)?$")) is not None:
            box["id"] = _key(box) or ""
            box.extract()  # else its author and text would be found as the opening post's
    opening = next(
        (
            box
            for box in soup.select(OPENING)
            if id(box) not in inside and not any(id(up) in inside for up in box.parents) and _opens(box)
        ),
        _around_navigation(soup),
    )
    return [*([opening] if opening else []), *comments]


def _around_navigation(soup: Tag) -> Tag | None:
    """Return the opening post of a theme with names of its own: in 6 and 7 its words end with the navigation."""
    navigation = maybe(soup, ".forum-topic-navigation")
    body = navigation.parent if navigation else None
    box = next((up for up in body.parents if up.select_one(", ".join(SUBMITTED))), None) if body else None
    if body is None or box is None or box.select_one(COMMENTS):
        return None
    body["class"] = "content"
    return box


def _opens(box: Tag) -> bool:
    """Return whether the node's own line and text come before its comments."""
    line = next((found for s in SUBMITTED if (found := box.select_one(s))), None)
    return line is not None and line.find_parent(id="comments") is None and _body(box) is not None


def _body(box: Tag) -> Tag | None:
    """Return the words of a post; the field of the form for another comment has the same class name."""
    found = (each for selector in BODY for each in box.select(selector))
    return next((each for each in found if each.find_parent("form") is None), None)


def _author(box: Tag, line: Tag, page: Page) -> Author:
    for holder in (line, box):
        for link in holder.select(
            '.username, [rel~="author"], .author-name, .author-pane-name, a[href*="user/"], a[href*="/users/"]'
        ):
            if (name := _NOT_VERIFIED.sub("", words(link))) and not link.find_parent(class_="picture"):
                return Author(name=name)
        if holder is line and (found := _BY.search(words(line)) or _BEHIND_DAY.search(words(line))):
            return Author(name=_NOT_VERIFIED.sub("", found["name"]))
    raise MarkupChanged(page.source, ".submitted .username", "the name of an author")


def _key(box: Tag) -> str | None:
    said = attribute(box, "id") or ""
    before = box.find_previous_sibling()
    if not said.startswith(("comment-", "node-", "post-")) and isinstance(before, Tag) and before.name == "a":
        said = attribute(before, "id") or attribute(before, "name") or ""
    return said if re.fullmatch(r"(?:comment|node|post)-\d+", said) else None


def _attachments(box: Tag) -> tuple[Attachment, ...]:
    links = box.select("#attachments a[href], .field-type-file .file a[href], .field--type-file a[href]")
    return tuple(Attachment(name=words(link), url=attribute(link, "href")) for link in links if words(link))


def _subject(soup: Tag, page: Page) -> str:
    """Return the page's title without the site's name, where a heading says the same; else the heading."""
    title = soup.select_one("title")
    said = words(title).rpartition(" | ")[0] if title else ""
    headings = [words(found) for found in soup.select("h1, h2, h3")]
    if said and said in headings:
        return said
    for selector in ("#page-title", "h1.page-title", "h1.page__title", "h1.title", ".node .title", "h1"):
        if (found := soup.select_one(selector)) and words(found):
            return words(found)
    raise MarkupChanged(page.source, "h1.title", "the topic's subject")
