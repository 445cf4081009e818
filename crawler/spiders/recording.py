"""Every exchange goes into the archive, and what the archive already holds is not asked again."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.responsetypes import responsetypes
from scrapy.utils.python import to_unicode
from twisted.web.http import RESPONSES

REPLAYED = "replayed"
"""The flag of a response that came out of the archive."""

# Twisted has undone these; an archive that still named them could not be read.
_UNDONE_HEADERS = {"transfer-encoding", "content-length", "connection", "keep-alive"}


class RecordingMiddleware:
    """A downloader middleware between the network and everything else (see the module)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware for a crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> Response | None:
        """Answer from the archive where it can."""
        held = self._crawler.spider.index.get(request.url)  # type: ignore[union-attr]  # BoardSpider
        if held is None:
            self._crawler.spider.tally.wait_for(request.url)  # type: ignore[union-attr]
            return None
        headers = {name: value for name, value in held.headers.items() if name != "content-encoding"}
        kind = responsetypes.from_args(headers=headers, url=held.url, body=held.body)
        return kind(url=held.url, status=held.status, headers=headers, body=held.body, flags=[REPLAYED])

    def process_response(self, request: Request, response: Response) -> Response:
        """Write the exchange, unless it came out of the archive."""
        self._crawler.spider.tally.wait_for(None)  # type: ignore[union-attr]  # BoardSpider
        if REPLAYED not in response.flags:
            reason = to_unicode(RESPONSES.get(response.status, b"Unknown"))
            self._crawler.spider.archive.write(  # type: ignore[union-attr]  # BoardSpider
                response.url,
                method=request.method,
                request_headers=_pairs(request),
                status=f"{response.status} {reason}",
                response_headers=[
                    *((name, value) for name, value in _pairs(response) if name.lower() not in _UNDONE_HEADERS),
                    ("Content-Length", str(len(response.body))),
                ],
                body=response.body,
            )
        return response


def _pairs(message: Request | Response) -> list[tuple[str, str]]:
    return [
        (to_unicode(name, "latin-1"), to_unicode(value, "latin-1"))
        for name, values in (message.headers or {}).items()
        for value in values
    ]
