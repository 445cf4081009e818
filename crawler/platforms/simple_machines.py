"""Simple Machines Forum (SMF) 1.1, 2.0 and 2.1.

Proved on real pages of 2.0, 2.1 and a large board that grew out of 1.1, and on the program's public templates
(`Display.template.php` of the newest line); real lists and profiles are refused. What its pages are like:

- a reply says its number ("Reply #3 on:", in 2.1 "#3"), the opening post has none: it is number 1 and "#3" is 4;
- the date comes after that number between « and », in the reader's zone, which no page names; boards that grew out
  of 1.1 show it bare below the post's subject, an edit's date after it;
- 2.1 keeps a quotation's heading inside the box (`cite`), the older ones in a `div` before it;
- the view for printing (`action=printpage`) has subject, name, day and words alone, in 1.1 between rules;
- the page's `h1` is empty or the site's name; a page after the first has "Re:" before the subject, in the board's own
  language, and only the page's title is without it.
"""

import re
from collections.abc import Sequence
from copy import copy
from functools import partial

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.dates.shown import closing_moment, moment_of_text, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.families.listing import Listing, read_listing
from crawler.families.reduced_pages import Reduced, read_reduced
from crawler.families.smf_quotes import parse_smf_body
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.numbering import shown_number
from crawler.markup.post_boxes import boxes_around
from crawler.markup.soup import attribute, first_words, maybe, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "simple-machines"

MARKS = ("smf_theme_url", "smf_scripturl", "smf_images_url", "smf_default_theme_url", "simplemachines.org")
PRINTED = Reduced(
    head="dt.postheader, div.postheader",
    name="strong:nth-of-type(2)",
    date="strong:nth-of-type(3)",
    body=".postheader + .postbody",
    subject=".postheader strong",
)
BODIES = '.inner[id^="msg_"], div.post[id^="msg_"]'
OLD_BODIES = (
    'td div.post, #forumposts div.post, td:not(.smalltext) > hr.hrcolor + div[style*="overflow"]:not(.signature)'
)
"""Those of 1.1, and of 1.0, whose bodies have no class."""
NAMELESS = "td[rowspan] > b:first-child"
AUTHOR = (".poster h4 a[href*=profile]", ".poster h4", "td b > a[href*=profile]", "td[rowspan] > b", "td b")
HEADS = (
    ".postinfo > a.smalltext, .postinfo .smalltext, .keyinfo div.smalltext, .keyinfo .smalltext, "
    '[id^="subject_"] + .smalltext'
)
EDITS = ".edited + .editplain, [id^=modified]"
OWN_ID = '[id^="subject_"], [id^="msg_"]'
TRAIL = ":is(.navigate_section a, #linktree a, .linktree a, a.nav):not([href*=profile])"
"""Without the board's moderators, whom the trail names beside it."""
TOPIC_SIGNS = '#forumposts, #quickReplyOptions, #quickreply, [id^="msg_"], [id^="subject_"]'

LISTING = Listing(
    row="#topic_container > div, #messageindex tr, .tborder tr, table.bordercolor tr",
    title="[id^=msg_] a[href*='topic='], td > b > a[href*='topic='], td > a[href*='topic=']",
    last=".lastpost, td:last-child",
    pages=".pagelinks a[href], a.navPages",
    boards="a.subject[href*='board='], .children a[href*='board='], td b > a[href*='board=']",
)

_COUNT = re.compile(r"#\s?(\d+)")
_TOPIC = re.compile(r"^(.*?[?&;/]topic[=,]\d+)\.")
_ANCHOR = re.compile(r"(?:subject|msg|modified)_?(\d+)")


def match(page: Page) -> float:
    """Return whether the page has the variables that every page of the program sets, or its own makers' name."""
    if not page.is_markup:
        return 0.0
    return 0.9 if page.holds(MARKS[:4]) else 0.5 if MARKS[4] in page.text else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    _dress_old_print(soup)
    if printed := read_reduced(soup, page, PRINTED, platform=NAME, parse=parse_smf_body):
        return printed
    bodies = soup.select(BODIES) or soup.select(OLD_BODIES)
    is_list = soup.select_one("#messageindex") is not None  # names its topics as topics name their posts
    if not (bodies or is_list) and soup.select_one(TOPIC_SIGNS):
        raise MarkupChanged(page.source, BODIES, "the posts of a topic")
    if not bodies:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    posts = _posts(bodies)
    heads = [_head(box) for box, _ in posts]
    day_first = page_day_first(heads, page)
    address = canonical_url(page, soup)
    if address and (found := _TOPIC.match(address)):
        address = f"{found[1]}.0"
    subject = _subject(soup, page)
    board = board_of_trail(soup, TRAIL, subject=subject)
    drafts = [
        _draft(box, body, head, _moment(head, page, day_first), place, page)
        for place, ((box, body), head) in enumerate(zip(posts, heads, strict=True), start=1)
    ]
    return finish_thread(drafts, subject=subject, platform=NAME, url=address, board=board)


parse_board = partial(read_listing, listing=LISTING)


def _dress_old_print(soup: Tag) -> None:
    """Put what 1.1 prints between two rules, title, name and day in bold, into the elements that 2 has for it."""
    for rule in soup.select('td > hr[size="2"]'):
        told, body = rule.find_next_siblings("b", limit=3), rule.find_next_sibling("div")
        if len(told) < 3 or not isinstance(body, Tag):
            continue
        head = Tag(name="dt", attrs={"class": "postheader"})
        rule.insert_after(head)
        head.insert_after(body.extract())
        head.extend(told)
        for bold in told:
            bold.name = "strong"
        body.name, body["class"] = "dd", "postbody"


def _posts(bodies: Sequence[Tag]) -> list[tuple[Tag, Tag]]:
    """Return each post with its box; an advertisement dressed as a post has no id where the posts have theirs."""
    posts = list(zip(boxes_around(bodies), bodies, strict=True))
    known = [(box, body) for box, body in posts if body.get("id") or box.select_one(OWN_ID)]
    return known or posts


def _head(box: Tag) -> str:
    """Return the line that holds a post's date: "« Reply #3 on: May 05, 2019, 03:04:05 PM »"."""
    for selector in (HEADS, "div.smalltext"):
        for element in box.select(selector):
            head = copy(element)
            for edit in head.select(EDITS):
                edit.decompose()
            said = words(head)
            if re.search(r"\d[:.]\d\d", said) and (selector == HEADS or "«" in said):
                return said
    return ""


def _moment(head: str, page: Page, day_first: bool | None) -> Moment | None:
    found = moment_of_text(_date(head), page, day_first=day_first)
    return found or closing_moment(head.strip(" «»"), page, day_first=day_first)


def _date(head: str) -> str:
    bare = head.strip(" «»")
    return re.sub(r"^(?:[^:]{0,40}#\s?\d+[^:]{0,20}:|[^\d:]{1,30}:)\s*", "", bare).strip(" «»")


def _draft(box: Tag, body: Tag, head: str, posted: Moment | None, place: int, page: Page) -> Draft:
    if not head:
        raise MarkupChanged(page.source, HEADS, "the moment of a post")
    key = _key(box, body)
    count = maybe(box, ".page_number")
    counted = _COUNT.search(words(count) if count else head.split(":")[0])
    number = maybe(box, ".message_number")  # which counts the opening post too
    shown = shown_number(words(number)) if number else None
    signature = maybe(box, ".signature")
    signed = text_of(signature) if signature else ""
    attachments = _attachments(box)
    return Draft(
        number=shown or (int(counted[1]) + 1 if counted else place),
        body=parse_smf_body(body),
        author=_author(box, page),
        posted=posted,
        attachments=attachments,
        address=f"msg{key}" if key else None,
        key=key,
        signature=signed,
    )


def _author(box: Tag, page: Page) -> Author | None:
    """Return who wrote a post, None for a guest whose name was not kept."""
    shown = maybe(box, NAMELESS)
    if shown and not words(shown):
        return None
    return Author(name=first_words(box, AUTHOR, page=page, expected="the name of an author"))


def _key(box: Tag, body: Tag) -> str | None:
    for element in (body, *box.select('[id^="subject_"], [id^="msg"], a[name^="msg"]')):
        if found := _ANCHOR.match(attribute(element, "id") or attribute(element, "name") or ""):
            return found[1]
    return None


def _attachments(box: Tag) -> tuple[Attachment, ...]:
    links = box.select('a[href*="action=dlattach"], .attachments_bot a[href]')
    named = {words(link).strip(): attribute(link, "href") for link in links if words(link)}
    return tuple(Attachment(name=name, url=url) for name, url in named.items())


def _subject(soup: Tag, page: Page) -> str:
    """Return the topic's heading; without "Topic:" and "(Read 5 times)" around it, which the page's title lacks."""
    titles = [words(element) for element in soup.select("title")]
    for selector in ("#top_subject", ".display_title", '[id^="subject_"]', ".subject_title"):
        if (heading := soup.select_one(selector)) and (said := words(heading)):
            return next((title for title in titles if title and _is_around(said, title)), said)
    if titles and titles[0]:
        return titles[0]
    raise MarkupChanged(page.source, '[id^="subject_"]', "the topic's subject")


def _is_around(heading: str, title: str) -> bool:
    """Return whether a heading is a title with no more than "Topic:" before it and "(Read 5 times)" after."""
    before, found, after = heading.partition(title)
    return bool(found) and before.strip()[-1:] in {"", ":"} and re.fullmatch(r"\s*(?:\(.*\))?\s*", after) is not None
