"""The job of a crawl, which its spider and the middlewares share: where it begins, its bounds, its archive, its tally.

Scrapy hands a middleware the crawler alone; the crawler's spider has the job.
"""

from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Protocol, Self, cast

from scrapy.crawler import Crawler

from crawler.markup.addresses import host_of
from crawler.spiders.scope import Scope
from crawler.spiders.tally import Tally
from crawler.warc.index import ArchiveIndex
from crawler.warc.writing import ArchiveWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlJob:
    """What a crawl was given, from the `addresses` of boards on, and what their hosts say of themselves meanwhile."""

    addresses: tuple[str, ...]
    archive: ArchiveWriter
    index: ArchiveIndex
    scope: Scope
    tally: Tally
    allow_private: bool
    cookies: CookieJar | None
    crawl_delays: dict[str, float] = field(default_factory=dict)
    """Seconds between any two requests that a host's robots.txt asks for."""
    sitemaps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The sitemaps that a host's robots.txt names."""

    def is_on_hosts(self, address: str) -> bool:
        """Return whether an address is on a host of the boards."""
        return host_of(address) in map(host_of, self.addresses)


class JobMiddleware:
    """A downloader middleware that knows the job."""

    def __init__(self, job: CrawlJob) -> None:
        self.job = job

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware for a crawl."""
        return cls(job_of(crawler))


class _HasJob(Protocol):
    job: CrawlJob


def job_of(crawler: Crawler) -> CrawlJob:
    """Return the job of a crawler that has its spider, as it has when its middlewares are built."""
    return cast("_HasJob", crawler.spider).job
