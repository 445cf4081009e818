"""From what was recorded on the wire (WARC, HAR) to threads: the same parsers as for live boards, each address once."""

from collections.abc import Iterable

from crawler.errors import BreaksOff, BudgetSpent, CrawlerError, Damaged, NotAThread, UnreadableSource
from crawler.files.pages import read_letters, read_page
from crawler.joining.gathered import Gathered, Read
from crawler.mail.exports import parse_mailbox
from crawler.page import page_of_bytes
from crawler.warc.captures import PAGES, Capture

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/json", "application/vnd.api+json", ""})
MAILBOX_TYPES = frozenset({"application/gzip", "application/x-gzip", "application/mbox", "text/plain"})


def gather_captures(captures: Iterable[Capture], *, name: str, source: str, gathered: Gathered) -> None:
    """Gather pages of threads and exported mailboxes among recorded answers, in the order of their addresses.

    Lists and other pages that are no threads are passed over, as is an address's earlier capture where a later one is
    a thread too. A thread's page that cannot be read is reported, and the others are read; so is damage, and what
    comes before it is read. Raises UnreadableSource where there is nothing before the damage, NotAThread where no
    page is a thread; `name` is the recording's own.
    """
    outcomes: dict[str, Read | CrawlerError | None] = {}
    try:
        for capture in captures:
            if capture.status in PAGES and (capture.content_type in PAGE_TYPES | MAILBOX_TYPES or _is_markup(capture)):
                outcome = _outcome(capture, source)
                outcomes[capture.url] = outcome or outcomes.get(capture.url)
    except UnreadableSource as damage:
        if not outcomes:
            raise
        gathered.report(damage)
    found = False
    for read in outcomes.values():
        if isinstance(read, CrawlerError):
            gathered.report(read)
        elif read:
            gathered.add(read)
        found = found or read is not None
    if not found:
        raise NotAThread(name, "no page in this archive is a thread of a known board", "crawl the threads too")


def _outcome(capture: Capture, source: str) -> Read | CrawlerError | None:
    try:
        if capture.content_type in MAILBOX_TYPES and not _is_markup(capture):
            letters = parse_mailbox(capture.body, name=capture.url)
            return read_letters(letters, url=capture.url, source=source) if letters else None
        page = page_of_bytes(
            capture.body, source=capture.url, url=capture.url, seen=capture.seen, declared=capture.charset
        )
        return read_page(page, source=source, path=capture.url)
    except (BreaksOff, Damaged, BudgetSpent) as refusal:
        return refusal
    except (NotAThread, UnreadableSource):
        if capture.problem:
            return UnreadableSource(f"{source}, {capture.url}", capture.problem, "all else was read")
        return None
    except CrawlerError as error:
        return error


def _is_markup(capture: Capture) -> bool:
    """Return whether a body opens as a page, whatever its host calls it."""
    return capture.body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))
