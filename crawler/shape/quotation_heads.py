"""What tells that an element is a quotation's box: the line before it, or the first line inside it."""

from bs4 import Tag
from bs4.element import NavigableString

from crawler.bodies.post_body import NOT_A_NAME, author_in_heading
from crawler.markup.soup import words
from crawler.shape.asides import BOXES
from crawler.shape.tree import Node
from crawler.shape.vocabulary import QUOTATION_LABELS

LONGEST_HEADING = 100
LONGEST_NAME = 60
LINE_ENDS = frozenset({"br", "hr", "p", "div", "table", "blockquote"})
"""Elements before which a line ends."""
EMPHASIZED = frozenset({"b", "strong", "i", "em"})
"""Elements that boards put round the heading of a quotation."""


def is_headed(table: Node) -> bool:
    """Return whether the line before a table says whose words it holds: "on May 5th, 2003, 2:40pm, Anna wrote:"."""
    before = table.element.find_previous_sibling(lambda each: each.name != "br")
    said = words(before) if before is not None else ""
    return said.endswith(":") and len(said) < LONGEST_HEADING and author_in_heading(said) is not None


def opens_with_label(table: Node) -> bool:
    """Return whether a table's first words are "Quote:", and more follow."""
    said = words(table.element)
    first = next((text.strip() for text in table.element.find_all(string=True) if text.strip()), "")
    return first != said and first.endswith(":") and first.strip(" :").lower() in QUOTATION_LABELS


def opens_with_heading(box: Node, text: Node) -> bool:
    """Return whether a part of a text is a box whose first line, in an element of its own, says whose words it holds.

    The box is the smallest round that line: a bigger one may hold the author's own words too.
    """
    head = next((node for node in box.below() if node.text and node.name in EMPHASIZED), None)
    if head is None or box.letters in {head.letters, text.letters}:
        return False
    smallest = next(above for above in head.above() if above.name in BOXES)
    if smallest is not box or len(head.text) >= LONGEST_NAME or not is_alone(head.element):
        return False
    named = author_in_heading(head.text)
    is_name = named is not None and not NOT_A_NAME.search(named)
    return is_name and words(box.element).startswith(head.text)


def is_alone(head: Tag) -> bool:
    """Return whether a line ends after an element, or a colon is there: "Anna, have you tried …" names nobody."""
    behind = next((each for each in head.next_siblings if isinstance(each, Tag) or str(each).strip()), None)
    ends = behind is None or (isinstance(behind, Tag) and behind.name in LINE_ENDS)
    return ends or head.get_text().rstrip().endswith(":") or colon_behind(head) is not None


def colon_behind(head: Tag) -> NavigableString | None:
    """Return the words after an element where they begin with a colon."""
    strings = (each for each in head.next_elements if isinstance(each, NavigableString))
    behind = next((text for text in strings if head not in text.parents), None)
    return behind if behind is not None and behind.lstrip().startswith(":") else None
