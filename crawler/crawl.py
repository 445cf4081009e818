"""Crawls live boards into a WARC archive."""

import re
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from crawler.archive import SUFFIXES, ArchiveIndex, ArchiveWriter, repair
from crawler.errors import CrawlFailed
from crawler.settings import SETTINGS
from crawler.spiders.board import BoardSpider, Tally

_CONTACT = re.compile(r"^(?:[^@\s]+@[^@\s]+|https?://\S+)$")


def crawl(
    addresses: Sequence[str],
    output: Path,
    *,
    contact: str,
    allow_private: bool = False,
    delay: float = 1.0,
    on_progress: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Walk the boards at `addresses` and append every exchange to the archive `output`; return what was done.

    An `output` that exists is a crawl that was cut off: its pages are not asked for again. `delay` is in seconds
    between two requests to a host; the board's own slowness only lengthens it. Nothing is fetched outside the hosts of
    `addresses`, nor from private networks unless `allow_private`. Raises CrawlFailed before anything is asked where an
    argument cannot be used. Runs Twisted's reactor, which a process can do once.
    """
    for address in addresses:
        if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
            raise CrawlFailed(address, "this is no address of a board", "give it whole, with http:// or https://")
    if not _CONTACT.match(contact):
        remedy = "give an e-mail or web address at which the board's operator can reach you"
        raise CrawlFailed(contact, "this is no contact", remedy)
    if not output.name.endswith(SUFFIXES):
        raise CrawlFailed(str(output), "an archive's name ends in .warc.gz", "name it so: -o board.warc.gz")
    if not output.parent.is_dir():
        raise CrawlFailed(str(output), "its directory does not exist", f"make {output.parent} first")
    if output.exists() and output.name.endswith(".gz"):
        repair(output)
    tally = Tally()
    index = ArchiveIndex(output)
    agent = f"Threadwise/{version('threadwise')} (+{contact})"
    archive = ArchiveWriter(output, software=agent)
    try:
        _run(
            {**SETTINGS, "USER_AGENT": agent, "DOWNLOAD_DELAY": delay, "AUTOTHROTTLE_START_DELAY": delay},
            addresses=addresses,
            archive=archive,
            index=index,
            allow_private=allow_private,
            tally=tally,
            on_progress=on_progress,
        )
    finally:
        archive.close()
    return tally


def _run(settings: dict[str, object], **arguments: object) -> None:
    # Imported here: Scrapy installs a reactor when this is imported, which only a crawl wants.
    from scrapy.crawler import AsyncCrawlerProcess

    process = AsyncCrawlerProcess(settings)
    process.crawl(BoardSpider, **arguments)
    process.start()
