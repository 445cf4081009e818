"""The spider of a crawl by its own type: Scrapy's crawler tells of some spider only, or of none before it begins."""

from typing import TYPE_CHECKING, cast

from scrapy.crawler import Crawler

if TYPE_CHECKING:
    from crawler.spiders.board import BoardSpider


def spider_of(crawler: Crawler) -> "BoardSpider":
    """Return the spider of a crawl that runs: settings.py gives its middlewares to no other."""
    return cast("BoardSpider", crawler.spider)
