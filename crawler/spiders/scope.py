"""The scope of a crawl: which of the boards and threads that lists name it takes, as the person bounded it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote, urlsplit

from crawler.page import Board

WALKED = "walked"
"""The state of a list of which every page was seen."""


@dataclass(slots=True, kw_only=True)
class Scope:
    """Bounds of a crawl: threads in which something was said `since` a day, the board of a name, a most of threads."""

    since: date | None = None
    board: str | None = None
    limit: int | None = None
    is_full: bool = False
    """Whether a thread was left out for the limit."""
    found_board: bool = False
    other_boards: dict[str, None] = field(default_factory=dict)
    """Names of boards that were seen instead, in their order."""
    _counted: set[str] = field(default_factory=set, init=False)
    """Threads that count against the limit."""

    @property
    def state(self) -> str:
        """What is noted of a list that was walked within these bounds."""
        return f"{WALKED} since {self.since.isoformat()}" if self.since else WALKED

    @property
    def may_end_early(self) -> bool:
        """Whether a list may not be walked to its end."""
        return self.since is not None or self.limit is not None

    def covers(self, walked: str | None) -> bool:
        """Return whether a list whose state is `walked` was walked at least as far as now."""
        if walked is None or not walked.startswith(WALKED):
            return False
        since = walked.removeprefix(f"{WALKED} since ")
        return since == WALKED or (self.since is not None and date.fromisoformat(since) <= self.since)

    def takes(self, address: str, board: Board) -> bool:
        """Return whether a thread is not too old; one of which the list tells no moment is not."""
        last = board.last_posts.get(address)
        return self.since is None or last is None or last.day >= self.since

    def ends_in(self, board: Board) -> bool:
        """Return whether a list comes to threads that are too old, so that its further pages hold no others."""
        dated = [address for address in board.threads if address in board.last_posts]
        return bool(dated) and board.newest_first and not self.takes(dated[-1], board)

    def allows(self, thread: str) -> bool:
        """Return whether one more thread is within the limit, and count it."""
        if thread not in self._counted and self.limit is not None and len(self._counted) >= self.limit:
            self.is_full = True
            return False
        self.count(thread)
        return True

    def count(self, thread: str) -> None:
        """Count a thread against the limit."""
        self._counted.add(thread)

    def boards_of(self, board: Board, *, within: bool) -> Iterator[tuple[str, bool]]:
        """Yield the lists to follow, each with whether it lies in the board that the person named."""
        if within:
            yield from ((address, True) for address in board.boards)
            return
        lists = {**board.boards, **board.categories}
        named = [address for address, name in lists.items() if self._is_named(address, name)]
        self.found_board = self.found_board or bool(named)
        self.other_boards.update(dict.fromkeys(lists.values()))
        yield from ((address, bool(named)) for address in named or board.boards)

    def _is_named(self, address: str, name: str) -> bool:
        wanted = _folded(self.board or "")
        return wanted == _folded(name) or wanted in {_folded(part) for part in _steps(address)}


def _steps(address: str) -> Sequence[str]:
    """Return the steps of an address's path, of which one may be a board's name, and a list's name without its host."""
    steps = unquote(urlsplit(address).path).split("/")
    return [name for step in steps for name in (step, step.partition("@")[0]) if name]


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
