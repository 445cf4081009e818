"""Addresses that a board shows shortened ("http://example.org/a-lo ... -end.html") or below a word, in full."""

import re

from bs4 import Tag

_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")


def spell_out_links(body: Tag) -> None:
    """Give each link of a body whose text is a form of its own address that address as text."""
    for link in body.select('a[href^="http"]'):
        if link.find("img") is not None:
            continue
        address, shown = str(link["href"]).strip(), " ".join(link.get_text().split())
        if shown == address or not shown:
            continue
        if shown.endswith(address) or _shortens(shown, address):
            link.string = address


def _shortens(shown: str, address: str) -> bool:
    if not (shown.startswith("http") or "://" not in shown):
        return False
    parts = _GAP.split(shown, maxsplit=1)
    if len(parts) != 2 or len(parts[0]) < 6:
        return False
    whole = address if shown.startswith("http") else address.partition("://")[2]
    head, tail = parts
    starts = whole.startswith(head) or whole.removeprefix("www.").startswith(head)
    return starts and whole.rstrip("/").endswith(tail.rstrip("/"))
