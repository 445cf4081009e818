"""Answers of a board as what they are: pages, and pages that ask for a log-in."""

import re
from datetime import UTC, datetime

from scrapy.http import Response, TextResponse

from crawler.dates.reading import header_moment
from crawler.errors import CrawlerError, CrawlFailed, UnreadableSource, readers_fault
from crawler.items import Thread
from crawler.markup.next_page import next_page
from crawler.page import Board, Page, page_of_bytes
from crawler.platforms import best_match, board_match
from crawler.spiders.feeds import board_of_feed
from crawler.spiders.purposes import Purpose
from crawler.spiders.sitemaps import board_of_sitemap

NOT_THERE = frozenset({404, 410})
LOG_IN = "log in with a browser, export its cookies and give them with --cookies cookies.txt"

_PASSWORD = re.compile(r"<input[^>]+type=.?password", re.IGNORECASE)


def board_of(response: Response, *, thread: str | None) -> Board | None:
    """Return where an answer leads, None where it is no list that is read; `thread` is whose page was asked for.

    Raises CrawlerError where it cannot be read, or asks for a log-in.
    """
    if sitemap := board_of_sitemap(response):
        return sitemap
    page = page_of(response)
    platform = board_match(page)
    with readers_fault(response.url, platform.NAME if platform else "no platform"):
        board = platform.parse_board(page) if platform else board_of_feed(page)
    if _asks_for_log_in(page, board):
        raise CrawlFailed(response.url, "this page asks for a log-in", LOG_IN)
    if board is None and thread:
        following = next_page(page, thread)
        return Board(further=(following,) if following else ())
    return board


def is_behind_the_end(response: Response, purpose: Purpose) -> bool:
    """Return whether an answer says rightly that nothing is there: some lists link a page after their last one."""
    return response.status in NOT_THERE and (purpose.guessed or bool(purpose.walk and purpose.walk.lowest))


def page_of(response: Response) -> Page:
    """Return the page of an answer, as old as the board says; raises UnreadableSource where it is no text."""
    declared = response.encoding if isinstance(response, TextResponse) else None
    seen = header_moment((response.headers.get("Date") or b"").decode("latin-1")) or datetime.now(UTC)
    return page_of_bytes(response.body, source=response.url, url=response.url, seen=seen, declared=declared)


def thread_in(page: Page) -> Thread | None:
    """Return the thread that a page holds, None where it holds none that is read."""
    platform = best_match(page)
    try:
        with readers_fault(page.source, platform.NAME if platform else "no platform"):
            return platform.parse_thread(page) if platform else None
    except CrawlerError:
        return None


def thread_of(response: Response) -> Thread | None:
    """Return the thread in an answer, None where it is no page, as a sitemap that is packed."""
    try:
        return thread_in(page_of(response))
    except UnreadableSource:
        return None


def _asks_for_log_in(page: Page, board: Board | None) -> bool:
    """Return whether a page is nothing but a way to log in: it leads nowhere and holds no thread.

    Many boards show such a form to guests beside their threads.
    """
    leads_on = board and (board.threads or board.further or board.boards)
    if leads_on or not _PASSWORD.search(page.text):
        return False
    thread = thread_in(page)
    return thread is None or not thread.posts
