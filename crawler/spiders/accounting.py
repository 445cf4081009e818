"""Keeps account of a crawl: what was had, what was not and why, and when it has to end."""

from collections.abc import Callable
from typing import Any, Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.signals import spider_error

from crawler.errors import ArchiveUnwritable
from crawler.spiders.candidates import Candidates
from crawler.spiders.failures import Failure, failure_of_mistake
from crawler.spiders.recording import REPLAYED
from crawler.spiders.tally import Tally


class AccountingSpider(Spider):
    """A Scrapy spider that counts what it had, and hears of its own mistakes: they must not look like a short list."""

    def __init__(
        self, *, tally: Tally, candidates: Candidates, on_progress: Callable[[Tally], None], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.tally = tally
        self.candidates = candidates
        self.on_progress = on_progress

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider for a crawl."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.on_mistake, signal=spider_error)
        return spider

    def on_mistake(self, failure: Any, response: Response) -> None:
        """Note a page at which Threadwise itself failed."""
        if not self.ends_for(failure.value):
            self.fail(failure_of_mistake(response.url, failure.value))

    def ends_for(self, error: BaseException | None) -> bool:
        """End the crawl at once where an error says that nothing can be kept; tell whether it does."""
        if not isinstance(error, ArchiveUnwritable):
            return False
        from twisted.internet import reactor

        self.tally.cut_short = str(error)
        reactor.crash()  # type: ignore[misc]  # Twisted's interface has no self
        return True

    def fail(self, failure: Failure, thread: str | None = None) -> None:
        """Note a failure; of a candidate that asking again will not bring it counts only if its kind holds threads."""
        if thread is None or failure.mends or thread not in self.candidates:
            self.tally.failures.append(failure)
        else:
            self.candidates.withhold(thread, failure)
        self.on_progress(self.tally)

    def count(self, response: Response) -> None:
        """Count a page that was had."""
        if REPLAYED in response.flags:
            self.tally.replayed += 1
        else:
            self.tally.fetched += 1
        self.on_progress(self.tally)
