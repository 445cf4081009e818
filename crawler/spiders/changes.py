"""Changes: what has to be looked at since the archive was last written, as the board's lists tell."""

from collections.abc import Sequence

from crawler.page import Board
from crawler.spiders.job import CrawlJob
from crawler.spiders.purposes import Purpose, Walk

LIST = "list "
"""Before the address of a list's first page: how the state of the list is noted."""


class Changes:
    """Compares the lists with the archive, and when a list is walked again with its state before."""

    def __init__(self, job: CrawlJob) -> None:
        self._index, self._scope, self._threads = job.index, job.scope, job.tally.threads
        self.unchanged: set[str] = set()
        """Threads of which the lists tell that nothing was said since they were had."""
        self.lists: set[str] = set()
        """The lists that were walked, by the address of their first page."""
        self._broken: set[str] = set()

    @property
    def states(self) -> dict[str, str]:
        """What to note at the end of the crawl: the states of threads and boards, and which lists were walked."""
        whole = self.lists - self._broken
        walked = {LIST + each: self._scope.state for each in whole if not self._was_walked(each)}
        return self._index.states | self._threads.settled_states | walked

    def break_off(self, walk: Walk | None) -> None:
        """Note that a page of a list could not be had, so that the list is not walked to its end."""
        if walk:
            self._broken.add(walk.start)

    def is_held(self, thread: str, board: Board) -> bool:
        """Return whether the crawl that goes on has the thread's first page, or its export, already."""
        export = board.exports.get(thread)
        return self._index.holds(thread) or (export is not None and self._index.holds(export))

    def has_changed(self, thread: str, board: Board, *, again: bool) -> bool:
        """Return whether a thread has to be looked at: a new one, one of which nothing or another thing is told."""
        told = board.states.get(thread)
        if again:
            return thread not in self._threads.seen if told is None else self._threads.states.get(thread) != told
        changed = told is None or self._index.states.get(thread) != told or self.is_held(thread, board)
        if not changed:
            self.unchanged.add(thread)
        return changed

    def has_new_state(self, below: str, board: Board) -> bool:
        """Return whether a board's own list is to be looked at; few programs tell each board's state."""
        told = board.states.get(below)
        return told is None or self._index.ended.get(below) != told

    def how_many_further(self, board: Board, walk: Walk, purpose: Purpose, changed: Sequence[str]) -> int | None:
        """Return how many of a list's further pages to look at now, None for all.

        One where the list was walked before, or is looked at again, and something changed on this page; one also where
        the crawl may end before the list does.
        """
        if self._scope.ends_in(board):
            return 0
        if purpose.again:
            return int(bool(changed))
        if not board.threads or not board.newest_first or not self._was_walked(walk.start):
            return 1 if board.threads and self._scope.may_end_early else None
        states = ((self._index.ended.get(each), board.states.get(each)) for each in board.threads)
        return int(any(then is None or then != now for then, now in states))

    def _was_walked(self, first_page: str) -> bool:
        return self._scope.covers(self._index.ended.get(LIST + first_page))
