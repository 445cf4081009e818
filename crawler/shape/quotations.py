"""Quotations inside a post's text: which elements are their boxes, and whom they name."""

from collections.abc import Collection, Sequence
from itertools import takewhile

from bs4 import Tag

from crawler.bodies.post_body import author_in_heading
from crawler.markup.soup import attribute, words
from crawler.shape.asides import BOXES, QUOTATION_HEAD, is_quotation
from crawler.shape.quotation_heads import (
    LINE_ENDS,
    LONGEST_HEADING,
    LONGEST_NAME,
    colon_behind,
    is_alone,
    is_headed,
    opens_with_heading,
    opens_with_label,
)
from crawler.shape.tree import Node, class_names
from crawler.shape.vocabulary import QUOTATION_LABELS

MOST_LINES = 3
"""Elements after a label among which the quotation is."""
MARK = "data-quotation"
"""An attribute set on quotations, to find them again; its value is the box's shape."""
RETOLD = "data-retold"
"""An attribute that holds whose post a box tells again."""
NAMING = (RETOLD, "data-author", "data-username", "data-quote", "data-ipsquote-username", "cite")
"""Attributes of a quotation that name whom it quotes."""


def mark_quotations(nodes: Sequence[Node], text: Node, names: Collection[str]) -> None:
    """Mark the boxes among a text's elements, in the order of the page; `names` are the authors of the page's posts."""
    for node in nodes:
        shapes = _shapes_round(node, text)
        if node.text.strip(" :").lower() in QUOTATION_LABELS and (behind := _behind(node)):
            *heading, box = behind
            box.element[MARK] = _shape(box)
            _name_by(heading, box)
            node.element.extract()
            continue
        if _heads_the_next(node):
            continue
        if is_quotation(node) and (not shapes or _shape(node) in shapes):
            node.element[MARK] = _shape(node)
            _name_by_first(node, names)
        elif node.name == "blockquote":  # the box of a post, or a part of the quotation round it
            node.element.name = "div"
        elif not shapes and (name := _retold(node, names)):
            node.element[MARK] = _shape(node)
            node.element[RETOLD] = name
            _take_out_head(node)
        elif not shapes and (
            (node.name == "table" and (is_headed(node) or opens_with_label(node)))
            or (node.name in BOXES and opens_with_heading(node, text))
        ):
            node.element[MARK] = _shape(node)


def whose(box: Tag) -> str | None:
    """Return whom a quotation names: in an attribute, in a heading inside it, or in the element before it."""
    named = (attribute(box, name) for name in NAMING)
    said = next((name for name in named if name and "/" not in name and len(name) < LONGEST_NAME), None)
    name = _without_heading(box)
    return said or name or _said_by_the_one_before(box)


def _shapes_round(node: Node, text: Node) -> list[str | None]:
    around = takewhile(lambda above: above is not text, node.above())
    return [attribute(above.element, MARK) for above in around if above.element.has_attr(MARK)]


def _shape(box: Node) -> str:
    return box.name if box.name == "blockquote" else box.key


def _retold(node: Node, names: Collection[str]) -> str | None:
    """Return whose post an element tells again: it opens with an author's name and a time, and holds prose."""
    if not node.prose or not node.times:
        return None
    said = words(node.element)[:LONGEST_HEADING]
    opening = (name for name in names if said.startswith(name) and not said[len(name) : len(name) + 1].isalnum())
    return max(opening, key=len, default=None)


def _heads_the_next(node: Node) -> bool:
    """Return whether what is classed as a quotation is the heading of the one after it."""
    if node.parent is None or len(node.text) >= LONGEST_HEADING or not is_quotation(node):
        return False
    row = node.parent if node.name == "td" and len(node.parent.children) == 1 else node
    behind = row.parent.children[row.place + 1 : row.place + 2] if row.parent else []
    below = behind[0].children[:1] if behind and row is not node else behind
    return bool(below) and is_quotation(below[0]) and author_in_heading(node.text) is not None


def _behind(label: Node) -> list[Node]:
    """Return what is after the line that is made of a label alone, up to the box that holds the quotation."""
    line = label
    while line.parent is not None and line.parent.text == label.text:
        line = line.parent
    following = line.parent.children[line.place + 1 :][:MOST_LINES] if line.parent else []
    boxes = [place for place, node in enumerate(following) if node.name in BOXES or node.name == "blockquote"]
    worded = [place for place in boxes if following[place].prose or is_quotation(following[place])]
    last = min(worded or boxes, default=None)
    return [] if last is None else following[: last + 1]


def _name_by(heading: Sequence[Node], box: Node) -> None:
    """Keep on a box whom the lines above it name, and take them out of the text."""
    for line in heading:
        if not line.text:
            continue
        named = next(
            (node.text for node in line.below() if node.name in {"strong", "b", "cite", "a"} and node.text), ""
        )
        if name := author_in_heading(line.text) or named:
            box.element[RETOLD] = name
        line.element.extract()


def _name_by_first(box: Node, names: Collection[str]) -> None:
    """Keep on a box whom the bold words or the link that head it name, if an author of the page, and take them out."""
    first = next((node for node in box.below() if node.text and node.name in {"a", "b", "strong"}), None)
    if first is None or first.text.strip(" :") not in names or not is_alone(first.element):
        return
    if box.text.startswith(first.text) and first.text != box.text:
        box.element[RETOLD] = first.text.strip(" :")
        _take_out_name(first.element)


def _take_out_head(box: Node) -> None:
    """Take the line with name and time out of a box that tells a post again."""
    head = next((node for node in box.below() if node.is_time), box)
    while head is not box and head.parent is not None and head.parent is not box and head.parent.prose == 0:
        head = head.parent
    if head is not box:
        head.element.extract()


def _without_heading(box: Tag) -> str | None:
    """Take the heading out of a quotation and return the name in it."""
    labelled = _without_label(box)
    if name := _opening_line(box):
        return name
    whole = words(box)
    for head in box.find_all(True, limit=6):
        said = words(head)
        if said == whole or len(said) >= LONGEST_HEADING or _holds_a_quotation(head):
            continue
        if name := _opening_name(head, said, whole, labelled=labelled):
            return name
        is_head = head.name == "cite" or any(map(QUOTATION_HEAD.search, class_names(head)))
        named = author_in_heading(said)
        if is_head or named:
            head.decompose()
            return named or said.strip(" :") or None
    return None


def _opening_line(box: Tag) -> str | None:
    """Take the first line of a quotation out of it where the words of its parts together say whose it is.

    A colon or a day tells such a line from a sentence: "Anna <i>said</i> it moves".
    """
    line = list(takewhile(lambda each: getattr(each, "name", None) not in LINE_ENDS, box.children))
    said = " ".join(" ".join(each.get_text() for each in line).split())
    says_when = said.endswith((":", "：")) or any(map(str.isdigit, said))
    if len(line) < 2 or line[-1].next_sibling is None or len(said) >= LONGEST_HEADING or not says_when:
        return None
    if (named := author_in_heading(said)) is None:
        return None
    for each in line:
        each.extract()
    return named


def _without_label(box: Tag) -> bool:
    """Take the word "Quote:" that opens a quotation out of it; say whether it was there."""
    first = next((said for said in box.find_all(string=True) if said.strip()), None)
    if first is None or first.strip(" :\n\t").lower() not in QUOTATION_LABELS:
        return False
    first.extract()
    return True


def _opening_name(head: Tag, said: str, whole: str, *, labelled: bool) -> str | None:
    """Take the name that opens a quotation out of it: a link before a colon, or a bold line below "Quote"."""
    if head.name not in {"a", "b", "strong"} or not said or len(said) >= LONGEST_NAME or not whole.startswith(said):
        return None
    if not (is_alone(head) if labelled else head.name == "a" and colon_behind(head) is not None):
        return None
    _take_out_name(head)
    return said


def _take_out_name(head: Tag) -> None:
    """Take a name out of a quotation, with the colon after it."""
    if (behind := colon_behind(head)) is not None:
        behind.replace_with(behind.lstrip().removeprefix(":"))
    head.extract()


def _said_by_the_one_before(box: Tag) -> str | None:
    """Take the element right before a quotation out if it says whose words follow, and return whose.

    Before a cell that is alone in its row is the row above.
    """
    if box.name == "td" and box.parent is not None and len(box.parent.find_all("td", recursive=False)) == 1:
        box = box.parent
    before = box.find_previous_sibling(lambda each: each.name != "br")
    if before is None or _holds_a_quotation(before) or len(said := words(before)) >= LONGEST_HEADING:
        return None
    named = author_in_heading(said)
    between = before.next_sibling
    is_heading = named or said.strip(" :").lower() in QUOTATION_LABELS
    if is_heading and (between is box or (between is not None and str(between).strip() in {"", "<br/>"})):
        before.decompose()
    return named


def _holds_a_quotation(element: Tag) -> bool:
    return element.has_attr(MARK) or element.select_one(f"[{MARK}]") is not None
