"""What can go wrong while reading or crawling.

CrawlerError                 source, problem, remedy; `str()` is the one sentence that a person sees
├── UnreadableSource         missing, empty, binary, undecodable
│   ├── Damaged              cut off or damaged: what comes before the damage was read
│   └── BudgetSpent          it unfolds to more than one file may: nothing further is read from it
├── NotAThread               readable, and no conversation in it
│   └── BreaksOff            half a page: what it holds of a thread is not the whole
├── MarkupChanged            a board's page lacks what its parser needs (selector, expected)
├── ReaderFailed             a reader of ours met what nobody foresaw (error): our fault, and no other page's loss
├── MalformedLine            a line of JSON Lines is broken (line)
├── CrawlFailed              an address could not be fetched
└── ArchiveUnwritable        the disk takes no more of an archive (error)
"""

from collections.abc import Iterator
from contextlib import contextmanager

from crawler.items import Refusal


class CrawlerError(Refusal):
    """What refuses while reading or crawling."""


class UnreadableSource(CrawlerError):
    """The input is missing, empty, binary or in an encoding that cannot be told."""


class Damaged(UnreadableSource):
    """A container, a compressed file or a mailbox is cut off or damaged; what comes before the damage was read."""


class BudgetSpent(UnreadableSource):
    """A file unfolds to more than it may: nothing further is read from it."""


class NotAThread(CrawlerError):
    """The input was read and holds no conversation."""


class BreaksOff(NotAThread):
    """The page ends before its end, so that half of a thread may be missing."""


class MarkupChanged(CrawlerError):
    """A page of a known board lacks what its parser looks for."""

    def __init__(self, source: str, selector: str, expected: str) -> None:
        super().__init__(
            source,
            f"this page lacks {expected} (looked for {selector})",
            "the board may have changed its markup: send the page to whoever maintains its parser",
        )
        self.selector = selector
        self.expected = expected


class ReaderFailed(CrawlerError):
    """A reader raised what nobody foresaw: `error`."""

    def __init__(self, source: str, reader: str, error: Exception) -> None:
        super().__init__(
            source,
            f"it is built in a way that its reader does not know ({type(error).__name__} in {reader})",
            "send it to the developers of Threadwise; all else was read",
        )
        self.error = error


@contextmanager
def readers_fault(source: str, reader: str) -> Iterator[None]:
    """Turn what a reader raises unforeseen into ReaderFailed: no odd page or letter takes the others with it."""
    try:
        yield
    except CrawlerError:
        raise
    except Exception as error:
        raise ReaderFailed(source, reader, error) from error


class MalformedLine(CrawlerError):
    """A line that should hold one JSON object does not; `line` counts from 1."""

    def __init__(self, source: str, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"{source}, line {line}", problem, remedy)
        self.line = line


class CrawlFailed(CrawlerError):
    """An address could not be fetched, or was refused before it was asked."""


class ArchiveUnwritable(CrawlerError):
    """An archive cannot be written on, as the system's `error` says."""

    def __init__(self, source: str, error: OSError) -> None:
        super().__init__(source, f"this archive takes no more ({(error.strerror or str(error)).lower()})", "make room")
