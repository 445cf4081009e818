"""The border of a crawl: http and https only, the hosts of the boards only, no private addresses unless allowed.

It stands before every request, so a redirect or a link in a page cannot lead a crawl elsewhere. `www.` before a host's
name makes no other host of it: many boards lead from the one to the other.
"""

import asyncio
import ipaddress
import socket
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.spiders.spider_of import spider_of


class OutsideBorder(IgnoreRequest):
    """The request leads away from the boards; its text says how."""


class BorderMiddleware:
    """A downloader middleware that refuses what lies outside (see the module)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._checked: dict[str, bool] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware for a crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise OutsideBorder."""
        spider = spider_of(self._crawler)
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            raise OutsideBorder("is not the web")
        if without_www(parts.netloc) not in spider.hosts:
            raise OutsideBorder("is another host")
        if not spider.allow_private and not await self._is_public(parts.hostname or ""):
            raise OutsideBorder("is a private address; --allow-private permits it")

    async def _is_public(self, host: str) -> bool:
        if host not in self._checked:
            try:
                found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
            except OSError:
                return True  # it cannot be reached; the download says so in its own words
            addresses = (ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found)
            self._checked[host] = all(address.is_global for address in addresses)
        return self._checked[host]


def without_www(host: str) -> str:
    """Return a host, with its port, without the `www.` before its name."""
    return host.lower().removeprefix("www.")
