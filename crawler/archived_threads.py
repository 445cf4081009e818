"""From an archive's pages to threads: the same parsers as for live boards, the pages of a thread joined."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from crawler.captures import Capture, captures_of
from crawler.errors import CrawlerError, NotAThread, UnreadableSource
from crawler.items import Origin, Thread
from crawler.joining import join_pages
from crawler.page import page_of_bytes
from crawler.platforms import best_match

OK = 200
PAGES = ("text/html", "application/xhtml+xml", "")

OnProblem = Callable[[CrawlerError], None]


def threads_of_archive(stream: BinaryIO, *, source: str, on_problem: OnProblem) -> Iterator[Thread]:
    """Yield the threads of a WARC archive, in the order in which their first pages were fetched.

    Lists and other pages that are no threads are passed over, as is an address's earlier capture. A thread's page that
    cannot be read goes to `on_problem`, and the others are read; so does damage, and what stands before it is read.
    Raises UnreadableSource where no page can be read.
    """
    latest: dict[str, Capture] = {}
    try:
        latest.update((capture.url, capture) for capture in captures_of(stream, source=source) if _is_page(capture))
    except UnreadableSource as damage:
        if not latest:
            raise
        on_problem(damage)
    yield from join_pages(thread for capture in latest.values() for thread in _threads(capture, source, on_problem))


def _is_page(capture: Capture) -> bool:
    return capture.status == OK and capture.content_type in PAGES


def _threads(capture: Capture, source: str, on_problem: OnProblem) -> Iterator[Thread]:
    try:
        page = page_of_bytes(
            capture.body, source=capture.url, url=capture.url, seen=capture.seen, declared=capture.charset
        )
        if platform := best_match(page):
            origin = Origin(source=source, path=capture.url, reader=platform.NAME)
            yield replace(platform.parse_thread(page), origins=(origin,))
    except (NotAThread, UnreadableSource):
        return
    except CrawlerError as error:
        on_problem(error)
