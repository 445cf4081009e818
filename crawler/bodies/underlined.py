"""Signatures below a line of nothing but underscores, where old boards put them into the text itself."""

import re

from crawler.bodies.written import Written
from crawler.items import Quote

MOST_LINES = 8
"""Lines past which what stands below such a line is a part of the post."""

LINE = re.compile(r"\n\s*(?:_{5,}|-{8,})[ \t]*(?:\n|$)")


def split_underlined(written: Written) -> tuple[Written, str | None]:
    """Part a text at its last line of underscores or hyphens; what stands below is a signature where it is short."""
    lines = list(LINE.finditer(f"\n{written.text}"))
    if not lines:
        return written, None
    below = f"\n{written.text}"[lines[-1].end() :].strip()
    if below.count("\n") >= MOST_LINES:
        return written, None
    return cut_to(written, written.text[: max(0, lines[-1].start() - 1)].rstrip()), below or None


def cut_to(written: Written, text: str) -> Written:
    """Return what was written with a shorter text; quotations that stood behind its end stand at it."""
    quotes = tuple(Quote(text=quote.text, author=quote.author, at=min(quote.at, len(text))) for quote in written.quotes)
    return Written(text=text, quotes=quotes, posts=written.posts)
