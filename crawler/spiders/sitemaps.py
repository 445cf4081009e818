"""Sitemaps (sitemaps.org): the pages that a site names to search engines, and when each changed last.

All pages of a site are in them, threads among profiles and articles: `crawler.spiders.candidates` tells them apart.
"""

import re

from scrapy.http import Response
from scrapy.utils.gz import gunzip, gzip_magic_number
from scrapy.utils.sitemap import Sitemap

from crawler.dates.reading import parse_moment
from crawler.errors import BreaksOff, UnreadableSource
from crawler.markup.addresses import is_web_url, join_url, split_url
from crawler.markup.roots import OPENING, root_name
from crawler.page import Board

USUAL_SITEMAP = "/sitemap.xml"
LARGEST = 50 * 1024**2
"""Bytes: the most that a sitemap may hold, says its protocol."""
ENDS_WITHIN = 2_000
"""Bytes from the end in which the root closes; programs put comments after it."""

_ROOT = re.compile(r"(?:\w+:)?(?:urlset|sitemapindex)")


def board_of_sitemap(response: Response) -> Board | None:
    """Return the pages that a sitemap names, or the sitemaps of an index; None where the answer is no sitemap.

    Raises UnreadableSource where it is too large or damaged, BreaksOff where it ends before its end.
    """
    body = _unpacked(response)
    root = root_name(body[:OPENING].decode("utf-8-sig", "replace"))
    if not _ROOT.fullmatch(root):
        return None
    if f"</{root}".encode() not in body[-ENDS_WITHIN:]:
        raise BreaksOff(response.url, "this sitemap breaks off", "crawl again")
    sitemap = Sitemap(body)
    told = {join_url(response.url, entry["loc"]).partition("#")[0]: entry.get("lastmod") or "" for entry in sitemap}
    named = {address: said for address, said in told.items() if is_web_url(address)}
    if sitemap.type == "sitemapindex":
        return Board(boards={address: split_url(address).path.rpartition("/")[2] for address in named}, mixed=True)
    moments = {address: parse_moment(said) for address, said in named.items() if said}
    return Board(
        threads=tuple(named),
        states={address: named[address] for address, moment in moments.items() if moment},
        last_posts={address: moment for address, moment in moments.items() if moment},
        newest_first=False,
        mixed=True,
    )


def _unpacked(response: Response) -> bytes:
    if not gzip_magic_number(response):
        return response.body
    try:
        return gunzip(response.body, max_size=LARGEST)
    except (OSError, EOFError, ValueError) as error:
        what = f"this sitemap is damaged, or larger than {LARGEST // 1024**2} MB"
        raise UnreadableSource(response.url, what, "tell the board's operator") from error
