"""Feeds (RSS, Atom): the newest threads of a board, and when something was last said in each."""

from bs4 import BeautifulSoup, Tag

from crawler.dates.reading import parse_moment
from crawler.items import Moment
from crawler.markup.addresses import host_of, join_url
from crawler.markup.roots import root_name
from crawler.markup.soup import attribute, parse_markup, words
from crawler.page import Board, Page

KINDS = ("application/rss+xml", "application/atom+xml")
DATES = ("updated", "pubDate", "dc:date", "published")
LINKS = ("comments", 'link[rel="alternate"]', "link", "guid")
"""Where an entry names its thread: boards of links have what is talked of under `link`, the talk under `comments`."""

_ROOTS = frozenset({"rss", "feed", "rdf:RDF"})


def board_of_feed(page: Page) -> Board | None:
    """Return the threads that a feed names, the newest first; None where the page is no feed."""
    if root_name(page.text) not in _ROOTS:
        return None
    named: dict[str, Moment | None] = {}
    for entry in BeautifulSoup(page.text, "xml").find_all(["item", "entry"]):
        if address := _address(entry, page):
            known, moment = named.get(address), _moment(entry)
            named[address] = moment if known is None or (moment and moment.day > known.day) else known
    moments = {address: moment for address, moment in named.items() if moment}
    return Board(
        threads=tuple(named),
        states={address: moment.at.isoformat() for address, moment in moments.items()},
        last_posts=moments,
        mixed=True,
    )


def feeds_named(page: Page) -> tuple[str, ...]:
    """Return the addresses of the feeds that a page names in its head."""
    links = parse_markup(page).select("link[rel~=alternate][href]")
    named = (
        join_url(page.url or "", attribute(link, "href") or "") for link in links if attribute(link, "type") in KINDS
    )
    return tuple(dict.fromkeys(filter(None, named)))


def _address(entry: Tag, page: Page) -> str:
    """Return the thread of an entry, "" where it names none on the host of the feed."""
    base = page.url or ""
    links = (link for selector in LINKS for link in entry.select(selector))
    said = (join_url(base, attribute(link, "href") or "") if link.has_attr("href") else words(link) for link in links)
    on_host = (address for address in said if host_of(address) == host_of(base))
    return next((address.partition("#")[0] for address in on_host), "")


def _moment(entry: Tag) -> Moment | None:
    said = (words(found) for name in DATES if (found := entry.find(name)))
    return next(filter(None, map(parse_moment, said)), None)
