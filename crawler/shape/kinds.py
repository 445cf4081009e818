"""Pages that repeat something with persons, times and prose and are no threads: lists, articles, shops."""

import re
from collections.abc import Collection, Sequence

from bs4 import BeautifulSoup

from crawler.drafts import bare_subject
from crawler.identity import fold
from crawler.markup.soup import attribute
from crawler.shape.evidence import signs_of_article, signs_of_board
from crawler.shape.fields import Fields
from crawler.shape.records import Record
from crawler.shape.tree import Node
from crawler.shape.typed import OFFERS, THREADS

MOST_LINKED = 0.62
"""Share of letters in links past which records are a list of something."""
HEADED = 0.6
"""Share of records headed by a link to a page of their own that makes the page a list."""
UNLIKE = 2
"""Things that must speak for a board where two posts are of unlike shapes and nothing repeats."""
TITLE_WORDS, SURELY_NAMED = 3, 0.9
"""Words from which on what may be a name is rather a title, where the markup does not say that it names a person."""
SHORTEST_TITLE, LONGEST_TITLE = 8, 200
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})

_TITLE_CLASS = re.compile(r"title|subject|headline|topic-?name", re.I)
_THREAD_ADDRESS = re.compile(
    r"(?:show|view)_?(?:thread|topic|forum)|/(?:forums?|threads?|topics?|boards?|discussions?)/[^/#]|"
    r"forum(?:display)?\.\w+\?",
    re.I,
)
_ANSWER = re.compile(r"\s*(?:re|aw|sv|antw)\s*[:\[]", re.I)


def other_kind(
    soup: BeautifulSoup,
    records: Sequence[Record],
    fields: Sequence[Fields],
    types: Collection[str],
    *,
    subject: str,
    url: str | None,
    repeats: bool,
) -> str | None:
    """Return in a sentence what else than a thread the page is, or None for a thread.

    A page that calls itself a thread is believed; else as many things must speak for a board as for an article, and
    one at least; two where the posts do not repeat each other's shape.
    """
    letters = sum(node.letters for record in records for node in record.nodes)
    linked = sum(node.linked for record in records for node in record.nodes)
    if len(records) == 1 and THREADS.isdisjoint(types):
        return "nothing repeats on it that may be a post"
    if linked > MOST_LINKED * letters:
        return "this is a list: what repeats on it is mostly links"
    if _own_pages(records, fields, subject) >= HEADED * len(records):
        return "this is a list of threads or articles: what repeats on it leads to pages of their own"
    if not THREADS.isdisjoint(types):
        return None
    if not OFFERS.isdisjoint(types):
        return "this is the page of a product or the like: what repeats on it are reviews or offers"
    board, article = signs_of_board(soup, records, types, url), signs_of_article(soup, records, types)
    if len(board) < max(1 if repeats else UNLIKE, len(article)):
        if article:
            return "this is an article or the like, and what repeats on it are its comments"
        return "nothing on it names a board: what repeats on it may be comments, reviews or news"
    return None


def _own_pages(records: Sequence[Record], fields: Sequence[Fields], subject: str) -> int:
    """Count the records that are headed by a link to another page under a title of their own.

    A short title may pass for a name; then its address tells that it leads to a thread or a board.
    """
    titles: set[str] = set()
    links: set[str] = set()
    own = fold(bare_subject(subject)) if subject else ""
    for record, found in zip(records, fields, strict=True):
        head = next((node for node in record.own() if _is_title(node, found)), None) or _short_title(found)
        if head is None or _ANSWER.match(head.text):
            continue
        link = head.element if head.name == "a" else head.element.find("a", href=True)
        address = (attribute(link, "href") or "").partition("#")[0] if link else ""
        title = fold(bare_subject(head.text))
        if title and address and title not in own:
            titles.add(title)
            links.add(address)
    return min(len(titles), len(links))


def _short_title(found: Fields) -> Node | None:
    """Return what was taken for a name and is a link to a thread or a board, where nothing else says that it is one."""
    person = found.person
    if person is None or found.name_confidence >= SURELY_NAMED:
        return None
    link = person.element if person.name == "a" else person.element.find("a", href=True)
    return person if link and _THREAD_ADDRESS.search(attribute(link, "href") or "") else None


def _is_title(node: Node, found: Fields) -> bool:
    if not SHORTEST_TITLE <= node.letters <= LONGEST_TITLE or not node.linked:
        return False
    person = found.person
    if found.name and len(found.name.split()) >= TITLE_WORDS and found.name_confidence < SURELY_NAMED:
        person = None
    if person is not None and (node.holds(person) or person.holds(node) or node.text == person.text):
        return False
    if (found.time is not None and node.holds(found.time)) or (found.text is not None and found.text.holds(node)):
        return False
    if node.name in HEADINGS:
        return True
    return any(map(_TITLE_CLASS.search, node.classes)) and not any("user" in name for name in node.classes)
