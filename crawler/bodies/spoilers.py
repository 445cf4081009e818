"""Spoilers: what a post hides until a reader clicks is its author's words like the rest."""

import re

from bs4 import Tag

from crawler.markup.soup import attribute

_HIDDEN = '[class*="poiler"][style], [class*="poiler"] [style*="none"], [class*="bbcode_hide"][style], .spoiler[hidden]'
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SHOWS = '[onclick*="display"]'
"""What boards without a spoiler of their own let their members write: a button whose script shows what is below."""
_WORD_TO_CLICK = 'a[href="#"]'
"""The word "show" in what serves as a button, or beside it."""


def unwrap_spoilers(body: Tag) -> None:
    """Show what a reader of the body sees after a click; the frame round it may be dressed like a quotation's."""
    hidden = body.select(_HIDDEN)
    around = {id(box): box for button in body.select(_SHOWS) if (box := button.find_parent("div"))}
    for box in around.values():
        if body not in box.parents:
            continue
        behind = box.find_next_sibling()
        shown = [
            element for part in (box, behind) if part for element in (part, *part.select("*")) if _is_hidden(element)
        ]
        for element in shown:
            if element.parent is not None and element.parent is not body:
                del element.parent["class"]
        for word in box.select(_WORD_TO_CLICK) if shown else ():
            if not any(_is_hidden(element) for element in (word, *word.select("*"))):
                word.decompose()
        hidden.extend(shown)
    for element in hidden:
        del element["style"]
        del element["hidden"]


def _is_hidden(element: Tag) -> bool:
    return _UNSEEN.search(attribute(element, "style") or "") is not None
