"""Walks a board: from lists to threads to further pages, as the board's platform points the way.

The spider knows no board program. It hands each page to `crawler.platforms` and follows what `parse_board` names; the
archive keeps the pages, and `threadwise read` makes threads of them later.
"""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urlsplit

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse

from crawler.archive import ArchiveIndex, ArchiveWriter
from crawler.errors import CrawlerError
from crawler.page import Page, page_of_bytes
from crawler.platforms import board_match
from crawler.spiders.recording import REPLAYED

ERROR_STATUS = 400
NOT_FOUND = 404


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a crawl has done so far. `failures` are (address, reason); `forbidden` addresses are left out on purpose."""

    fetched: int = 0
    replayed: int = 0
    asked: set[str] = field(default_factory=set)
    threads: set[str] = field(default_factory=set)
    failures: list[tuple[str, str]] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)

    @property
    def left(self) -> int:
        """How many addresses are known and not yet answered."""
        answered = self.fetched + self.replayed + len(self.failures) + len(self.forbidden)
        return max(len(self.asked) - answered, 0)


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
        tally: Tally,
        on_progress: Callable[[Tally], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.addresses = tuple(addresses)
        self.hosts = {urlsplit(address).netloc for address in addresses}
        self.archive = archive
        self.index = index
        self.allow_private = allow_private
        self.tally = tally
        self.on_progress = on_progress

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the addresses that the person gave."""
        for request in self._requests(self.addresses, list_end=False):
            yield request

    def parse(self, response: Response, *, list_end: bool = False) -> Iterator[Request]:
        """Follow a page's threads and further pages. `list_end`: a page that is not there merely ends a list."""
        if response.status >= ERROR_STATUS and not (list_end and response.status == NOT_FOUND):
            self.tally.failures.append((response.url, f"the board answers {response.status}"))
            return
        self._count(response)
        if response.status >= ERROR_STATUS:
            return
        try:
            page = _page(response)
            platform = board_match(page)
            if platform is None:
                if response.url in self.addresses or response.meta.get("redirect_urls", [None])[0] in self.addresses:
                    reason = "this is no page of a board program that Threadwise can crawl"
                    self.tally.failures.append((response.url, reason))
                return
            board = platform.parse_board(page)
        except CrawlerError as error:
            self.tally.failures.append((response.url, error.problem))
            return
        self.tally.threads.update(board.threads)
        yield from self._requests(board.threads, list_end=False)
        yield from self._requests(board.further, list_end=bool(board.threads))

    def on_failure(self, failure: Any) -> None:
        """Note an address that could not be had, with the reason in words."""
        address, reason = failure.request.url, str(failure.value)
        if "robots.txt" in reason:
            self.tally.forbidden.append(address)
        else:
            self.tally.failures.append((address, reason or type(failure.value).__name__))
        self.on_progress(self.tally)

    def _requests(self, addresses: Sequence[str], *, list_end: bool) -> Iterator[Request]:
        for address in addresses:
            bare = urldefrag(address).url
            if bare not in self.tally.asked:
                self.tally.asked.add(bare)
                yield Request(bare, callback=self.parse, errback=self.on_failure, cb_kwargs={"list_end": list_end})

    def _count(self, response: Response) -> None:
        if REPLAYED in response.flags:
            self.tally.replayed += 1
        else:
            self.tally.fetched += 1
        self.on_progress(self.tally)


def _page(response: Response) -> Page:
    declared = response.encoding if isinstance(response, TextResponse) else None
    return page_of_bytes(response.body, source=response.url, url=response.url, declared=declared)
