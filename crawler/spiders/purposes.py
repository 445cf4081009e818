"""The purpose of a request: why an address is asked for, which decides what its answer is taken for."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Walk:
    """A walk through one list, page by page, from the address of its first page.

    A list in the order of last posts moves while it is walked: where a post comes, its thread jumps to the first page
    and the others move down. The last thread of a page that shows up on a later page again gives that away.
    """

    start: str
    lowest: dict[str, str] = field(default_factory=dict)
    """The address of each page, by the last thread on it."""
    seen_again: set[str] = field(default_factory=set)
    """The pages that were looked at again."""

    def has_moved(self, address: str, threads: Sequence[str]) -> bool:
        """Note what a page shows; tell whether the list moved meanwhile.

        The last thread of an earlier page at the last place again is that page itself by another address.
        """
        moved = any(self.lowest.get(thread, address) != address for thread in threads[:-1])
        if threads:
            self.lowest[threads[-1]] = address
        return moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """Why an address is asked for: as a page of a list (`walk`), of a thread, or as the export of some threads.

    `within` tells whether it lies in the board that the person named, `again` whether it was asked for before in this
    crawl, `guessed` whether it may well not be there. Neither walk nor thread: it is an address that the person gave,
    the list of a board, a sitemap or a feed.
    """

    walk: Walk | None = None
    thread: str | None = None
    exported: tuple[str, ...] = ()
    within: bool = True
    again: bool = False
    guessed: bool = False

    @property
    def threads(self) -> tuple[str, ...]:
        """The threads of which this brings something."""
        return self.exported or ((self.thread,) if self.thread else ())
