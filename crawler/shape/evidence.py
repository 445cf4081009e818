"""What speaks for a board, and what for an article: without the one, comments and reviews would be read as threads."""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import islice

from bs4 import BeautifulSoup

from crawler.markup.addresses import split_url
from crawler.markup.soup import attribute, words
from crawler.shape.numbers import numbers_shown
from crawler.shape.records import Record
from crawler.shape.tree import Node
from crawler.shape.typed import ARTICLES, THREADS
from crawler.shape.vocabulary import ANSWERS, BOARD_BUTTONS, BOARD_NAME, MEMBER_FACT, NEIGHBOURS, VAGUE_BOARD_NAME

BUTTONS, FACTS, COMMENTS, REPLIES = 0.5, 0.34, 0.5, 0.5
"""Shares of the records in which buttons, facts about members, classes that say comment, and "Re:" must be."""
LONGEST_FACT = 100
LONGEST_WAY = 300
"""Characters of the way back ("Home > Forum > …") that are looked at."""
WAYS_BACK = '[class*="breadcrumb" i], [id*="breadcrumb" i], .crumbs, .navbits, .pathway, .linktree'
ARROWS = "[]()<>‹›«»←→↑↓ "
"""What is round the words of a link to a thread's neighbour."""
NEAR = 3
"""Elements round a record whose classes may say that it is a comment."""

WEAK = frozenset({"words", "numbers"})
"""Signs of a board that count beside others and prove nothing alone."""
NAMES = frozenset({"address", "title"})
"""Signs of a board that are nothing but the site's name for itself."""
SOFT = frozenset({"replies", "neighbours", "answers"})
"""Signs of a board that comments, their subjects and what is beside an article may give too."""

_BOARD_CLASS = re.compile(
    r"forum|(?<!comment[-_])(?<!comments[-_])(?<!toplevel[-_])thread(?!ed|[-_]?(?:even|odd|alt)\b)|viewtopic|"
    r"message-?board|bbs",
    re.I,
)
"""Classes of boards; "thread-even" is what WordPress calls a comment's row, "comment-thread" what Blogger calls all."""
_VAGUE_CLASS = re.compile(r"topic|discussion", re.I)
_COMPOUND = re.compile(r"(?<=[^\W\d_])(?=(?:forums?|foren|foro|bbs)(?:\.|$))", re.I)
"""Where in a host's name the word for a board begins: "schoolforum.example"."""
_BBCODE = re.compile(r"^bb_?c(?:ode)?(?:[-_]|$)", re.I)
"""Classes of what boards make of their members' own markup, "[quote]"."""
ANSWER = re.compile(r"(?:re|aw|sv|odp)(?:\[\d+\])?: ?\S", re.I)
"""How a subject opens that answers another one."""
_CREDIT = re.compile(r"(?:^|[»›|•·–—©])\s*(?:\w+\s+){0,3}powered by", re.I)
"""Matches "Powered by", "Dial Makers » Powered by": how a credit opens; further into a text it is prose."""
_PROGRAM = re.compile(
    r"powered by:?\s.{0,40}?\b(?:YaBB|UBB|Ultimate Bulletin|Ultimate PHP Board|phpBB|SMF|IkonBoard|Invision Power|XMB|"
    r"Snitz|Web Wiz|Phorum|FUDforum|miniBB|PunBB|FluxBB|MyBB|WoltLab|Burning Board|JForum|YAF\.NET|e-Blah|DCForum)",
    re.I,
)
"""Matches "Powered by YaBB 2.5" at a page's foot."""
_COMMENT_CLASS = re.compile(r"comment|review|testimonial|rating|feedback", re.I)


def signs_of_board(
    soup: BeautifulSoup, records: Sequence[Record], types: Collection[str], url: str | None
) -> frozenset[str]:
    """Return which things speak for a board.

    They are "type", "address", "title", "program", "classes", "buttons", "members", "counted" (the page states as many
    answers as were found, with the question or without it), and those in SOFT and WEAK.
    """
    address, titles, classes = _words_of(url) if url else "", _titles(soup), _classes_round(soup, records)
    answers = _answers_told(soup)
    counted = not answers.isdisjoint({len(records), len(records) - 1})
    found = {
        "type": not THREADS.isdisjoint(types),
        "address": BOARD_NAME.search(address) is not None,
        "title": any(map(BOARD_NAME.search, titles)),
        "words": any(map(VAGUE_BOARD_NAME.search, (address, *titles))) or any(map(_VAGUE_CLASS.search, classes)),
        "program": _names_a_program(soup),
        "classes": any(map(_BOARD_CLASS.search, classes)) or any(map(_has_bbcode, records)),
        "buttons": _many(records, _has_button, BUTTONS),
        "replies": _many(records, _replies, REPLIES),
        "members": _many(records, _has_member_fact, FACTS),
        "numbers": numbers_shown(records) is not None,
        "neighbours": any(words(link).strip(ARROWS).lower() in NEIGHBOURS for link in soup.select("a[href]")),
        "answers": bool(answers) and not counted,
        "counted": counted,
    }
    return frozenset(name for name, is_there in found.items() if is_there)


def signs_of_article(soup: BeautifulSoup, records: Sequence[Record], types: Collection[str]) -> frozenset[str]:
    """Return which things speak for an article with comments: "type", "open graph", "comments"."""
    graph = soup.select_one('meta[property="og:type"]')
    is_article = not ARTICLES.isdisjoint(types)
    is_called_one = graph is not None and (attribute(graph, "content") or "").lower() == "article"
    found = {
        "type": is_article,
        "open graph": is_called_one,
        "comments": _many(records, _is_comment if is_article or is_called_one else _is_only_comment, COMMENTS),
    }
    return frozenset(name for name, is_there in found.items() if is_there)


def _words_of(url: str) -> str:
    parts = split_url(url)
    host = _COMPOUND.sub(" ", parts.netloc.removeprefix("www.").rpartition(".")[0])
    return re.sub(r"[-_/.=?&]+", " ", f"{host} {parts.path} {parts.query}")


def _titles(soup: BeautifulSoup) -> list[str]:
    title = soup.select_one("title")
    ways = soup.select(WAYS_BACK, limit=3)
    return [*([words(title)] if title else []), *(words(way)[:LONGEST_WAY] for way in ways)]


def _classes_round(soup: BeautifulSoup, records: Sequence[Record]) -> list[str]:
    body = soup.body
    said = [attribute(body, "class") or "", attribute(body, "id") or ""] if body else []
    first = records[0].nodes[0]
    return [
        *said,
        *(f"{' '.join(node.classes)} {attribute(node.element, 'id') or ''}" for node in (first, *first.above())),
    ]


def _many(records: Sequence[Record], fits: Callable[[Record], bool], share: float) -> bool:
    """Return whether so large a share of the records fits, and two at least: one may do so by chance."""
    return sum(map(fits, records)) >= max(2, share * len(records))


def _has_bbcode(record: Record) -> bool:
    nodes = (node for root in record.nodes for node in (root, *root.below()))
    return any(_BBCODE.match(name) for node in nodes for name in node.classes)


def _answers_told(soup: BeautifulSoup) -> set[int]:
    """Return the numbers of answers that the page tells."""
    told = (text for text in soup.stripped_strings if len(text) <= LONGEST_FACT and ANSWERS.fullmatch(text))
    return {int(re.sub(r"\D", "", text)) for text in told}


def _replies(record: Record) -> bool:
    """Return whether a record has a subject of its own that answers another."""
    return any(ANSWER.match(node.text) for node in record.own() if not node.prose and len(node.text) <= LONGEST_WAY)


def _has_button(record: Record) -> bool:
    return any(_button_words(node) in BOARD_BUTTONS for node in record.own())


def _button_words(node: Node) -> str:
    """Return what a button says: in words, or in the title of a picture."""
    if node.name not in {"a", "button", "span", "img", "li"}:
        return ""
    names = (attribute(node.element, name) for name in ("title", "alt", "aria-label"))
    return (node.text or next(filter(None, names), "")).lower()


def _has_member_fact(record: Record) -> bool:
    return any(
        node.text and len(node.text) <= LONGEST_FACT and not node.prose and MEMBER_FACT.search(node.text)
        for node in record.own()
    )


def _is_comment(record: Record) -> bool:
    return _COMMENT_CLASS.search(_names_round(record)) is not None


def _is_only_comment(record: Record) -> bool:
    """Return whether a record's classes say comment and nothing of a board: on boards posts are called comments too."""
    names = _names_round(record)
    return _is_comment(record) and _BOARD_CLASS.search(names) is None and _VAGUE_CLASS.search(names) is None


def _names_round(record: Record) -> str:
    first = record.nodes[0]
    return " ".join(map(_names_of, (first, *islice(first.above(), NEAR))))


def _names_of(node: Node) -> str:
    return f"{' '.join(node.classes)} {attribute(node.element, 'id') or ''}"


def _names_a_program(soup: BeautifulSoup) -> bool:
    """Return whether the page's foot credits a board program."""
    for said in islice(soup.find_all(string=_CREDIT), NEAR):
        if _PROGRAM.search(" ".join([said, *said.find_all_next(string=True, limit=NEAR)])[:LONGEST_WAY]):
            return True
    return False
