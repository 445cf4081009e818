"""Walks a board: from lists to threads to further pages, as the board's platform points the way.

The spider knows no board program. It hands each page to `crawler.platforms` and follows what `parse_board` names; the
archive keeps the pages, and `threadwise read` makes threads of them later.

A thread of which the list tells what it told when the last crawl ended is not asked for, and a list of which no thread
changed is followed no further: boards list first what was said last.
"""

import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from http.cookiejar import CookieJar
from itertools import islice
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse
from w3lib.url import canonicalize_url

from crawler.archive import ArchiveIndex, ArchiveWriter
from crawler.errors import CrawlerError
from crawler.page import Board, Page, page_of_bytes
from crawler.platforms import board_match
from crawler.spiders.failures import Failure, failure_from, failure_of_redirect, failure_of_status, is_forbidden
from crawler.spiders.recording import REPLAYED
from crawler.spiders.tally import Tally

REDIRECT_STATUS = 300
ERROR_STATUS = 400
NOT_FOUND = 404
_PASSWORD = re.compile(r"<input[^>]+type=.?password", re.IGNORECASE)
_LOG_IN = "log in with a browser, export its cookies and give them with --cookies cookies.txt"


class BoardSpider(Spider):
    """A Scrapy spider over one or more boards (see the module)."""

    name = "board"

    def __init__(
        self,
        *,
        addresses: Sequence[str],
        archive: ArchiveWriter,
        index: ArchiveIndex,
        allow_private: bool,
        cookies: CookieJar | None,
        limit: int | None,
        tally: Tally,
        on_progress: Callable[[Tally], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.addresses = tuple(addresses)
        self.given = {Request(urldefrag(address).url).url for address in addresses}  # in Scrapy's spelling
        self.hosts = {urlsplit(address).netloc for address in addresses}
        self.archive = archive
        self.index = index
        self.allow_private = allow_private
        self.cookies = cookies
        self.limit = limit
        self.crawl_delays: dict[str, float] = {}
        self.tally = tally
        self.on_progress = on_progress

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the addresses that the person gave."""
        for request in self._requests(self.addresses, list_end=False):
            yield request

    def parse(self, response: Response, *, list_end: bool = False) -> Iterator[Request]:
        """Follow a page's threads and further pages. `list_end`: a page that is not there merely ends a list."""
        if response.status >= ERROR_STATUS and not (list_end and response.status == NOT_FOUND):
            self._fail(failure_of_status(response.url, response.status))
            return
        if response.status >= REDIRECT_STATUS and response.status != NOT_FOUND:
            target = urljoin(response.url, (response.headers.get("Location") or b"").decode("latin-1"))
            self._fail(failure_of_redirect(response.url, target))
            return
        self._count(response)
        board = self._board(response) if response.status < ERROR_STATUS else None
        if board is None:
            return
        changed = self._within_limit([address for address in board.threads if self._has_changed(address, board)])
        self.tally.threads.update(changed)
        self.tally.states.update(board.states)
        yield from self._requests(changed, list_end=False)
        if not board.threads or not self.index.states:
            yield from self._requests(board.further, list_end=bool(board.threads))
        elif changed:  # the next page alone: it may show that no more changed
            yield from islice(self._requests(board.further, list_end=True), 1)

    def _board(self, response: Response) -> Board | None:
        """Return where a page leads, None where it leads nowhere; what is wrong with it is noted."""
        try:
            page = _page(response)
            platform = board_match(page)
            if platform is None:
                if _PASSWORD.search(page.text):
                    self._fail(Failure(sentence=f"{response.url}: this page asks for a log-in; {_LOG_IN}"))
                elif self._is_given(response.url, response.meta):
                    words = "this is no page of a board program that Threadwise can crawl"
                    self._fail(Failure(sentence=f"{response.url}: {words}; give the address of a board's list"))
                return None
            return platform.parse_board(page)
        except CrawlerError as error:
            self._fail(Failure(sentence=str(error)))
            return None

    def _has_changed(self, address: str, board: Board) -> bool:
        """Tell whether a thread has to be looked at: a new one, one of which nothing was told, or another thing."""
        told = board.states.get(address)
        changed = told is None or self.index.states.get(address) != told or not self.index.knows(address)
        self.tally.unchanged += not changed
        return changed

    def _within_limit(self, threads: Sequence[str]) -> list[str]:
        """Return the threads without those past the limit; what a crawl that was cut off has already is free."""
        if self.limit is None:
            return list(threads)
        allowed = []
        for address in threads:
            new = not self.index.holds(address) and address not in self.tally.new
            if new and len(self.tally.new) >= self.limit:
                self.tally.cut_short = f"it was to end after {self.limit:,} threads"
                continue
            if new:
                self.tally.new.add(address)
            allowed.append(address)
        return allowed

    def on_failure(self, failure: Any) -> None:
        """Note an address that could not be had, with the reason in words."""
        self.tally.wait_for(None)
        if is_forbidden(failure.value) and not self._is_given(failure.request.url, failure.request.meta):
            self.tally.forbidden.append(failure.request.url)
            self.on_progress(self.tally)
        else:
            self._fail(failure_from(failure))

    def _fail(self, failure: Failure) -> None:
        self.tally.failures.append(failure)
        self.on_progress(self.tally)

    def _is_given(self, url: str, meta: Mapping[str, Any]) -> bool:
        """Tell whether the person gave this address, or one that led to it."""
        return bool(self.given & {url, *meta.get("redirect_urls", ())})

    def _requests(self, addresses: Sequence[str], *, list_end: bool) -> Iterator[Request]:
        for address in addresses:
            bare = urldefrag(address).url
            spelled = canonicalize_url(bare)
            if spelled not in self.tally.asked:
                self.tally.asked.add(spelled)
                yield Request(bare, callback=self.parse, errback=self.on_failure, cb_kwargs={"list_end": list_end})

    def _count(self, response: Response) -> None:
        self.tally.answered.update({response.url, *response.meta.get("redirect_urls", ())})
        if REPLAYED in response.flags:
            self.tally.replayed += 1
        else:
            self.tally.fetched += 1
        self.on_progress(self.tally)


def _page(response: Response) -> Page:
    declared = response.encoding if isinstance(response, TextResponse) else None
    return page_of_bytes(response.body, source=response.url, url=response.url, declared=declared)
