"""Cookies of a browser go along with each request to their host, and what the board sets meanwhile does too."""

from http.cookiejar import CookieJar
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.cookies import WrappedRequest, WrappedResponse


class CookieMiddleware:
    """A downloader middleware over the standard library's jar (see the module)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware for a crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Add the cookies that belong to the request's host."""
        if (jar := self._jar) is not None:
            jar.add_cookie_header(WrappedRequest(request))  # type: ignore[arg-type]  # as Scrapy's own jar does

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the cookies that the answer sets."""
        if (jar := self._jar) is not None:
            jar.extract_cookies(WrappedResponse(response), WrappedRequest(request))  # type: ignore[arg-type]
        return response

    @property
    def _jar(self) -> CookieJar | None:
        jar: CookieJar | None = self._crawler.spider.cookies  # type: ignore[union-attr]  # BoardSpider
        return jar
