"""Discuz! 6 and 7 and Discuz! X 2 to 3.5.

Proved on real pages of 6, 7.2, X2, X2.5 and X3, of some ten boards. What they are like:

- all parts of a post have ids that end in its number: `pidN` the whole, `postmessage_N` the words, `authorpostonN` the
  moment, `postnumN` the place in the thread; the template between them changes with every version and board;
- 6 has no element for the moment: it is a text beside the buttons for the size of letters;
- the opening posts have names for numbers ("楼主", "沙发", "板凳", "地板"), which boards may change;
- a post of a member who was banned has no words but a notice (`.locked`); words hidden from guests have one in theirs;
- who edited last is at the top or the foot of the words (`i.pstatus`, in 6 and 7 a bare `i`); boards against
  copying put letters that nobody sees between the words (`.jammer`);
- an answer may open with a bold "回复 5# NAME", whose link leads to the post answered;
- a quotation is a `blockquote` in `div.quote`; its first line names person and moment and may link to the post.
"""

import re
from datetime import tzinfo

from bs4 import Tag
from bs4.element import NavigableString

from crawler.bodies.html_text import text_of
from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import author_in_heading, parse_body
from crawler.dates.shown import moment_of_element, moment_of_text
from crawler.dates.zone import in_zone, zone_at_foot
from crawler.drafts import Draft, finish_thread
from crawler.errors import MarkupChanged, NotAThread
from crawler.items import Attachment, Author, Moment, Thread
from crawler.markup.addresses import canonical_url, join_url
from crawler.markup.numbering import page_numbers, shown_number
from crawler.markup.soup import attribute, first_words, maybe, words
from crawler.markup.trails import board_of_trail
from crawler.markup.whole_pages import parse_whole
from crawler.page import Page

NAME = "discuz"

WORDS = "postmessage_"
MARKS = ("authorposton", "postnum", "Discuz!", "viewthread")
POSTS = "[id^=pid]"
AUTHORS = (
    ".pls .authi a", "cite a[href]", ".postauthor .postinfo a[href]", ".postauthor a[href*=uid]", ".authi a[href*=uid]",
    ".pls .authi", ".pls .pi", "cite", ".postauthor .postinfo", ".postauthor",
)  # fmt: skip
OLD_MOMENT = ".postinfo"
SUBJECTS = ("#thread_subject", "#threadtitle h1", ".viewthread > h1", "h1", "title")
TRAIL = ':is(#pt, #nav, .nav) a[href]:not([href*="thread"])'
FOOT = "#ft p, #ft, #footer p, #footer, #frt p"
SIGNATURE = ".sign, .signatures"
QUOTED = ".quote > blockquote"
ANSWERED = ':is(strong, b):not(blockquote *) > a[href*="findpost"]'
FILES = 'a[href*="mod=attachment"], a[href*="attachment.php?"]'
FURNITURE = (
    ".pstatus, .jammer, .quote > h5, .quote > h6, .blockcode em, .locked, .showhide > h4, .t_attach, ignore_js_op, "
    ".attach_popup, .tip, script, style"
)
NAMES_OF_PLACES = {"楼主": 1, "樓主": 1, "沙发": 2, "沙發": 2, "板凳": 3, "地板": 4}

LONGEST_ANSWERED = 60
"""Letters of the line that names the post answered: a longer bold one is the author's own."""

_ID = re.compile(r"pid(\d+)")
_EDITED = re.compile(r"^\[?\s*(?:本帖最[后後]由|本帖由|此帖|Edited by|Last edited by)\b.*", re.DOTALL)
_QUOTED_POST = re.compile(r"[?&;]pid=(\d+)")
_PLACE = re.compile(r"\d+\s*[#楼樓]")
_LATER_PAGE = re.compile(r"(thread-\d+)-\d+-\d+(?=\.html)")
_QUERY = re.compile(r"^(?P<bare>[^?]*)\?(?:.*&)?(?P<thread>tid=\d+).*$")


def match(page: Page) -> float:
    """Return whether the page has the id of a post's words beside another mark of the program."""
    is_ours = page.is_markup and WORDS in page.text and page.holds(MARKS, at_least=2)
    return 0.85 if is_ours else 0.0


def parse_thread(page: Page) -> Thread:
    """Return the posts of one page of a thread."""
    soup = parse_whole(page)
    posts = [(found[1], box) for box in soup.select(POSTS) if (found := _ID.fullmatch(attribute(box, "id") or ""))]
    posts = [(key, box) for key, box in posts if _words(box, key) is not None or box.select_one(".locked")]
    if not posts:
        raise NotAThread(page.source, "this page holds no thread", "hand over the threads' own pages")
    subject = first_words(soup, SUBJECTS, page=page, expected="the thread's subject")
    zone = zone_at_foot(soup, FOOT)
    address = _address(canonical_url(page, soup))
    numbers = page_numbers([_number(box, key) for key, box in posts])
    return finish_thread(
        [_draft(box, key, number, zone, page) for number, (key, box) in zip(numbers, posts, strict=True)],
        subject=subject,
        platform=NAME,
        url=address,
        board=board_of_trail(soup, TRAIL, subject=subject),
    )


def _address(known: str | None) -> str | None:
    """Return the thread's address without its page."""
    if known is None:
        return None
    if found := _QUERY.match(known):
        return f"{found['bare']}?mod=viewthread&{found['thread']}"
    return _LATER_PAGE.sub(r"\1-1-1", known)


def _words(box: Tag, key: str) -> Tag | None:
    return maybe(box, f"#postmessage_{key}")


def _number(box: Tag, key: str) -> int | None:
    found = maybe(box, f"#postnum{key}")
    said = words(found) if found else ""
    return NAMES_OF_PLACES.get(said) or shown_number(said)


def _draft(box: Tag, key: str, number: int, zone: tzinfo | None, page: Page) -> Draft:
    name = first_words(box, AUTHORS, page=page, expected="the name of an author", besides="em")
    posted = in_zone(_posted(box, key, page), zone)
    signature = maybe(box, SIGNATURE)
    attachments = _attachments(box, page)
    body = _words(box, key) or Tag(name="div")
    _drop_notes(body)
    answers = _answered_post(body)
    spell_out_links(body)
    return Draft(
        number=number,
        body=parse_body(body, quotes=QUOTED, author_of=_quoted_author, post_of=_quoted_post, furniture=FURNITURE),
        author=Author(name=name),
        posted=posted,
        attachments=attachments,
        address=f"pid{key}",
        key=key,
        answers=answers,
        signature=text_of(signature).strip() if signature else None,
    )


def _posted(box: Tag, key: str, page: Page) -> Moment | None:
    """Return the moment of the post's own element, else the one that is among the buttons above its words."""
    if element := maybe(box, f"#authorposton{key}"):
        said = words(element)
        return moment_of_element(element, page) or moment_of_text(said[_first_digit(said) :], page)
    line = maybe(box, OLD_MOMENT)
    texts = [" ".join(str(text).split()) for text in line.find_all(string=True, recursive=False)] if line else []
    if line is None or not any(texts):
        raise MarkupChanged(page.source, f"#authorposton{key}, {OLD_MOMENT}", "the moment of a post")
    return next((found for said in texts if (found := moment_of_text(said[_first_digit(said) :], page))), None)


def _first_digit(said: str) -> int:
    return next((at for at, sign in enumerate(said) if sign.isdecimal()), 0)


def _drop_notes(body: Tag) -> None:
    """Take out who edited the words last, with the brackets round it."""
    for note in body.select("i"):
        if not _EDITED.match(words(note)):
            continue
        before, after = note.previous_sibling, note.next_sibling
        if isinstance(before, NavigableString) and isinstance(after, NavigableString) and before.rstrip().endswith("["):
            before.replace_with(before.rstrip()[:-1])
            after.replace_with(after.lstrip().removeprefix("]"))
        note.decompose()


def _answered_post(body: Tag) -> str | None:
    """Take "Reply 5# Anna", which the program puts above an answer, out of the words and return that post's number."""
    link = maybe(body, ANSWERED)
    found = _QUOTED_POST.search(attribute(link, "href") or "") if link else None
    if link is None or found is None or link.parent is None or not _PLACE.fullmatch(words(link)):
        return None
    said = words(link.parent)
    if len(said) > LONGEST_ANSWERED or not words(body).startswith(said):
        return None
    link.parent.decompose()
    return found[1]


def _attachments(box: Tag, page: Page) -> tuple[Attachment, ...]:
    named = {
        name: join_url(page.url or "", attribute(link, "href") or "")
        for link in box.select(FILES)
        if "." in (name := words(link))
    }
    return tuple(Attachment(name=name, url=url) for name, url in named.items())


def _quoted_author(box: Tag) -> str | None:
    """Take the line that says whose words they are out of a quotation, and return the name."""
    heading = maybe(box, "font")
    person = author_in_heading(words(heading)) if heading else None
    if heading is not None and person:
        heading.decompose()
    return person


def _quoted_post(box: Tag) -> str | None:
    link = maybe(box, 'a[href*="pid="]')
    found = _QUOTED_POST.search(attribute(link, "href") or "") if link else None
    return found[1] if found else None
