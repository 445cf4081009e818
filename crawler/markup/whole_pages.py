"""Pages that must be whole: half a page would be half a thread, and nobody would see that the rest is missing."""

from bs4 import BeautifulSoup

from crawler.errors import BreaksOff
from crawler.markup.soup import parse_markup
from crawler.page import Page


def parse_whole(page: Page) -> BeautifulSoup:
    """Parse a page that has its end; raises BreaksOff where it has none."""
    refuse_half(page)
    return parse_markup(page)


def refuse_half(page: Page) -> None:
    """Raise BreaksOff where a page ends before its end."""
    if page.breaks_off:
        raise BreaksOff(page.source, "the page breaks off before its end", "save the whole page again")
