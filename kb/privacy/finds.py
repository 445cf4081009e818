"""What the searches for personal data share: the noun that they find, and pieces of their patterns.

Every text comes in here, blobs and page-long words too: what repeats is possessive (`*+`) or begins where no character
of its kind comes before it, so that no character is looked at more than a few times.
"""

from dataclasses import dataclass

BLANK = r"[^\S\n]"
GAP = rf"{BLANK}*+"
WRAP = r"\n[ \t>]{0,8}"
"""A line end inside a number or an address that mail wrapped, and the quotation marks of the next line."""
DASH = r"‐‑‒–—−\-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """Characters `start` to `end` of a text, and the kind of personal data that they are."""

    start: int
    end: int
    kind: str
