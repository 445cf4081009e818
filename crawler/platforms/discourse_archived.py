"""Topics of a Discourse board that ArchiveDiscourse made into pages of their own, for when the board is gone.

Proved on real pages of one board. Names and words are all that it keeps: no moments, no numbers, no addresses; posts
are counted by their places, and quotations are as the board wrote them.
"""

from bs4 import Tag

from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.families.cooked import attached_files, parse_cooked_body
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.soup import first_words, one, words
from crawler.markup.whole_pages import parse_whole
from crawler.page import Page

NAME = "discourse"

MARKS = ('class="post_container"', 'class="avatar_container"', 'class="user_name"', 'class="post_content"')
POSTS = ".post_container"

match = by_marks(MARKS, at_least=len(MARKS))


def parse_thread(page: Page) -> Thread:
    """Return the posts of a topic's page."""
    soup = parse_whole(page)
    boxes = [box for box in soup.select(POSTS) if box.select_one(".post_content")]
    if not boxes:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    address = canonical_url(page, soup)
    return finish_thread(
        [_draft(box, place, page, address or "") for place, box in enumerate(boxes, start=1)],
        subject=first_words(soup, (".topic-title", "title"), page=page, expected="the topic's subject"),
        platform=NAME,
        url=address,
    )


def _draft(box: Tag, place: int, page: Page, base: str) -> Draft:
    body = one(box, ".post_content", page=page)
    attachments = attached_files(body, base)
    return Draft(
        number=place,
        body=parse_cooked_body(body, None),
        author=Author(name=words(one(box, ".user_name", page=page))),
        posted=None,
        attachments=attachments,
        address=f"post/{place}",
        key=str(place),
    )
