"""robots.txt: as Scrapy obeys it, as RFC 9309 asks where it cannot be read; its Crawl-delay and sitemaps are kept.

An export is allowed where each page that it stands for is, and nothing below that page is forbidden to anybody.
"""

import re
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from scrapy.utils.sitemap import sitemap_urls_from_robots

from crawler.markup.addresses import join_url
from crawler.spiders.job import job_of

SERVER_ERROR = 500
_DISALLOWED = re.compile(rb"^[ \t]*disallow[ \t]*:[ \t]*([^\s#]+)", re.IGNORECASE | re.MULTILINE)
STANDS_FOR = "stands for"
"""Under this a request's meta names the pages whose words its answer brings."""


class RobotsUnreadable(IgnoreRequest):
    """The host could not say what may be asked, so nothing may (RFC 9309, section 2.3.1.4)."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's RobotsTxtMiddleware, stricter (see the module)."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._unreadable: dict[str, Exception | None] = {}
        self._closed: dict[str, tuple[str, ...]] = {}
        """What robots.txt closes to anybody."""

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        await super()._parse_robots(response, netloc, request)
        self._closed[netloc] = tuple(path.decode("latin-1") for path in _DISALLOWED.findall(response.body))
        if response.status >= SERVER_ERROR:
            self._unreadable[netloc] = None
            return
        job = job_of(self.crawler)
        job.sitemaps[netloc] = tuple(join_url(response.url, told) for told in sitemap_urls_from_robots(response.body))
        parser = self._parsers[netloc]
        if isinstance(parser, ProtegoRobotParser) and (delay := parser.rp.crawl_delay(self._default_useragent)):
            job.crawl_delays[netloc] = float(delay)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest):
            self._unreadable[netloc] = exc
        super()._robots_error(exc, netloc)

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raise IgnoreRequest where the request is not allowed."""
        netloc = urlsplit(request.url).netloc
        if netloc in self._unreadable:
            raise RobotsUnreadable("robots.txt cannot be read") from self._unreadable[netloc]
        super().process_request_2(rp, request)
        for page in request.meta.get(STANDS_FOR, ()):
            super().process_request_2(rp, request.replace(url=page))
            folder = urlsplit(page).path.rpartition("/")[0] + "/"
            if any(path.startswith(folder) for path in self._closed.get(netloc, ())):
                raise IgnoreRequest("a part of it is forbidden by robots.txt")
