"""What lies offsite is not asked for: other hosts than the boards', what is not the web, private addresses.

It comes before every request, so a redirect or a link in a page cannot lead a crawl elsewhere.
"""

import asyncio
import ipaddress
import socket
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest

from crawler.markup.addresses import is_web_url
from crawler.spiders.job import CrawlJob, JobMiddleware


class Offsite(IgnoreRequest):
    """The request leads away from the boards; its text says how."""


class OffsiteMiddleware(JobMiddleware):
    """A downloader middleware that refuses what lies outside (see the module)."""

    def __init__(self, job: CrawlJob) -> None:
        super().__init__(job)
        self._checked: dict[str, bool] = {}

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise Offsite."""
        if not is_web_url(request.url):
            raise Offsite("is not the web")
        if not self.job.is_on_hosts(request.url):
            raise Offsite("is another host")
        if not self.job.allow_private and not await self._is_public(urlsplit(request.url).hostname or ""):
            raise Offsite("is a private address; --allow-private permits it")

    async def _is_public(self, host: str) -> bool:
        if host not in self._checked:
            try:
                found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
            except OSError:
                return True  # it cannot be reached; the download says so in its own words
            addresses = (ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found)
            self._checked[host] = all(address.is_global for address in addresses)
        return self._checked[host]
