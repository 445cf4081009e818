"""Candidates: addresses that sitemaps and feeds name, of which some are threads.

Addresses of one shape lead to pages of one kind. Of each shape one address is asked for, at most three that are no
thread; where one is a thread, the others of its shape are asked for too.

What a sitemap tells of a page's last change is believed until a thread was answered after it: some programs tell when
the opening post changed. Then no date of that shape is believed, and what was passed over for its date is asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import parse_qsl

from crawler.items import Moment, Thread
from crawler.markup.addresses import host_of, split_url
from crawler.page import Board
from crawler.spiders.changes import Changes
from crawler.spiders.failures import failure_of_feed, failure_of_no_board, failure_of_no_threads
from crawler.spiders.job import CrawlJob
from crawler.spiders.tally import Failure

MOST_MISSES = 3
CLOCKS_DIFFER = timedelta(days=1)
"""The same moment has two days on two clocks."""

_NUMBERED = re.compile(r"^([a-z]{0,3})\d")


@dataclass(slots=True)
class Kind:
    """The addresses of one shape, and what is known of them."""

    told: dict[str, Moment | None] = field(default_factory=dict)
    """Every address, with the moment of its last change."""
    waiting: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    """Addresses in which nothing was said lately, as their dates tell."""
    threads: set[str] = field(default_factory=set)
    """Addresses that are threads."""
    sample: str | None = None
    """The address that is asked for to see what this kind is."""
    misses: int = 0
    failures: list[Failure] = field(default_factory=list)
    """What could not be had: it counts if this kind holds threads, for sitemaps name pages that guests may not see."""
    believed: bool = True
    in_sitemap: bool = False

    def holds_threads_below(self, folder: str) -> bool:
        """Return whether threads are below a folder, also such as did not have to be asked for."""
        return any(_on_host(address).startswith(folder) for address in (*self.threads, *self.passed_over))

    def take(self) -> list[str]:
        """Take the addresses to ask for now: a sample, or all where one was a thread."""
        if self.threads:
            taken, self.waiting = self.waiting, []
            return taken
        if self.sample or not self.waiting or self.misses >= MOST_MISSES:
            return []
        # The oldest, the newest, one between: a thread that nobody answered yet may not be read as one.
        self.sample = self.waiting.pop((0, -1, len(self.waiting) // 2)[self.misses])
        return [self.sample]


class Candidates:
    """Keeps the candidates of a crawl, by their shapes (see the module)."""

    def __init__(self, job: CrawlJob, changes: Changes) -> None:
        self._changes = changes
        self._index, self._scope, self._threads = job.index, job.scope, job.tally.threads
        self._kinds: dict[str, Kind] = {}
        self._states: dict[str, str] = {}
        self.boards: dict[str, str | None] = {}
        """Boards whose lists are not read, by the address that was given, with their program where it is known."""
        self.given: set[str] = set()
        """Sitemaps and feeds that the person gave themselves."""

    def __contains__(self, address: str) -> bool:
        return address in self._states

    def add(self, board: Board) -> list[str]:
        """Note what a sitemap or a feed names on the boards; return what to ask for now."""
        named: dict[int, Kind] = {}
        for address in board.threads:
            kind = self._kind_of(address)
            named[id(kind)] = kind
            if address not in kind.told and self._is_on_boards(address):
                kind.told[address] = board.last_posts.get(address)
                kind.in_sitemap |= not board.newest_first
                self._states[address] = board.states.get(address, "")
                asked = self._scope.takes(address, board) and self._changes.has_changed(address, board, again=False)
                (kind.waiting if asked or not kind.believed else kind.passed_over).append(address)
        return [address for kind in named.values() for address in self._taken(kind)]

    def learn(self, address: str, thread: Thread | None, *, forbidden: bool) -> list[str]:
        """Learn what is at an address, None where there is no thread or it could not be had; return what to ask now.

        `forbidden` where it was not asked for: that says nothing of its kind.
        """
        kind = self._kind_of(address)
        if thread:
            kind.threads.add(address)
            if not self._index.holds(address):
                self._scope.count(address)
            if kind.believed and _is_older(kind.told[address], thread):
                self._disbelieve(kind)
            self._threads.tell({address: self._states[address] if kind.believed else ""})
        elif address not in kind.threads:
            kind.misses += not forbidden
            self._threads.forget(address)
        if kind.sample == address:
            kind.sample = None
        return self._taken(kind)

    def withhold(self, address: str, failure: Failure) -> None:
        """Note why an address could not be had."""
        self._kind_of(address).failures.append(failure)

    def may_lead_on(self, address: str) -> bool:
        """Return whether further pages of an address are wanted: of a candidate only where it is a thread."""
        return address not in self or address in self._kind_of(address).threads

    @property
    def not_looked_at(self) -> int:
        """How many addresses were let go, since others of their shape are no threads."""
        return sum(len(kind.waiting) for kind in self._kinds.values() if kind.misses >= MOST_MISSES)

    def failures(self) -> Iterator[Failure]:
        """Yield what is missing: threads that could not be had, and boards of which all or the older ones are."""
        for given in self.given:
            if not any(kind.holds_threads_below(f"{host_of(given)}/") for kind in self._kinds.values()):
                yield failure_of_no_threads(given)
        for board, program in self.boards.items():
            kinds = [kind for kind in self._kinds.values() if kind.holds_threads_below(_folder(board))]
            if not kinds:
                yield failure_of_no_board(board, program)
            elif not any(kind.in_sitemap for kind in kinds):
                yield failure_of_feed(board, sum(len(kind.told) for kind in kinds))
        for kind in self._kinds.values():
            if kind.holds_threads_below(""):
                yield from kind.failures

    def _taken(self, kind: Kind) -> list[str]:
        """Return what to ask for of a kind within the limit, against which a sample counts once it is a thread."""
        taken = kind.take()
        return [each for each in taken if each == kind.sample or self._index.holds(each) or self._scope.allows(each)]

    def _disbelieve(self, kind: Kind) -> None:
        """Take it that a kind's dates tell of no answers: ask for what was passed over, and note nothing as known."""
        kind.believed = False
        kind.waiting += kind.passed_over
        self._changes.unchanged -= {*kind.passed_over}
        kind.passed_over.clear()
        self._threads.tell(dict.fromkeys(kind.told, ""))

    def _kind_of(self, address: str) -> Kind:
        return self._kinds.setdefault(shape_of(address), Kind())

    def _is_on_boards(self, address: str) -> bool:
        """Return whether an address is below a board of its host, which a sitemap given itself does without."""
        folders = [_folder(board) for board in self.boards if host_of(board) == host_of(address)]
        return not folders or _on_host(address).startswith(tuple(folders))


def shape_of(address: str) -> str:
    """Return what addresses of one kind have in common: host, fixed steps of the path, names in the query."""
    parts = split_url(address)
    query = sorted(f"{name}={_step(value, last=False)}" for name, value in parse_qsl(parts.query))
    steps = [step for step in (parts.path if query else f"{parts.path}/{parts.query}").split("/") if step]
    path = [_step(step, last=place == len(steps) and not query) for place, step in enumerate(steps, start=1)]
    return f"{host_of(address)}/{'/'.join(path)}?{'&'.join(query)}"


def _step(step: str, *, last: bool) -> str:
    """Return a step of a path without what names one page: "t12-carts" is "t0", "laptop-carts" is "*"."""
    if numbered := _NUMBERED.match(step):
        return f"{numbered[1]}0"
    return "*" if last or any(not letter.isalpha() and letter != "." for letter in step) else step


def _is_older(told: Moment | None, thread: Thread) -> bool:
    """Return whether something was said in a thread after the moment that was told for its last change."""
    days = [post.posted.day for post in thread.posts if post.posted]
    return told is not None and bool(days) and max(days) - told.day > CLOCKS_DIFFER


def _on_host(address: str) -> str:
    """Return an address as its host and its path."""
    return f"{host_of(address)}{split_url(address).path or '/'}"


def _folder(address: str) -> str:
    """Return what all addresses have in common that lie beside an address or below it."""
    return _on_host(address).rpartition("/")[0] + "/"
