"""The threads of a crawl: which were seen in lists, what the lists told of them, and which are there whole."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping


class Threads:
    """Keeps count of the addresses that are still to be had of each thread.

    `on_whole` is given each thread of which everything is there, with its state; a thread of which a page failed is not
    whole, and so is looked at again by the next crawl.
    """

    def __init__(self, on_whole: Callable[[str, str], None]) -> None:
        self._on_whole = on_whole
        self._left: Counter[str] = Counter()
        self._failed: set[str] = set()
        self.seen: set[str] = set()
        self.states: dict[str, str] = {}
        """What the lists of this crawl told, by address: of threads, and of boards."""

    @property
    def left(self) -> int:
        """How many of the threads are not there yet."""
        return len(+self._left)

    @property
    def settled_states(self) -> dict[str, str]:
        """What the lists told, without the threads that are not there whole."""
        unsettled = self._failed | (+self._left).keys()
        return {address: state for address, state in self.states.items() if address not in unsettled}

    def tell(self, states: Mapping[str, str]) -> None:
        """Note what a list tells."""
        self.states.update(states)

    def ask(self, threads: Iterable[str]) -> None:
        """Note that an address is to be asked for that brings something of these threads."""
        for thread in threads:
            self.seen.add(thread)
            if not self._left[thread]:
                self._failed.discard(thread)
            self._left[thread] += 1

    def forget(self, address: str) -> None:
        """Take an address for none of a thread."""
        self.seen.discard(address)

    def settle(self, threads: Iterable[str], *, failed: bool) -> None:
        """Note that such an address was answered, or that nothing more comes of it."""
        for thread in threads:
            self._left[thread] -= 1
            if failed:
                self._failed.add(thread)
            if self._left[thread] == 0 and thread not in self._failed and thread in self.states:
                self._on_whole(thread, self.states[thread])
