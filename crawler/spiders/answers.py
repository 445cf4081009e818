"""Answers of a board as what they are: pages, and pages that ask for a log-in."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy.http import Response, TextResponse

from crawler.errors import CrawlerError
from crawler.page import Board, Page, page_of_bytes
from crawler.platforms import best_match

_PASSWORD = re.compile(r"<input[^>]+type=.?password", re.IGNORECASE)


def page_of(response: Response) -> Page:
    """Return the page of an answer, as old as the board says; raises UnreadableSource where it is no text."""
    declared = response.encoding if isinstance(response, TextResponse) else None
    try:
        seen = parsedate_to_datetime((response.headers.get("Date") or b"").decode("latin-1"))
    except ValueError:
        seen = datetime.now(UTC)
    return page_of_bytes(response.body, source=response.url, url=response.url, seen=seen, declared=declared)


def asks_for_log_in(page: Page, board: Board | None) -> bool:
    """Tell whether a page is nothing but a way to log in: it leads nowhere and holds no thread.

    Many boards show such a form to guests beside their threads.
    """
    leads_on = board and (board.threads or board.further or board.boards)
    if leads_on or not _PASSWORD.search(page.text):
        return False
    platform = best_match(page)
    try:
        return platform is None or not platform.parse_thread(page).posts
    except CrawlerError:
        return True
