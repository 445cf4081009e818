"""A record's own words: its text apart from quotations, edit lines, furniture and signature."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from bs4 import Tag

from crawler.bodies.html_text import text_of
from crawler.bodies.link_texts import spell_out_links
from crawler.bodies.post_body import PostBody, parse_body
from crawler.bodies.underlined import LINE, cut_to, split_underlined
from crawler.identity import fold
from crawler.markup.soup import words
from crawler.shape.asides import is_signature
from crawler.shape.evidence import ARROWS
from crawler.shape.fields import Fields
from crawler.shape.quotation_heads import LONGEST_HEADING, LONGEST_NAME
from crawler.shape.quotations import MARK, mark_quotations, whose
from crawler.shape.records import Record
from crawler.shape.tree import HEADINGS, Node
from crawler.shape.vocabulary import EDIT_LINE, POST_ACTIONS
from crawler.subjects import bare_subject

LONGEST_LABEL = 80
"""Characters past which words that are in many posts are still somebody's."""
LONGEST_EDIT_LINE = 150
FEWEST, OFTEN = 3, 0.5
"""Number and share of records in which the same short words make them furniture."""

_FURNITURE = re.compile(
    r"(?:^|[-_])(?:reactions?|likes?|likers|share|sharing|buttons?|controls?|actions?|toolbar|permalink|reply-?link|in[-_]?reply[-_]?to|report|"
    r"post-?foot(?:er)?|message-?footer|vote[sr]?|voting|ad|ads|adsbygoogle|advert\w*|sponsored|expand\w*|menu|dropdown|"
    r"avatar|attach(?:ments?|ed|box|list)?|edited|last-?edit(?:ed)?|lastedited|editedby|edit-?info|post-?menu|pagination|breadcrumbs?|tooltip|sr-only|"
    r"visually-hidden|screen-reader-text|(?<!label[-_])hidden)(?:$|[-_])",
    re.I,
)
"""Classes of what boards add to a post; Drupal's "field--label-hidden" hides a field's label and not the field."""
_ATTACHED = re.compile(r"(?:^|[-_])attach(?:ments|ed-?files|box|list)(?:$|[-_])", re.I)
"""Classes of the list of files below a post, furniture however long it is."""
_PREVIEW = re.compile(
    r"(?:^|[-_])(?:onebox|unfurl|link-?preview|preview-?card|embed-?card|bookmark-?card)(?:$|[-_])", re.I
)
"""Classes of the box that a board makes of a link, with another page's title and description."""
_EMPTIED = re.compile(r"\s*(?:\[\s*\]|\(\s*\))?\s*")
"""A line without words: what is round the element that said who edited may be left of it."""
_CODE_LABEL = re.compile(
    r"(?:\[?copy to clipboard\]?\s*(?:\[\s*[-+]\s*\])?\s*)?"
    r"codes?:?(?:\s*\[?(?:select(?: all)?|copy|auswählen|alles auswählen)\]?)?:?",
    re.I,
)
"""What is above a block of code."""


def repeated_words(records: Sequence[Record], fields: Sequence[Fields], names: Collection[str]) -> frozenset[str]:
    """Return the short words that are in the text element of at least half of the records: nobody wrote them.

    `names` are the authors, whom others may well address again and again.
    """
    counted: Counter[str] = Counter()
    for record, found in zip(records, fields, strict=True):
        if found.text is not None:
            inside = {node.text for node in record.own() if node.text and found.text.holds(node)}
            counted.update(text for text in inside if len(text) <= LONGEST_LABEL)
    least = max(FEWEST, OFTEN * len(records))
    return frozenset(text for text, count in counted.items() if count >= least and text.strip("@, :") not in names)


def read_body(
    record: Record, found: Fields, repeated: frozenset[str], *, subject: str, names: Collection[str]
) -> tuple[PostBody, str | None]:
    """Return what the author wrote and the signature. Changes the markup: inner records must have been read before."""
    if found.text is None:
        return PostBody(text=""), None
    text = found.text
    signature = _laid_out(found.signature) if found.signature is not None else None
    for inner in record.inner:
        for node in inner.nodes:
            if text.holds(node) and node is not text:
                node.element.extract()
    if found.flat:
        _take_out_head(text, found)
    own = [node for node in record.own() if text.holds(node) and node is not text]
    for node in own:
        if _is_furniture(node, repeated) or _is_heading(node, subject):
            node.element.extract()
        elif any(map(_PREVIEW.search, node.classes)):
            _leave_title(node.element)
    mark_quotations(own, text, names)
    if text.name == "blockquote":
        text.element.name = "div"
    spell_out_links(text.element)
    written = _without_edit_lines(parse_body(text.element, quotes=f"[{MARK}]", author_of=whose))
    if signature is None:
        return split_underlined(written)
    return written, LINE.sub("", f"\n{signature}").strip() or None


def _laid_out(signature: Node) -> str:
    if signature.name == "blockquote":
        signature.element.name = "div"
    for label in signature.element.select("legend"):
        label.extract()
    return text_of(signature.element)


def _is_furniture(node: Node, repeated: frozenset[str]) -> bool:
    if (
        node.text in repeated
        or _CODE_LABEL.fullmatch(node.text)
        or _is_action(node)
        or (node.text and len(node.text) < LONGEST_HEADING and EDIT_LINE.match(node.text))
    ):
        return True
    if is_signature(node) or any(map(_ATTACHED.search, node.classes)):
        return True
    is_small = len(node.text) < LONGEST_NAME if node.text else node.prose == 0
    return is_small and any(map(_FURNITURE.search, node.classes)) and node.element.find("img") is None


def _is_action(node: Node) -> bool:
    """Return whether an element's only words are a link's that does something with the post: "Reply"."""
    if node.text.lower().strip(ARROWS) not in POST_ACTIONS or node.parent is None or node.parent.text != node.text:
        return False
    return any(link.name in {"a", "button"} for link in node.below())


def _leave_title(preview: Tag) -> None:
    """Leave of a link's box the title alone: the rest is another page's words."""
    titles = (preview.select_one(selector) for selector in (*sorted(HEADINGS), "a[href]"))
    title = next((said for found in titles if found and (said := words(found))), None)
    if title:
        preview.clear()
        preview.append(title)


def _is_heading(node: Node, subject: str) -> bool:
    """Return whether the element repeats the thread's subject above the post's words."""
    if node.name not in HEADINGS and not any("title" in name or "subject" in name for name in node.classes):
        return False
    return bool(node.text) and fold(bare_subject(node.text)) == fold(subject)


def _take_out_head(text: Node, found: Fields) -> None:
    """Take person and time out of the text that holds them, with what is round them without prose."""
    for node in (found.time, found.person):
        if node is None or node is text or not text.holds(node):
            continue
        top = node
        while top.parent is not None and top.parent is not text and top.parent.prose == 0:
            top = top.parent
        top.element.extract()


def _without_edit_lines(written: PostBody) -> PostBody:
    """Drop a last line that says who edited the post."""
    lines = written.text.split("\n")
    while lines and (_EMPTIED.fullmatch(lines[-1]) or _is_edit_line(lines[-1])):
        lines.pop()
    return cut_to(written, "\n".join(lines))


def _is_edit_line(line: str) -> bool:
    return len(line) < LONGEST_EDIT_LINE and EDIT_LINE.match(line) is not None
