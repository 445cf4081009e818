"""Quotations in the form of tables of one cell below the word "Quote:": an older program's, which a board took over."""

from bs4 import Comment, Tag
from bs4.element import PageElement

from crawler.markup.soup import words

LABEL = "quote"


def box_quoted_tables(body: Tag) -> None:
    """Make a `blockquote` of each such table and take the word above it out of the body."""
    for table in body.select("table"):
        if len(table.find_all("td", limit=2)) != 1 or not words(table):
            continue
        box = table
        while box.parent is not None and box.parent is not body and not (_before(box) or _behind(box)):
            box = box.parent
        label = _before(box)
        if label is not None and _said(label).strip(" :").lower() == LABEL:
            label.extract()
            box.name, box.attrs = "blockquote", {}


def _before(box: Tag) -> PageElement | None:
    """Return what comes before an element, past blanks and line breaks."""
    return next((node for node in box.previous_siblings if _said(node).strip()), None)


def _behind(box: Tag) -> PageElement | None:
    return next((node for node in box.next_siblings if _said(node).strip()), None)


def _said(node: PageElement) -> str:
    if isinstance(node, Tag):
        return words(node)
    return "" if isinstance(node, Comment) else str(node)
