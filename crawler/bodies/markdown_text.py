"""Markdown that a board hands out as its authors typed it, to the markup that its readers see."""

from functools import cache

from markdown_it import MarkdownIt


def markup_of(markdown: str) -> str:
    """Return HTML; markup inside the Markdown counts as text."""
    return str(_parser().render(markdown))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
