"""Lists of threads as board programs mark them up: a row a thread, with its title, its answers, and its last post.

What a program's lists are like is data, a `Listing`; how it is read is the same for all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag

from bs4 import Tag

from crawler.dates.shown import ATTRIBUTES, closing_moment, first_moment, page_day_first
from crawler.items import Moment
from crawler.markup.addresses import join_url, split_url
from crawler.markup.soup import attribute, parse_markup, words
from crawler.page import Board, Page

SESSIONS = frozenset({"sid", "PHPSESSID", "s"})
"""What programs append to addresses for a visitor without cookies."""
FIRST_PAGES = frozenset({"start=0", "p=1", "page=1"})

_POST = re.compile(r"(?:\bp|pid|posts?|msg)[=/-]?(\d+)")
_SESSION = re.compile(r"[0-9a-f]{16,}")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Selectors of a program's lists: `title` is the link to a thread in its `row`, `pages` the links to further pages.

    `answers` holds the number of answers and nothing that changes without a post (views); `last` the last post: a link
    to it, or its moment. `boards` are links to boards below the page's own.
    """

    row: str
    title: str
    last: str
    pages: str
    boards: str
    answers: str = ""


def read_listing(page: Page, listing: Listing) -> Board:
    """Return what a list's page leads to, or a thread's further pages; nothing where it is neither."""
    soup = parse_markup(page)
    stated = soup.select_one("base[href]")
    base = join_url(page.url or "", (attribute(stated, "href") if stated else None) or "")
    titled = ((row, row.select_one(listing.title)) for row in soup.select(listing.row))
    rows = {_plain(link, base): row for row, link in titled if link}
    last = {address: found for address, row in rows.items() if (found := row.select_one(listing.last))}
    day_first = page_day_first([text for cell in last.values() for text in _dates(cell)], page)
    moments = {address: _moment(cell, page, day_first) for address, cell in last.items()}
    inside = {id(link) for row in rows.values() for link in row.select("a[href]")}
    links = [_plain(link, base) for link in soup.select(listing.pages) if id(link) not in inside]
    return Board(
        threads=tuple(rows),
        further=tuple(dict.fromkeys(link for link in links if link != page.url and link.startswith("http"))),
        states={address: state for address, row in rows.items() if (state := _state(row, last.get(address), listing))},
        last_posts={address: moment for address, moment in moments.items() if moment},
        boards=_boards(soup, base, listing),
    )


def _boards(soup: Tag, base: str, listing: Listing) -> Mapping[str, str]:
    return {_plain(link, base): words(link) for link in soup.select(listing.boards) if words(link)}


def _plain(link: Tag, base: str) -> str:
    """Return a link's address without fragment and session; a first page is the address without a page."""
    address = urldefrag(join_url(base, str(link.get("href") or ""))).url
    bare, mark, query = address.partition("?")
    divider = ";" if ";" in query and "&" not in query else "&"
    kept = [part for part in query.split(divider) if part not in FIRST_PAGES and not _is_session(part)]
    return f"{bare}?{divider.join(kept)}" if mark and any(kept) else bare


def _is_session(part: str) -> bool:
    name, _, value = part.partition("=")
    return name in SESSIONS and bool(_SESSION.fullmatch(value))


def _state(row: Tag, last: Tag | None, listing: Listing) -> str:
    """Return how many answers a row tells of, and its last post: by its number, else by its date and author."""
    counted = row.select_one(listing.answers) if listing.answers else None
    told = [words(counted)] if counted else []
    if last is not None:
        numbers = [found[1] for link in _links(last) if (found := _POST.search(_after_path(link)))]
        told += numbers[-1:] or [*_absolute(last), *(words(link) for link in last.select("a"))]
    return "; ".join(told)


def _links(cell: Tag) -> list[Tag]:
    return [link for link in (cell, *cell.select("a[href]")) if link.name == "a"]


def _after_path(link: Tag) -> str:
    """Return the part of a link's address that can name a post: its end."""
    parts = split_url(str(link.get("href") or ""))
    return f"{parts.path.rpartition('/topic')[2]}?{parts.query}#{parts.fragment}"


def _absolute(cell: Tag) -> list[str]:
    """Return what a cell's attributes tell of its moment: words such as "yesterday" change by themselves."""
    holders = (cell, *cell.select("time, abbr, span[title], [data-time], [data-timestamp]"))
    told = [said for holder in holders for name in ATTRIBUTES if (said := attribute(holder, name))]
    return [said for said in told if _DIGIT.search(said)][:1] or ([words(cell)] if _is_absolute(words(cell)) else [])


def _is_absolute(text: str) -> bool:
    return bool(re.search(r"\b(?:19|20)\d\d\b", text))


def _dates(cell: Tag) -> Iterator[str]:
    """Yield what may name a cell's moment, the likeliest first."""
    for holder in (cell, *cell.select("time, abbr, [title], [data-time], [data-timestamp]")):
        yield from (said for name in ATTRIBUTES if (said := attribute(holder, name)) and _DIGIT.search(said))
    strings = [" ".join(text.split()) for text in cell.stripped_strings]
    yield from (text for text in strings if _DIGIT.search(text))
    for at, text in enumerate(strings[:-1]):
        if _DIGIT.search(text):
            yield f"{text.rstrip(', ')} {strings[at + 1]}"
    yield words(cell)


def _moment(cell: Tag, page: Page, day_first: bool | None) -> Moment | None:
    return first_moment(_dates(cell), page, day_first=day_first) or closing_moment(
        words(cell), page, day_first=day_first
    )
