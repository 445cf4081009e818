"""The next page of a thread, as a page itself links it, whatever its program."""

from urllib.parse import parse_qsl

from crawler.markup.addresses import join_url, split_url
from crawler.markup.soup import attribute, parse_markup
from crawler.page import Page

NEXT = "link[rel~=next][href], a[rel~=next][href], a.next[href], a.pageNav-jump--next[href]"


def next_page(page: Page, thread: str) -> str | None:
    """Return the page that follows in the thread at the address `thread`, None where the page names none.

    What is named as the next must lie below the thread's address: on some boards it is the next thread.
    """
    named = (join_url(page.url or "", attribute(link, "href") or "") for link in parse_markup(page).select(NEXT))
    return next((address for address in named if address != page.url and _is_below(address, thread)), None)


def _is_below(address: str, thread: str) -> bool:
    parts, whole = split_url(address), split_url(thread)
    asked = {*parse_qsl(parts.query)}
    stem = whole.path.rstrip("/")
    return (
        (parts.path == stem or parts.path.startswith(f"{stem}/"))
        and {*parse_qsl(whole.query)} <= asked
        and address.rstrip("/") != thread.rstrip("/")
    )
