"""The reactor, which runs a crawl, and how it ends before the crawl does: by a signal, by the clock, or at once.

Twisted's reactor is imported in the functions: Scrapy installs the one that it wants when a crawl begins.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from crawler.spiders.tally import Tally


def end_reactor() -> None:
    """End the reactor at once, whatever it waits for."""
    from twisted.internet import reactor

    reactor.crash()  # type: ignore[misc]  # Twisted's interface has no self


@contextmanager
def ended_early(tally: Tally, max_minutes: float | None) -> Iterator[None]:
    """Let the first signal end the reactor at once (Scrapy's own handlers wait for every answer), a second one kill.

    It ends also when the time is over; the tally says so.
    """
    from twisted.internet import reactor

    def on_signal(number: int, _: object) -> None:
        tally.stopped = number
        restore()
        reactor.callFromThread(end_reactor)

    def on_time() -> None:
        tally.cut_short = f"it was to end after {max_minutes:g} minutes"
        end_reactor()

    def restore() -> None:
        for each, handler in before.items():
            signal.signal(each, handler)

    before = {each: signal.signal(each, on_signal) for each in (signal.SIGINT, signal.SIGTERM)}
    if max_minutes is not None:
        reactor.callLater(60 * max_minutes, on_time)  # type: ignore[arg-type]  # its interface has no self
    try:
        yield
    finally:
        restore()
    if tally.stopped or tally.cut_short:
        reactor.getThreadPool().stop()
