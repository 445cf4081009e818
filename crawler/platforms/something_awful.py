"""The Something Awful Forums, a program grown out of vBulletin 2.

Proved on ten real pages of 2013 to 2020, as a public reader for telephones keeps them. What they are like:

- a post is a table: member, body and date in cells of their own; the member's cell holds the day of registration and a
  title that may be longer than the post;
- quotations are blockquotes in a block headed "NAME posted:"; a note of who edited is in the body's cell;
- in a board with a look of its own (FYAD) the member is above the body in the same cell;
- times are without a zone, in the reader's own; `data-idx` numbers posts through all pages;
- the form for an answer (`body.newreply`) shows the thread's last posts below it, the newest first.
"""

from bs4 import BeautifulSoup, Tag

from crawler.bodies.post_body import author_in_heading, parse_body
from crawler.dates.shown import moment_of_text
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Author, Thread
from crawler.markup.marks import by_marks
from crawler.markup.numbering import parse_int
from crawler.markup.soup import attribute, maybe, one, parse_markup, words
from crawler.markup.trails import board_of_trail
from crawler.page import Page

NAME = "something-awful"

SITE = "The Something Awful Forums"
MARKS = ("forums.somethingawful.com", SITE)
POSTS = 'table.post[id^="post"]'
BODY = "td.postbody"
DATE = "td.postdate"
SUBJECT = "a.bclast"
QUOTED = ".bbc-block blockquote"
HEADING = "h4"
LEADING_BACK = "a.user_jump[href*=threadid]"
"""The link of a lone post to its thread; a private message has none."""
FURNITURE = "p.editedby, .userinfo, .title, .bbc-block > h5"
FORM = "body.newreply"
REMEDY = "hand over a thread's own pages"

match = by_marks(MARKS)


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a thread."""
    soup = parse_markup(page)
    if soup.select_one(FORM):
        raise NotAThread(page.source, "this page is the form for an answer, above a thread's last posts", REMEDY)
    posts = soup.select(POSTS)
    subject = maybe(soup, SUBJECT)
    if not posts and subject is not None and soup.select_one(BODY):
        raise MarkupChanged(page.source, POSTS, "the posts of a thread")
    link = subject or (maybe(posts[0], LEADING_BACK) if posts else None)
    said = words(subject) if subject else _title(soup)
    if not posts or link is None or not said:
        raise NotAThread(page.source, "this page holds no thread", REMEDY)
    thread = (attribute(link, "href") or "").partition("threadid=")[2].partition("&")[0]
    address = f"https://forums.somethingawful.com/showthread.php?threadid={thread}" if thread else page.url
    board = board_of_trail(soup, ".breadcrumbs a[href*=forumdisplay]")
    return finish_thread(
        [_draft(post, place, page) for place, post in enumerate(posts, start=1)],
        subject=said,
        platform=NAME,
        url=address,
        board=board,
    )


def _title(soup: BeautifulSoup) -> str:
    """Return what a lone post's page (`showpost.php`) has of its thread: the subject after the site's name."""
    title = maybe(soup, "title")
    return words(title).removeprefix(f"{SITE} - ").strip() if title else ""


def _draft(post: Tag, place: int, page: Page) -> Draft:
    key = attribute(post, "id") or ""
    number = parse_int(attribute(post, "data-idx"))
    name = one(post, ".author", page=page)
    author = Author(name=words(name))
    date = _date(one(post, DATE, page=page))
    posted = moment_of_text(date, page)
    if posted is None:
        raise MarkupChanged(page.source, DATE, f"a date in “{date}”")
    written = parse_body(
        one(post, BODY, page=page), quotes=QUOTED, author_of=_quoted_author, post_of=_quoted_post, furniture=FURNITURE
    )
    return Draft(
        number=place if number is None else number,
        body=written,
        author=author,
        posted=posted,
        address=key,
        key=key,
    )


def _quoted_post(box: Tag) -> str | None:
    """Return the key of the post whose words a box holds, as its heading links to it."""
    heading = box.find_previous_sibling(HEADING)
    link = maybe(heading, "a[href*='#post']") if heading else None
    return (attribute(link, "href") or "").partition("#")[2] or None if link else None


def _quoted_author(box: Tag) -> str | None:
    """Return whom the heading before a box names, and take the heading out."""
    heading = box.find_previous_sibling(HEADING)
    return author_in_heading(words(heading.extract())) if heading else None


def _date(cell: Tag) -> str:
    """Return what is in the cell beside its links."""
    return " ".join(" ".join(cell.find_all(string=True, recursive=False)).split())
