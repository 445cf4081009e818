"""The tally: what a crawl has done so far, and what it waits for."""

import time
from dataclasses import dataclass, field

from crawler.spiders.failures import Failure


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts of a crawl; `forbidden` is what robots.txt closes, `stopped` the number of the signal that ended it."""

    fetched: int = 0
    replayed: int = 0
    asked: set[str] = field(default_factory=set)
    threads: set[str] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    stopped: int | None = None
    waiting_for: str | None = None
    waiting_since: float = 0.0

    def wait_for(self, address: str | None) -> None:
        """Note the address that the network is asked for now, or that it has answered."""
        self.waiting_for, self.waiting_since = address, time.monotonic()

    @property
    def told(self) -> str:
        """What a terminal shows meanwhile."""
        pages = f"{self.fetched + self.replayed:,} pages"
        if self.waiting_for is None:
            return pages
        return f"{pages}; waiting for {self.waiting_for} ({time.monotonic() - self.waiting_since:.0f} s)"
