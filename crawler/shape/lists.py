"""Lists: what repeats on them leads to pages of their own, each under its title."""

import re
from collections import Counter
from collections.abc import Sequence

from bs4.element import NavigableString

from crawler.identity import fold
from crawler.markup.soup import attribute, words
from crawler.shape.fields import Fields
from crawler.shape.groups import CROWD
from crawler.shape.persons import PROFILE
from crawler.shape.records import Record
from crawler.shape.tree import Node
from crawler.shape.vocabulary import is_label
from crawler.subjects import bare_subject

MOST_LINKED = 0.62
"""Share of letters in links past which records are a list of something."""
HEADED = 0.6
"""Share of records headed by a link to a page of their own that makes the page a list."""
CROWDED = 0.6
"""Share of records with more times than a post has that makes the page a list of lists."""
CUT, LEAST_CUT, SHORTEST_TEASER = 0.75, 3, 60
"""Share and number of records whose text is cut off, and letters of such a text, that make the page a list."""
ALIKE = 2
"""How many times as long as the shortest such text the longest may be: people trail off after any number of words."""
TITLE_WORDS, SURELY_NAMED = 3, 0.9
"""Words from which on what may be a name is rather a title, where the markup does not say that it names a person."""
SHORTEST_TITLE, LONGEST_TITLE = 8, 200
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
OPENING_LETTERS = 20
"""Letters of prose above a link past which it is in a text and heads nothing."""

_TITLE_CLASS = re.compile(r"title|subject|headline|topic-?name", re.I)
_THREAD_ADDRESS = re.compile(
    r"(?:show|view)_?(?:thread|topic|forum)|/(?:forums?|threads?|topics?|boards?|discussions?)/[^/#]|"
    r"(?:^|/)(?:forum|board|thread|topic)s?(?:display)?(?:\.\w+)?\?|(?:^|/)(?:list|read)\.php\?\d",
    re.I,
)
_NUMBER = re.compile(r"(?:[^\W\d_]+ )?#\s?\d+(?: \w+ \d+)?")
_ANSWER = re.compile(r"\s*(?:re|aw|sv|antw)\s*[:\[]", re.I)


def what_list(records: Sequence[Record], fields: Sequence[Fields], subject: str) -> str | None:
    """Return in a sentence which list the records are, or None where they are none."""
    letters = sum(node.letters for record in records for node in record.nodes)
    linked = sum(node.linked for record in records for node in record.nodes)
    if linked > MOST_LINKED * letters:
        return "this is a list: what repeats on it is mostly links"
    headed = max(_own_pages(records, fields, subject), _leading(records, fields, subject), _overlaid(records))
    if headed >= HEADED * len(records):
        return "this is a list of threads or articles: what repeats on it leads to pages of their own"
    cut = [len(said) for found in fields if _is_cut_off(said := words(found.text.element) if found.text else "")]
    if len(cut) >= max(LEAST_CUT, CUT * len(records)) and max(cut) <= ALIKE * min(cut):
        return "this is a list of threads or articles: the texts that repeat on it are cut off"
    if sum(record.times > CROWD for record in records) >= CROWDED * len(records):
        return "this is a list of boards or threads: what repeats on it holds many times each"
    return None


def _is_cut_off(said: str) -> bool:
    """Return whether a text breaks off after a line or two, as what makes curious of a page of its own does."""
    return len(said) >= SHORTEST_TEASER and said.endswith(("…", "...", "[…]", "[...]"))


def _leading(records: Sequence[Record], fields: Sequence[Fields], subject: str) -> int:
    """Count the records whose first link with words leads to a page of its own, under its title.

    What comes first in posts is the author, whose name leads to a profile or is known for a name: where the words in
    one place are other ones in half of the records, they are titles in all of them.
    """
    heads = [_first_link(record, subject) for record in records]
    places = Counter(head.where for head in heads if head is not None)
    titled = Counter(
        head.where
        for head, found in zip(heads, fields, strict=True)
        if head is not None and head.text != found.name and not (found.person and head.holds(found.person))
    )
    place = max(places, key=lambda where: places[where], default=None)
    if place is None or titled[place] * 2 < places[place]:
        return 0
    links = [head.element for head in heads if head is not None and head.where == place]
    return len({(attribute(link, "href") or "").partition("#")[0] for link in links})


def _overlaid(records: Sequence[Record]) -> int:
    """Count the threads and boards to which records lead by a link without words, laid over all of them."""
    empty = (node for record in records for node in record.own() if node.name == "a" and not node.letters)
    addresses = {attribute(node.element, "href") or "" for node in empty if node.element.find(True) is None}
    return len({address for address in addresses if "#" not in address and _THREAD_ADDRESS.search(address)})


def _first_link(record: Record, subject: str) -> Node | None:
    """Return the first link with words that leads elsewhere, where it may be a title and no prose is above it."""
    link = next((node for node in record.own() if node.name == "a" and _leads_elsewhere(node)), None)
    if link is None or _prose_before(link, record) >= OPENING_LETTERS or not _may_be_title(link, subject):
        return None
    return link


def _leads_elsewhere(link: Node) -> bool:
    address = attribute(link.element, "href") or "#"
    if address.startswith("#") or address.lower().startswith(("javascript:", "mailto:")):
        return False
    if link.times or _NUMBER.fullmatch(link.text):  # what leads to the post itself
        return False
    return any(map(str.isalpha, link.text)) and not is_label(link.text)


def _prose_before(link: Node, record: Record) -> int:
    """Count the letters before a link in a record: of prose, and of words without an element of their own."""
    node, letters = link, 0
    tops = [id(top) for top in record.nodes]
    while id(node) not in tops and node.parent is not None:
        letters += sum(len(text.strip()) for text in node.element.previous_siblings if type(text) is NavigableString)
        letters += sum(before.prose for before in node.parent.children[: node.place])
        node = node.parent
    return letters + sum(top.prose for top in record.nodes if top.end <= node.start)


def _may_be_title(link: Node, subject: str) -> bool:
    if _ANSWER.match(link.text) or PROFILE.search(attribute(link.element, "href") or ""):
        return False
    return fold(bare_subject(link.text)) not in fold(subject)


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
