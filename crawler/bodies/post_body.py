"""What a post's author wrote: the body's markup without quotations and furniture, and the quotations beside it.

Boards keep a quotation in a box of their own (`blockquote`, a `div` with a heading that says whose words they are).
A platform says which elements are such boxes and whom a box names; the rest is the same for all of them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bs4 import Tag
from bs4.element import PageElement, PreformattedString

from crawler.bodies.attributions import MARKED
from crawler.bodies.clean_text import clean
from crawler.bodies.headed_boxes import BOX, take_head
from crawler.bodies.headings import NAMES
from crawler.bodies.html_text import text_of
from crawler.bodies.named_after_days import without_day
from crawler.bodies.quotation import split_quotations, within
from crawler.bodies.spoilers import unwrap_spoilers
from crawler.items import Quote
from crawler.markup.soup import words

OPEN, CLOSE = "\ue000", "\ue001"
"""Private characters between which the place of a quotation is kept while the text is laid out."""
LONGEST_HEADING = 120
"""Characters past which a line before a quotation is prose that ends with a colon."""
MOST_NODES = 20
"""Nodes past which a line before a quotation is no heading."""
LINES = frozenset({"br", "hr", "p", "div", "table", "blockquote", "ul", "ol", "li", "pre", "h1", "h2", "h3", "h4"})
"""Elements that end a line, or are one."""
ADVERTISEMENTS = (
    ".adsbygoogle, .advertisement, .ad-container, [class*=inpost]:not(.inposttable), [id^=div-gpt-ad], "
    "[id^=google_ads], .addthis_toolbox, .a2a_kit, .addtoany_share_save_container, .sharedaddy, .jiathis_style, "
    ".bdsharebuttonbox"
)
"""What is put inside posts by those who rent the space or count the shares; every program's pages can hold it."""

NOT_A_NAME = re.compile(r"\s[a-z]|^(?i:he|she|it|i|you|we|they|who|which|what|that|this|someone|somebody|as)\b")
"""What prose before a colon begins with, or goes on with in lower case."""
_ADDRESS = re.compile(r" ?<[^<>@]{1,80}@[^<>@]{1,80}>")
"""The mail address after a name: "Anna <anna@board.example>"."""
_PLACE = re.compile(rf"[ \t>•]*{OPEN}(\d+){CLOSE}[ \t]*")
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:UTC|GMT)(?:[+-]\d+)?)?"
_DATE_BEFORE = re.compile(
    rf"^(?:.*{_CLOCK}\)?,?\s+(?![ap]\.?m\b)|.*\bago,?\s+|just now,\s+|(?:on|am|le|el)\s[^,]*\d{{4}},?\s+)(?=\S)", re.I
)
"""Matches "05.03.2009, 10:15, Anna", "2 hours ago, Anna": a date before the name, and not the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostBody:
    """A body divided: the author's words, the quotations with their offsets, and the posts that these name."""

    text: str
    quotes: tuple[Quote, ...] = ()
    posts: tuple[str, ...] = ()
    """Keys of the quoted posts, as the outermost boxes tell them, in their order."""

    def or_else(self, words: str | None) -> "PostBody":
        """Return the body, with other words where its author wrote none: the link that a post consists of."""
        return self if self.text else replace(self, text=words or "")


def parse_body(
    body: Tag,
    *,
    quotes: str = "blockquote",
    author_of: Callable[[Tag], str | None] | None = None,
    post_of: Callable[[Tag], str | None] | None = None,
    furniture: str = "",
) -> PostBody:
    """Divide a body into its author's words and quotations; takes `furniture` and these out of its markup.

    `quotes` selects the quotation boxes. `author_of` returns whose words a box holds, and may take the heading that
    says so out of the box; where it returns None, the box's first line is asked. `post_of` returns the key of the
    quoted post. A quotation inside another becomes one of its own, after the outer.
    """
    unwrap_spoilers(body)
    for element in body.select(f"{furniture}, {ADVERTISEMENTS}" if furniture else ADVERTISEMENTS):
        element.decompose()
    boxes = [box for box in body.select(f"{quotes}, {BOX}") if box is not body]
    places = {id(box): place for place, box in enumerate(boxes)}
    outer = [next((places[id(up)] for up in box.parents if id(up) in places), None) for box in boxes]
    quoted: list[_Quoted | None] = [None] * len(boxes)
    for place in range(len(boxes) - 1, -1, -1):  # inner ones first: each is taken out of the one around it
        box = boxes[place]
        if not box.decomposed and box.parent is not None:  # it was in what was taken out as the heading of another
            post = post_of(box) if post_of and outer[place] is None else None
            quoted[place] = _take_quotation(box, place, author_of(box) if author_of else None, post)
    text, offsets = _own_text(text_of(body))
    for place, around in enumerate(outer):
        if around is not None:
            offsets[place] = offsets.get(around, len(text))
    kept = tuple(
        Quote(text=each.text, author=each.author, at=offsets.get(place, len(text)))
        for place, each in enumerate(quoted)
        if each and each.text
    )
    if body.find("pre") is None and any(MARKED.match(line) for line in text.split("\n")):
        text, marked = split_quotations(text)
        kept = within(text, (*kept, *marked))
    return PostBody(text=text, quotes=kept, posts=tuple(each.post for each in quoted if each and each.post))


@dataclass(frozen=True, slots=True)
class _Quoted:
    """What a quotation box holds: the quoted words, who wrote them, and the key of the post that they are from."""

    text: str
    author: str | None
    post: str | None


def _take_quotation(box: Tag, place: int, author: str | None, post: str | None) -> _Quoted:
    """Replace a box by the mark of its place, and return what it holds; its first line may name the author."""
    author = author or take_head(box) or _said_before(box)
    box.name = "div"  # a `blockquote` of its own would be marked
    text = _without_places(text_of(box))
    heading, _, below = text.partition("\n")
    if author is None and below and (named := author_in_heading(heading)):
        author, text = named, below.strip("\n")
    box.replace_with(_paragraph(f"{OPEN}{place}{CLOSE}"))
    return _Quoted(text, author, post)


def author_in_heading(heading: str) -> str | None:
    """Return whom the heading of a quotation names: "Anna wrote:", "Quote from: Anna on May 5", "Zitat von Anna"."""
    line = _ADDRESS.sub("", " ".join(heading.replace("\u200e", "").split())).strip(' «»"“”:')
    for form in NAMES:
        if found := form.match(line):
            name = without_day(_DATE_BEFORE.sub("", found["name"])).strip(' @,:«»"“”')
            return author_in_heading(name) or name or None
    return None


def take_heading(box: Tag, selector: str) -> str | None:
    """Take the heading that the selector finds directly for this box out of it and return its words."""
    heading = box.select_one(selector)
    if heading is None:
        return None
    said = words(heading)
    heading.decompose()
    return said or None


def _said_before(box: Tag) -> str | None:
    """Take the line "Anna wrote:" that comes before a quotation out of the body and return whom it names."""
    before = box.previous_sibling
    while before is not None and (
        (isinstance(before, Tag) and before.name == "br") or not (isinstance(before, Tag) or str(before).strip())
    ):
        before = before.previous_sibling
    line = _line_up_to(before) if before is not None else []
    said = _said_in(line)
    if not said.endswith(":") or len(said) > LONGEST_HEADING or OPEN in said or _opens_a_box(line[0]):
        return None
    person = author_in_heading(said)
    if person is None or NOT_A_NAME.search(person):
        return None
    for node in line:
        node.extract()
    return person


def _line_up_to(last: PageElement) -> list[PageElement]:
    """Return the nodes of the line that a node ends, no more of them than a heading may be long."""
    line = [last]
    if isinstance(last, Tag) and last.name in LINES:
        return line
    for node in last.previous_siblings:
        if isinstance(node, Tag) and node.name in LINES:
            break
        if len(line) == MOST_NODES or len(_said_in(line)) > LONGEST_HEADING:
            break
        line.insert(0, node)
    return line


def _said_in(line: list[PageElement]) -> str:
    return " ".join("".join(node.get_text() for node in line if not isinstance(node, PreformattedString)).split())


def _opens_a_box(node: PageElement) -> bool:
    """Return whether the node is the first in an outer quotation: then it says whose words that one holds."""
    around = node.parent
    first = all(not str(before).strip() for before in node.previous_siblings)
    return (
        first
        and around is not None
        and around.name in {"blockquote", "div"}
        and (around.name == "blockquote" or around.find_parent("blockquote") is not None)
    )


def _own_text(laid_out: str) -> tuple[str, dict[int, int]]:
    """Return the text without the places of quotations, and at which offset of it each place was."""
    pieces = _PLACE.split(laid_out)
    text = ""
    offsets: dict[int, int] = {}
    waiting: list[int] = []
    for count, piece in enumerate(pieces):
        if count % 2:
            waiting.append(int(piece))
            continue
        own = clean(piece.strip("\n"))
        if not own:
            continue
        start = len(text) + 2 if text else 0
        offsets.update(dict.fromkeys(waiting, start))
        waiting = []
        text = f"{text}\n\n{own}" if text else own
    offsets.update(dict.fromkeys(waiting, len(text)))
    return text, offsets


def _without_places(text: str) -> str:
    return clean(_PLACE.sub("", text))


def _paragraph(text: str) -> Tag:
    paragraph = Tag(name="p")
    paragraph.string = text
    return paragraph
