"""What can go wrong while reading or crawling.

CrawlerError                 source, problem, remedy; `str()` is the one sentence that a person sees
├── UnreadableSource         missing, empty, binary, undecodable
├── NotAThread               readable, and no conversation in it
│   └── BreaksOff            half a page: what it holds of a thread is not the whole
├── MarkupChanged            a board's page lacks what its parser needs (selector, expected)
├── MalformedLine            a line of JSON Lines is broken (line)
└── CrawlFailed              an address could not be fetched
"""

from crawler.items import Refusal


class CrawlerError(Refusal):
    """What refuses while reading or crawling."""


class UnreadableSource(CrawlerError):
    """The input is missing, empty, binary or in an encoding that cannot be told."""


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


class MalformedLine(CrawlerError):
    """A line that should hold one JSON object does not; `line` counts from 1."""

    def __init__(self, source: str, line: int, problem: str, remedy: str) -> None:
        super().__init__(f"{source}, line {line}", problem, remedy)
        self.line = line


class CrawlFailed(CrawlerError):
    """An address could not be fetched, or was refused before it was asked."""
