"""bbPress 0.8 to 1.1, the program of its own before it became a plugin (WordPress.org's support forums until 2014).

Proved on real topics of a board on 1.0 and against its public templates (`post.php`, `topic.php` of Kakumei). What its
pages are like:

- a post shows its age alone ("Posted 3 years ago"), in the line of its permalink, below its words;
- a post's author is a link where they name a site of their own, else words; their title is below;
- sites add badges, icons and buttons for sharing, which hold no words of the post.
"""

from bs4 import Tag

from crawler.bodies.post_body import parse_body
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.drafts import Draft, finish_thread
from crawler.errors import NotAThread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url
from crawler.markup.marks import by_marks
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_posts import demand, demand_replies
from crawler.page import Page

NAME = "bbpress1"

MARKS = ("threadauthor", "threadpost", "poststuff")
POSTS = '#thread li[id^="post-"]'
BODY = ".threadpost .post"
AUTHOR = ".threadauthor strong"
FURNITURE = ".social-it, .line_numbers"

match = by_marks(MARKS, at_least=len(MARKS))


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a topic."""
    soup = parse_markup(page)
    boxes = soup.select(POSTS)
    demand_replies(len(boxes), len(soup.select(BODY)), page=page, selector=POSTS)
    if not boxes:
        raise NotAThread(page.source, "this page holds no topic", "hand over the topics' own pages")
    lines = [_line(box) for box in boxes]
    day_first = page_day_first(lines, page)
    drafts = [
        _draft(box, line, number, page, day_first=day_first)
        for number, (box, line) in enumerate(zip(boxes, lines, strict=True), start=1)
    ]
    demand(drafts, page=page, author=AUTHOR, posted=".poststuff")
    subject = words(one(soup, ".topictitle, #topic-info h2, h2", page=page))
    address = canonical_url(page, soup)
    board = board_of_trail(soup, ".bbcrumb a", subject=subject)
    return finish_thread(drafts, subject=subject, platform=NAME, url=address, board=board)


def _draft(box: Tag, line: str, number: int, page: Page, *, day_first: bool | None) -> Draft:
    author = maybe(box, AUTHOR)
    key = attribute(box, "id")
    return Draft(
        number=number,
        body=parse_body(one(box, BODY, page=page), furniture=FURNITURE),
        author=Author(name=words(author)) if author and words(author) else None,
        posted=moment_of_text(line, page, day_first=day_first),
        address=key,
        key=key,
    )


def _line(box: Tag) -> str:
    """Return the age that the line below the words tells before its links: "Posted 3 years ago Permalink"."""
    below = maybe(box, ".poststuff")
    said = below.find(string=True) if below else None
    return " ".join(str(said or "").split()).removeprefix("Posted ").rstrip(" -—|#")
