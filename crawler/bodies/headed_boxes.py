"""Quotations of Invision Power Board 1 and 2: a box below a head; a board that took posts over shows both on."""

import re

from bs4 import Tag

from crawler.markup.soup import words

BOX = "div.quotemain"

_HEAD = re.compile(r"^\w+\s*\((?P<name>.{1,60}?)\s*@\s.{6,60}\)|^\w+\s*\((?P<alone>[^@()]{1,60})\)")
"""Matches "QUOTE (Anna @ May 5 2008, 01:07 PM)", "QUOTE(Anna)"."""


def take_head(box: Tag) -> str | None:
    """Take the head above a box out of the body and return whom it names."""
    before = box.find_previous_sibling()
    if not isinstance(before, Tag) or "quotetop" not in before.get_attribute_list("class"):
        return None
    found = _HEAD.match(words(before))
    before.decompose()
    return (found["name"] or found["alone"]) if found else None
