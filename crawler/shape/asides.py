"""What is inside a post and is not its author's here: quotations, signatures, counts of likes, links to answers."""

import re
from collections.abc import Sequence
from itertools import islice

from crawler.markup.soup import attribute
from crawler.shape.tree import Node
from crawler.shape.typed import is_author, is_written

QUOTATION = re.compile(
    r"(?:^|[-_])(?:bb-?code-?|bb|post|message|msg|comment|user|text)?quot(?:e|ed|es|ing|ation)"
    r"(?!less|able|[-_]?(?:button|btn|link))(?:$|[-_a-z])|blockquote|^citation$|^zitat$|^cita$|^q-wrap$",
    re.I,
)
QUOTATION_HEAD = re.compile(
    r"(?:^|[-_])(?:quote[-_]?(?:title|header|author|name|by|head|info|meta|top)|attribution|sourceline)|"
    r"^cite$|^quotee$|^quoting$|^q-head$",
    re.I,
)
SIGNATURE = re.compile(
    r"(?:^|(?:post|user|member|message|msg|comment|forum)[-_]?)(?:sig|sign|firma|podpis|handtekening)(?:$|[-_])|signatur|slogan$|motto$",
    re.I,
)
BESIDE = re.compile(
    r"like|reaction|mention|in-?reply|reply-?to|edit|quot|sig(?:nature)?$|thank|viewers|last-?post", re.I
)
"""Classes of what names persons and times that are not the post's own."""
BODY = re.compile(r"^(?:post|message|comment|entry)[-_]?(?:text|content|body)", re.I)
"""Classes of a `blockquote` that a board put round a whole post."""
FEET = frozenset({"footer", "page-footer", "site-footer", "colophon"})
"""Ids of the foot of a page."""
LINE = 40
"""Elements of which a line with author and time is made at most."""
BOXES = frozenset({"div", "table", "td", "fieldset", "aside", "section", "dl", "figure", "q"})
"""Elements that can be a quotation's box, beside `blockquote`."""


def discount_asides(nodes: Sequence[Node]) -> None:
    """Take the words of signatures, and of the page's foot, out of the prose that holds them: no text has them.

    The foot is inside the first post where a board leaves its posts open.
    """
    for node in reversed(nodes):  # what is inside comes first
        if node.prose and (is_signature(node) or _is_foot(node)):
            node.discount()


def is_signature(node: Node) -> bool:
    """Return whether an element is a member's signature; some boards call so the line with a post's author and time."""
    if not any(map(SIGNATURE.search, node.classes)):
        return False
    first = islice(node.below(), LINE) if node.times else ()
    return not any(is_author(inner) or is_written(inner) for inner in first)


def _is_foot(node: Node) -> bool:
    return attribute(node.element, "id") in FEET


def is_quotation(node: Node) -> bool:
    """Return whether the element is a quotation's box."""
    if node.name == "blockquote":
        return not any(map(BODY.search, node.classes))
    names = (*node.classes, *(["quote"] if (attribute(node.element, "id") or "").lower() == "quote" else []))
    return node.name in BOXES and any(QUOTATION.search(name) and not QUOTATION_HEAD.search(name) for name in names)


def is_quoted(node: Node, tops: Sequence[Node]) -> bool:
    """Return whether an element is in a quotation, a signature or the page's foot below one of the tops."""
    ends = {id(top) for top in tops}
    for near in (node, *node.above()):
        if id(near) in ends:
            return False
        if near.name not in {"a", "button", "li"} and (is_quotation(near) or is_signature(near) or _is_foot(near)):
            return True
    return False


def is_beside(node: Node) -> bool:
    """Return whether an element's classes call it one of those that name others than the author."""
    return any(BESIDE.search(name) for name in node.classes)
