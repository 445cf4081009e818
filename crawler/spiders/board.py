"""Walks a board: from lists to threads to further pages, as the board's platform points the way.

The spider knows no board program. It hands each page to `crawler.platforms` and follows what `parse_board` names; the
archive keeps the pages, and `threadwise read` makes threads of them later. Lists go before threads, so that they are
walked before they move; one that moves all the same is looked at again. Where a thread comes more exactly by an export,
its page is asked for only if the export fails.

A thread is not asked for where its list shows the state in which the archive has it whole. A list that was walked
before is followed up to the first page without a changed thread: boards list the latest posts first.

Where no platform reads the board's lists, its sitemaps and feeds name candidates for threads
(`crawler.spiders.candidates`).
"""

from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from scrapy import Request
from scrapy.http import Response
from w3lib.url import canonicalize_url

from crawler.errors import CrawlerError
from crawler.mail.exports import is_whole_mailbox
from crawler.markup.addresses import is_web_url
from crawler.page import Board
from crawler.platforms import sure_match
from crawler.spiders import failures
from crawler.spiders.accounting import AccountingSpider
from crawler.spiders.answers import board_of, is_behind_the_end, page_of, thread_in, thread_of
from crawler.spiders.changes import Changes
from crawler.spiders.feeds import feeds_named
from crawler.spiders.job import CrawlJob
from crawler.spiders.middlewares.recording import AGAIN, REPLAYED
from crawler.spiders.middlewares.robots import STANDS_FOR
from crawler.spiders.purposes import Purpose, Walk
from crawler.spiders.sitemaps import USUAL_SITEMAP
from crawler.spiders.tally import Failure
from crawler.warc.captures import PAGES

REFUSALS = frozenset({400, 401, 403, 405, 451})
"""Answers that say that a host gives no exports: HyperKitty's is 400."""
LISTS_FIRST, THREADS_AT_ONCE = 2, 1
"""Priorities: lists before threads, and of a thread that was begun the rest before the next."""


class BoardSpider(AccountingSpider):
    """A Scrapy spider over one or more boards (see the module)."""

    name = "board"

    def __init__(self, *, job: CrawlJob, changes: Changes, **kwargs: Any) -> None:
        super().__init__(job=job, **kwargs)
        self.scope, self.tally, self.threads = job.scope, job.tally, job.tally.threads
        self.changes = changes
        self._given = {Request(urldefrag(address).url).url for address in job.addresses}  # in Scrapy's spelling
        self._asked: set[str] = set()
        self._without_exports: set[str] = set()

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the addresses that the person gave."""
        for request in self._requests(self.job.addresses, Purpose(within=self.scope.board is None)):
            yield request

    def parse(self, response: Response, *, purpose: Purpose) -> Iterator[Request]:
        """Follow a page to what it leads to."""
        board, was_read = None, False
        failure = None if is_behind_the_end(response, purpose) else failures.failure_of_answer(response)
        if failure:
            self.fail(failure, purpose.thread)
            self.changes.break_off(purpose.walk)
        else:
            self.tally.count(replayed=REPLAYED in response.flags)
        if response.status in PAGES:
            try:
                board, was_read = board_of(response, thread=purpose.thread), True
            except CrawlerError as error:
                self.fail(Failure(sentence=str(error)), purpose.thread)
        alike = self._learn(purpose.thread, response if board else None)
        if was_read:
            yield from self._follow(response, board, purpose)
        self.threads.settle(purpose.threads, failed=board is None)
        yield from self._candidates(alike)

    def parse_export(self, response: Response, *, purpose: Purpose) -> Iterator[Request]:
        """Count the threads of an export as there; where it is no whole mailbox, ask for their pages."""
        if response.status in PAGES and is_whole_mailbox(response.body):
            self.tally.count(replayed=REPLAYED in response.flags)
            self.threads.settle(purpose.threads, failed=False)
            return
        if response.status in REFUSALS:
            self._without_exports.add(urlsplit(response.url).netloc)
        yield from self._pages_instead(purpose)

    def on_failure(self, failure: Any) -> Iterator[Request]:
        """Note an address that could not be had, with the reason in words; instead of an export ask for its pages."""
        self.tally.wait_for(None)
        if self.ends_for(failure.value) or self.ends_for(failure.value.__cause__):
            return
        purpose: Purpose = failure.request.cb_kwargs["purpose"]
        if purpose.exported:
            yield from self._pages_instead(purpose)
            return
        self.threads.settle(purpose.threads, failed=True)
        forbidden = failures.is_forbidden(failure.value)
        yield from self._candidates(self._learn(purpose.thread, None, forbidden=forbidden))
        self.changes.break_off(purpose.walk)
        if forbidden and not self._is_given(failure.request.url, failure.request.meta):
            self.tally.forbid(failure.request.url)
        else:
            self.fail(failures.failure_from(failure), purpose.thread)

    def _other_ways(self, response: Response, purpose: Purpose) -> Iterator[Request]:
        """Where no list of the board is read, ask for what it announces itself: its sitemaps and feeds."""
        page = page_of(response)
        known = sure_match(page)
        if known and thread_in(page):
            self.fail(failures.failure_of_one_page(response.url, known.NAME))
            return
        self.candidates.boards[response.url] = known.NAME if known else None
        told = [each for each in self.job.sitemaps.get(urlsplit(response.url).netloc, ()) if self.job.is_on_hosts(each)]
        feeds = [each for each in feeds_named(page) if self.job.is_on_hosts(each)]
        for addresses, guessed in ((told or [urljoin(response.url, USUAL_SITEMAP)], not told), (feeds, False)):
            yield from self._requests(addresses, replace(purpose, guessed=guessed), priority=LISTS_FIRST)

    def _learn(self, address: str | None, response: Response | None, *, forbidden: bool = False) -> list[str]:
        """Return what to look at after the answer of a candidate, None where it could not be had."""
        if address is None or address not in self.candidates:
            return []
        return self.candidates.learn(address, thread_of(response) if response else None, forbidden=forbidden)

    def _candidates(self, addresses: Sequence[str]) -> Iterator[Request]:
        """Ask for candidates, and for others in place of those that were asked for in another spelling."""
        waiting = deque(addresses)
        while waiting:
            address = waiting.popleft()
            requests = [*self._requests([address], Purpose(thread=address, guessed=True))]
            yield from requests
            if not requests:
                waiting += self._learn(address, None, forbidden=True)

    def _follow(self, response: Response, board: Board | None, purpose: Purpose) -> Iterator[Request]:
        """Ask for what a page leads to: threads, further pages, boards below it."""
        if board is None:
            if self._is_given(response.url, response.meta):
                yield from self._other_ways(response, purpose)
        elif purpose.thread:
            if self.candidates.may_lead_on(purpose.thread):
                yield from self._requests(board.further, Purpose(thread=purpose.thread), priority=THREADS_AT_ONCE)
        else:
            for below, within in self.scope.boards_of(board, within=purpose.within):
                if self.changes.has_new_state(below, board):
                    yield from self._requests([below], Purpose(within=within), priority=LISTS_FIRST)
            follow = self._follow_announced if board.mixed else self._follow_list
            yield from follow(response, board, purpose)

    def _follow_announced(self, response: Response, board: Board, purpose: Purpose) -> Iterator[Request]:
        """Ask for candidates that a sitemap or a feed names."""
        if self._is_given(response.url, response.meta):
            self.candidates.given.add(response.url)
        if purpose.within:
            yield from self._candidates(self.candidates.add(board))

    def _follow_list(self, response: Response, board: Board, purpose: Purpose) -> Iterator[Request]:
        """Ask for the threads of a list that have to be looked at, and for its further pages."""
        walk = purpose.walk or Walk(start=response.url)
        further = Purpose(walk=walk, within=purpose.within, again=purpose.again)
        if not purpose.within:
            yield from self._requests(board.further, further, priority=LISTS_FIRST)
            return
        if board.threads:
            self.changes.lists.add(walk.start)
        taken = [thread for thread in board.threads if self.scope.takes(thread, board)]
        changed = [thread for thread in taken if self.changes.has_changed(thread, board, again=purpose.again)]
        passed_over = set(board.threads) - set(taken)
        self.threads.tell({each: state for each, state in board.states.items() if each not in passed_over})
        allowed = [thread for thread in changed if self.changes.is_held(thread, board) or self.scope.allows(thread)]
        yield from self._threads(allowed, board, again=purpose.again)
        if self.scope.is_full:
            return
        if purpose.again:
            walk.seen_again.add(response.url)
        elif walk.has_moved(response.url, board.threads):
            walk.seen_again.clear()
            yield from self._requests([walk.start], Purpose(walk=walk, again=True), priority=LISTS_FIRST)
        pages = [page for page in board.further if page not in walk.seen_again]
        requests = self._requests(pages, further, priority=LISTS_FIRST)
        yield from islice(requests, self.changes.how_many_further(board, walk, purpose, changed))

    def _threads(self, threads: Sequence[str], board: Board, *, again: bool) -> Iterator[Request]:
        """Ask for threads: by their exports where they have one, else by their pages."""
        exported: dict[str, list[str]] = {}
        for thread in threads:
            export = board.exports.get(thread)
            if export and urlsplit(export).netloc not in self._without_exports:
                exported.setdefault(export, []).append(thread)
            else:
                yield from self._requests([thread], Purpose(thread=thread, again=again))
        for export, of in exported.items():
            yield from self._requests([export], Purpose(exported=tuple(of), again=again))

    def _pages_instead(self, purpose: Purpose) -> Iterator[Request]:
        for thread in purpose.exported:
            yield from self._requests([thread], Purpose(thread=thread, again=purpose.again))
        self.threads.settle(purpose.exported, failed=False)

    def _requests(self, addresses: Iterable[str], purpose: Purpose, *, priority: int = 0) -> Iterator[Request]:
        for address in addresses:
            if not is_web_url(address):  # pages link mails and scripts too
                continue
            bare = urldefrag(address).url
            spelled = canonicalize_url(bare)
            if purpose.again or spelled not in self._asked:
                self._asked.add(spelled)
                self.threads.ask(purpose.threads)
                yield Request(
                    bare,
                    callback=self.parse_export if purpose.exported else self.parse,
                    errback=self.on_failure,
                    cb_kwargs={"purpose": purpose},
                    priority=priority,
                    meta={STANDS_FOR: purpose.exported} | ({AGAIN: True} if purpose.again else {}),
                )

    def _is_given(self, url: str, meta: Mapping[str, Any]) -> bool:
        """Return whether the person gave this address, or one that led to it."""
        return bool(self._given & {url, *meta.get("redirect_urls", ())})
