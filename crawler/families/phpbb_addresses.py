"""The address of a phpBB topic without session, post and page."""

from collections.abc import Sequence
from urllib.parse import parse_qs

from bs4 import Tag

from crawler.markup.addresses import canonical_url, join_url, split_url
from crawler.page import Page


def topic_address(page: Page, soup: Tag, subjects: Sequence[str]) -> str | None:
    """Return the topic's address: what the page says of itself, else where the topic's subject leads."""
    link = next((link for selector in subjects for link in soup.select(f"{selector}[href], {selector} a[href]")), None)
    known = canonical_url(page, soup) or (join_url(page.url or "", str(link["href"])) if link else "")
    if not known.startswith("http"):
        return None
    parts = split_url(known)
    topic = parse_qs(parts.query).get("t")
    bare = f"{parts.scheme}://{parts.netloc}{parts.path}"
    return f"{bare}?t={topic[0]}" if topic else bare
