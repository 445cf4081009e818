"""The numbers that a page gives its posts: "#12", or "12" as the words of the post's own link."""

import re
from collections.abc import Sequence

from crawler.markup.numbering import page_numbers
from crawler.markup.soup import attribute
from crawler.shape.records import Record

_NUMBER = re.compile(r"(?:post\s*)?(?P<sign>#|№|nr\.?\s|n°\s?|no\.?\s)?\s*(?P<number>\d{1,6})\.?", re.I)


def numbers_shown(records: Sequence[Record]) -> list[int] | None:
    """Return the numbers that the records show, where they count the posts; else None."""
    shown = [_number(record) for record in records]
    return page_numbers(shown) if shown == page_numbers(shown) else None


def _number(record: Record) -> int | None:
    for node in record.own():
        found = _NUMBER.fullmatch(node.text)
        if found and (found["sign"] or "#" in (attribute(node.element, "href") or "")):
            return int(found["number"])
    return None
