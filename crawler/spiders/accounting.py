"""Keeps account of a crawl's failures: which count, which are mistakes of ours, and which end it."""

from typing import Any, Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.signals import spider_error

from crawler.errors import ArchiveUnwritable
from crawler.spiders.candidates import Candidates
from crawler.spiders.failures import failure_of_mistake
from crawler.spiders.job import CrawlJob
from crawler.spiders.reactor import end_reactor
from crawler.spiders.tally import Failure


class AccountingSpider(Spider):
    """A Scrapy spider that hears of its own mistakes, too: they must not look like a short list."""

    def __init__(self, *, job: CrawlJob, candidates: Candidates, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.candidates = candidates

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
        self.job.tally.cut_short = str(error)
        end_reactor()
        return True

    def fail(self, failure: Failure, thread: str | None = None) -> None:
        """Note a failure; of a candidate that asking again will not bring it counts only if its kind holds threads."""
        if thread is None or failure.mends or thread not in self.candidates:
            self.job.tally.fail(failure)
        else:
            self.candidates.withhold(thread, failure)
