"""Walks a board: from lists to threads to further pages, as the board's platform points the way.

The spider knows no board program. It hands each page to `crawler.platforms` and follows what `parse_board` names; the
archive keeps the pages, and `threadwise read` makes threads of them later. Lists go before threads, so that they are
walked before they move; one that moves all the same is looked at again. Where a thread comes more exactly by an export,
its page is asked for only if the export fails.

A thread of which the list tells what it told when it was last had whole is not asked for, and a list that was walked
before is followed no further than to a page of which no thread changed: boards list first what was said last.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from http.cookiejar import CookieJar
from itertools import islice
from typing import Any, Self
from urllib.parse import urldefrag, urljoin, urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.signals import spider_error
from w3lib.url import canonicalize_url

from crawler.errors import CrawlerError, readers_fault
from crawler.mail.exports import is_whole_mailbox
from crawler.page import Board
from crawler.platforms import best_match, board_match
from crawler.spiders import failures
from crawler.spiders.answers import asks_for_log_in, page_of
from crawler.spiders.border import without_www
from crawler.spiders.changes import Changes
from crawler.spiders.errands import Errand, Walk
from crawler.spiders.recording import AGAIN, REPLAYED
from crawler.spiders.robots import STANDS_FOR
from crawler.spiders.scope import Scope
from crawler.spiders.tally import Tally
from crawler.warc.index import ArchiveIndex
from crawler.warc.writing import ArchiveWriter

REDIRECT_STATUS = 300
ERROR_STATUS = 400
NOT_FOUND = 404
REFUSALS = frozenset({400, 401, 403, 405, 451})
"""Answers that say that a host gives no exports: HyperKitty's is 400."""
LISTS_FIRST, THREADS_AT_ONCE = 2, 1
"""Priorities: lists before threads, and of a thread that was begun the rest before the next."""


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
        scope: Scope,
        changes: Changes,
        tally: Tally,
        on_progress: Callable[[Tally], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.addresses = tuple(addresses)
        self.given = {Request(urldefrag(address).url).url for address in addresses}  # in Scrapy's spelling
        self.hosts = {without_www(urlsplit(address).netloc) for address in addresses}
        self.archive = archive
        self.index = index
        self.allow_private = allow_private
        self.cookies = cookies
        self.scope = scope
        self.changes = changes
        self.crawl_delays: dict[str, float] = {}
        self.tally = tally
        self.on_progress = on_progress
        self._without_exports: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider for a crawl, which hears of its own mistakes: they must not look like a short list."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.on_mistake, signal=spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the addresses that the person gave."""
        for request in self._requests(self.addresses, Errand(within=self.scope.board is None)):
            yield request

    def parse(self, response: Response, *, errand: Errand) -> Iterator[Request]:
        """Follow a page to what it leads to."""
        failure = self._failure(response, errand)
        board = None
        if failure:
            self._fail(failure)
            self.changes.break_off(errand.walk)
        else:
            self._count(response)
            board = self._board(response, errand) if response.status < ERROR_STATUS else None
        if board:
            yield from self._follow(response.url, board, errand)
        self.tally.threads.settle(errand.threads, failed=board is None)

    def parse_export(self, response: Response, *, errand: Errand) -> Iterator[Request]:
        """Count the threads of an export as there; where it is no whole mailbox, ask for their pages."""
        if response.status < REDIRECT_STATUS and is_whole_mailbox(response.body):
            self._count(response)
            self.tally.threads.settle(errand.threads, failed=False)
            return
        if response.status in REFUSALS:
            self._without_exports.add(urlsplit(response.url).netloc)
        yield from self._pages_instead(errand)

    def on_failure(self, failure: Any) -> Iterator[Request]:
        """Note an address that could not be had, with the reason in words; instead of an export ask for its pages."""
        self.tally.wait_for(None)
        errand: Errand = failure.request.cb_kwargs["errand"]
        if errand.exported:
            yield from self._pages_instead(errand)
            return
        self.tally.threads.settle(errand.threads, failed=True)
        self.changes.break_off(errand.walk)
        if failures.is_forbidden(failure.value) and not self._is_given(failure.request.url, failure.request.meta):
            self.tally.forbidden.append(failure.request.url)
            self.on_progress(self.tally)
        else:
            self._fail(failures.failure_from(failure))

    def on_mistake(self, failure: Any, response: Response) -> None:
        """Note a page at which Threadwise itself failed."""
        self._fail(failures.failure_of_mistake(response.url, failure.value))

    def _failure(self, response: Response, errand: Errand) -> failures.Failure | None:
        """Return what is wrong with an answer; the last page of a list can lead to one that is not there."""
        if response.status == NOT_FOUND and errand.walk and errand.walk.lowest:
            return None
        if response.status >= ERROR_STATUS:
            return failures.failure_of_status(response.url, response.status)
        if response.status >= REDIRECT_STATUS:
            target = urljoin(response.url, (response.headers.get("Location") or b"").decode("latin-1"))
            return failures.failure_of_redirect(response.url, target)
        return None

    def _board(self, response: Response, errand: Errand) -> Board | None:
        """Return where a page leads, None where it leads nowhere; what is wrong with it is noted."""
        try:
            page = page_of(response)
            platform = board_match(page)
            with readers_fault(response.url, platform.NAME if platform else "no platform"):
                board = platform.parse_board(page) if platform else None
            if asks_for_log_in(page, board):
                self._fail(failures.failure_of_log_in(response.url))
                return None
            if platform is None and self._is_given(response.url, response.meta):
                known = best_match(page)
                self._fail(failures.failure_of_no_board(response.url, known.NAME if known else None))
        except CrawlerError as error:
            self._fail(failures.Failure(sentence=str(error)))
            return None
        return board or (Board() if errand.thread else None)

    def _follow(self, address: str, board: Board, errand: Errand) -> Iterator[Request]:
        """Ask for what a page leads to: threads, further pages, boards below it."""
        if errand.thread:
            yield from self._requests(board.further, Errand(thread=errand.thread), priority=THREADS_AT_ONCE)
            return
        for below, within in self.scope.boards_of(board, within=errand.within):
            if self.changes.has_new_state(below, board):
                yield from self._requests([below], Errand(within=within), priority=LISTS_FIRST)
        walk = errand.walk or Walk(start=address)
        further = Errand(walk=walk, within=errand.within, again=errand.again)
        if not errand.within:
            yield from self._requests(board.further, further, priority=LISTS_FIRST)
            return
        if board.threads:
            self.changes.lists.add(walk.start)
        taken = [thread for thread in board.threads if self.scope.takes(thread, board)]
        changed = [thread for thread in taken if self.changes.has_changed(thread, board, again=errand.again)]
        passed_over = set(board.threads) - set(taken)
        self.tally.threads.tell({each: state for each, state in board.states.items() if each not in passed_over})
        yield from self._threads(self._within_limit(changed, board), board, again=errand.again)
        if self.tally.cut_short:
            return
        if errand.again:
            walk.seen_again.add(address)
        elif walk.has_moved(address, board.threads):
            walk.seen_again.clear()
            yield from self._requests([walk.start], Errand(walk=walk, again=True), priority=LISTS_FIRST)
        pages = [page for page in board.further if page not in walk.seen_again]
        requests = self._requests(pages, further, priority=LISTS_FIRST)
        yield from islice(requests, self.changes.how_many_further(board, walk, errand, changed))

    def _within_limit(self, threads: Sequence[str], board: Board) -> list[str]:
        """Return the threads without those past the limit; what a crawl that was cut off has already is free."""
        allowed = [thread for thread in threads if self.changes.is_held(thread, board) or self.scope.allows(thread)]
        if len(allowed) < len(threads):
            self.tally.cut_short = f"it was to end after {self.scope.limit:,} threads"
        return allowed

    def _threads(self, threads: Sequence[str], board: Board, *, again: bool) -> Iterator[Request]:
        """Ask for threads: by their exports where they have one, else by their pages."""
        exported: dict[str, list[str]] = {}
        for thread in threads:
            export = board.exports.get(thread)
            if export and urlsplit(export).netloc not in self._without_exports:
                exported.setdefault(export, []).append(thread)
            else:
                yield from self._requests([thread], Errand(thread=thread, again=again))
        for export, of in exported.items():
            yield from self._requests([export], Errand(exported=tuple(of), again=again))

    def _pages_instead(self, errand: Errand) -> Iterator[Request]:
        for thread in errand.exported:
            yield from self._requests([thread], Errand(thread=thread, again=errand.again))
        self.tally.threads.settle(errand.exported, failed=False)

    def _requests(self, addresses: Iterable[str], errand: Errand, *, priority: int = 0) -> Iterator[Request]:
        for address in addresses:
            bare = urldefrag(address).url
            spelled = canonicalize_url(bare)
            if errand.again or spelled not in self.tally.asked:
                self.tally.asked.add(spelled)
                self.tally.threads.ask(errand.threads)
                yield Request(
                    bare,
                    callback=self.parse_export if errand.exported else self.parse,
                    errback=self.on_failure,
                    cb_kwargs={"errand": errand},
                    priority=priority,
                    meta={STANDS_FOR: errand.exported} | ({AGAIN: True} if errand.again else {}),
                )

    def _fail(self, failure: failures.Failure) -> None:
        self.tally.failures.append(failure)
        self.on_progress(self.tally)

    def _is_given(self, url: str, meta: Mapping[str, Any]) -> bool:
        """Tell whether the person gave this address, or one that led to it."""
        return bool(self.given & {url, *meta.get("redirect_urls", ())})

    def _count(self, response: Response) -> None:
        if REPLAYED in response.flags:
            self.tally.replayed += 1
        else:
            self.tally.fetched += 1
        self.on_progress(self.tally)
