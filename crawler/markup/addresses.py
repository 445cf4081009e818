"""Addresses as pages write them, some of which are none, and the one that a page gives itself."""

from urllib.parse import SplitResult, urljoin, urlsplit

from bs4 import Tag

from crawler.markup.soup import attribute
from crawler.page import Page


def joined(base: str, link: str) -> str:
    """Return where a link leads, seen from a base; an address that is none ("http://[") leads nowhere: ""."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def parts_of(address: str) -> SplitResult:
    """Return the parts of an address, all empty where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def own_address(page: Page, soup: Tag) -> str | None:
    """Return the page's canonical address: what its head says, else where it was fetched; without a fragment."""
    for selector, name in (("link[rel~=canonical][href]", "href"), ('meta[property="og:url"]', "content")):
        found = soup.select_one(selector)
        said = attribute(found, name) if found else None
        if said and said.startswith(("http://", "https://")):
            return said.partition("#")[0]
    return page.url.partition("#")[0] if page.url else None
