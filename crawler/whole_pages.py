"""Pages that must be whole: half a page would be half a thread, and nobody would see that the rest is missing."""

from bs4 import BeautifulSoup

from crawler.errors import NotAThread
from crawler.page import Page
from crawler.soup import parse_markup


def parse_whole(page: Page) -> BeautifulSoup:
    """Parse a page that has its end; raises NotAThread where it breaks off."""
    if page.breaks_off:
        raise NotAThread(page.source, "the page breaks off before its end", "save the whole page again")
    return parse_markup(page)
