"""Signatures below a line of nothing but underscores, where old boards put them into the text itself."""

import re
from dataclasses import replace

from crawler.bodies.post_body import PostBody
from crawler.bodies.quotation import within

MOST_LINES = 8
"""Lines past which what is below such a line is a part of the post."""

LINE = re.compile(r"\n\s*(?:_{5,}|-{8,})[ \t]*(?:\n|$)")
_UNDERSCORES = re.compile(r"\n\s*_{5,}[ \t]*(?:\n|$)")
"""The line that the board itself draws; members draw lines of hyphens, in their signatures too."""


def split_underlined(written: PostBody) -> tuple[PostBody, str | None]:
    """Part a text at its last line of underscores, else of hyphens; what is below is a signature if it is short.

    A line below the board's own that begins like a quotation quotes nobody.
    """
    text = f"\n{written.text}"
    for drawn in (_UNDERSCORES, LINE):
        lines = list(drawn.finditer(text))
        below = text[lines[-1].end() :].strip() if lines else ""
        if lines and below.count("\n") < MOST_LINES:
            above = written.text[: max(0, lines[-1].start() - 1)].rstrip()
            kept = tuple(quote for quote in written.quotes if drawn is LINE or quote.at < lines[-1].end() - 1)
            return cut_to(replace(written, quotes=kept), above), below or None
    return written, None


def cut_to(written: PostBody, text: str) -> PostBody:
    """Return what was written with a shorter text; quotations past its end move to it."""
    return replace(written, text=text, quotes=within(text, written.quotes))
