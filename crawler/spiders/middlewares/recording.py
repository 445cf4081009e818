"""Every exchange goes into the archive, and what the archive already holds is not asked again.

Of a page that a former crawl fetched the board is asked whether it changed (RFC 9110, section 13).
"""

from http import HTTPStatus

from scrapy import Request
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.utils.python import to_unicode
from twisted.web.http import RESPONSES

from crawler.spiders.job import JobMiddleware
from crawler.warc.captures import Capture

REPLAYED = "replayed"
"""The flag of a response that came out of the archive."""
AGAIN = "again"
"""Under this a request's meta says that the board itself is to be asked, whatever the archive holds."""

_UNDONE_HEADERS = {"transfer-encoding", "content-length", "connection", "keep-alive"}
"""Twisted has undone these; an archive that still named them could not be read."""
_SECRET_HEADERS = {"cookie", "set-cookie", "authorization"}
"""What would let a reader of the archive in under somebody's name."""


class RecordingMiddleware(JobMiddleware):
    """A downloader middleware between the network and everything else (see the module)."""

    def process_request(self, request: Request) -> Response | None:
        """Answer from the archive where it can."""
        if (held := self.job.index.held(request.url)) and AGAIN not in request.meta:
            return _replayed(held)
        self.job.tally.wait_for(request.url)
        former = self.job.index.former(request.url)
        if former and former.status == HTTPStatus.OK:
            for ours, theirs in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")):
                if told := former.headers.get(theirs):
                    request.headers[ours] = told
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Write the exchange, unless it came out of the archive."""
        self.job.tally.wait_for(None)
        if REPLAYED in response.flags:
            return response
        former = self.job.index.former(request.url)
        if response.status == HTTPStatus.NOT_MODIFIED and former:
            self.job.archive.write_revisit(
                response.url, request_headers=_pairs(request), response_headers=_pairs(response)
            )
            return _replayed(former)
        reason = to_unicode(RESPONSES.get(response.status, b"Unknown"))
        self.job.archive.write(
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


def _replayed(capture: Capture) -> Response:
    headers = {name: value for name, value in capture.headers.items() if name != "content-encoding"}
    kind = responsetypes.from_args(headers=Headers(headers), url=capture.url, body=capture.body)
    return kind(url=capture.url, status=capture.status, headers=headers, body=capture.body, flags=[REPLAYED])


def _pairs(message: Request | Response) -> list[tuple[str, str]]:
    return [
        (to_unicode(name, "latin-1"), to_unicode(value, "latin-1"))
        for name, values in (message.headers or {}).items()
        for value in values
        if to_unicode(name, "latin-1").lower() not in _SECRET_HEADERS
    ]
