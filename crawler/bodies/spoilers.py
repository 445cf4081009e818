"""Spoilers: what a post hides until a reader clicks is its author's words like the rest."""

import re

from bs4 import Tag

_HIDDEN = '[class*="poiler"][style], [class*="poiler"] [style*="none"], [class*="bbcode_hide"][style], .spoiler[hidden]'
_SHOWS = 'input[type=button][onclick*="display"], button[onclick*="display"]'
"""What boards without a spoiler of their own let their members write: a button whose script shows what stands below."""


def unwrap_spoilers(body: Tag) -> None:
    """Show what a reader of the body sees after a click."""
    hidden = body.select(_HIDDEN)
    for button in body.select(_SHOWS):
        box = button.find_parent("div")
        if box and body in box.parents:
            below = box.find_all_next(style=re.compile("none"))
            hidden.extend(element for element in below if box.parent is not None and box.parent in element.parents)
    for element in hidden:
        del element["style"]
        del element["hidden"]
