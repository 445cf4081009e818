"""Addresses as pages write them, some of which are none, and the one that a page gives itself."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from bs4 import Tag

from crawler.markup.soup import attribute
from crawler.page import Page


def join_url(base: str, link: str) -> str:
    """Return where a link leads, seen from a base; an address that is none ("http://[") leads nowhere: ""."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def split_url(address: str) -> SplitResult:
    """Return the parts of an address, all empty where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def is_web_url(address: str) -> bool:
    """Return whether an address is one of the web."""
    return split_url(address).scheme in ("http", "https")


def host_of(address: str) -> str:
    """Return the host of an address, with its port and without `www.`: many boards lead from the one to the other."""
    return split_url(address).netloc.lower().removeprefix("www.")


def canonical_url(page: Page, soup: Tag, thread: re.Pattern[str] | None = None) -> str | None:
    """Return the page's canonical address: what its head says, else where it was fetched; without a fragment.

    Where it matches `thread`, it is the pattern's first group: the thread's address, whichever page of it this is.
    """
    address = _stated_address(soup) or (page.url.partition("#")[0] if page.url else None)
    found = thread.match(address) if thread and address else None
    return found[1] if found else address


def _stated_address(soup: Tag) -> str | None:
    for selector, name in (("link[rel~=canonical][href]", "href"), ('meta[property="og:url"]', "content")):
        found = soup.select_one(selector)
        said = attribute(found, name) if found else None
        if said and said.startswith(("http://", "https://")):
            return said.partition("#")[0]
    return None
