"""The address that a page gives itself."""

from bs4 import Tag

from crawler.markup.soup import attribute
from crawler.page import Page


def own_address(page: Page, soup: Tag) -> str | None:
    """Return the page's canonical address: what its head says, else where it was fetched; without a fragment."""
    for selector, name in (("link[rel~=canonical][href]", "href"), ('meta[property="og:url"]', "content")):
        found = soup.select_one(selector)
        said = attribute(found, name) if found else None
        if said and said.startswith(("http://", "https://")):
            return said.partition("#")[0]
    return page.url.partition("#")[0] if page.url else None
