"""Board programs, a module each: what a page of theirs looks like and where its posts are.

A module that defines these names is a platform, found by itself:

    NAME                          what `Thread.platform` says
    match(page) -> float          0: not ours … 1: surely ours; cheap, never raises (`crawler.markup.marks.by_marks`)
    parse_thread(page) -> Thread  raises NotAThread or MarkupChanged
    parse_board(page) -> Board    only where boards can be crawled: addresses of threads and of further pages
    parse_letters(page) -> tuple[Letter, ...]   only of archives of mail: the messages of a page, told apart
    parse_export(letters, url) -> Thread | None  only of archives that give a thread as a mailbox: the thread of one

All of it is pure: a page comes in, nouns come out.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import Protocol, cast, runtime_checkable

from crawler.items import Thread
from crawler.mail.letters import Letter
from crawler.page import Board, Page

__all__ = [
    "CrawlablePlatform", "ExportingPlatform", "MailArchive", "Platform", "best_match", "board_match", "crawlable",
    "matches", "platforms", "sure_match", "thread_of_export",
]  # fmt: skip


SURE = 0.5
"""From here on a page is told as a program's; less is a mark that others may bear too."""


@runtime_checkable
class Platform(Protocol):
    """What every platform's module offers; `parse_board` beside it where a board can be crawled."""

    NAME: str

    def match(self, page: Page) -> float:
        """Say from 0 to 1 how surely the page is one of this platform's."""

    def parse_thread(self, page: Page) -> Thread:
        """Return the page's thread."""


@runtime_checkable
class CrawlablePlatform(Platform, Protocol):
    """A platform whose live boards can be walked."""

    def parse_board(self, page: Page) -> Board:
        """Return where a list or a thread's page leads: to threads, and to further pages of its own."""


@runtime_checkable
class MailArchive(Platform, Protocol):
    """A platform whose pages hold letters, which form threads with the letters of other pages."""

    def parse_letters(self, page: Page) -> tuple[Letter, ...]:
        """Return the page's letters."""


@runtime_checkable
class ExportingPlatform(Platform, Protocol):
    """A platform whose archives give a thread as a mailbox."""

    def parse_export(self, letters: Sequence[Letter], url: str) -> Thread | None:
        """Return the thread of a mailbox's letters, None where the address is not that of a thread's export."""


@cache
def platforms() -> tuple[Platform, ...]:
    """Return every platform in the package, in the order of module names."""
    return tuple(cast("Platform", module) for module in _modules() if isinstance(module, Platform))


def crawlable() -> frozenset[str]:
    """Return the names of the modules whose live boards can be walked."""
    crawled = [module for module in _modules() if isinstance(module, CrawlablePlatform)]
    return frozenset(module.__name__.rpartition(".")[2] for module in crawled)


def best_match(page: Page) -> Platform | None:
    """Return the platform that is surest of the page, or None where none claims it; ties go to the first by name."""
    return next(iter(matches(page, at_least=0.0)), None)


def matches(page: Page, *, at_least: float = SURE) -> list[Platform]:
    """Return the platforms that claim the page, and as surely as that, the surest first, equals by name."""
    scored = [(float(platform.match(page)), platform) for platform in platforms()]
    claimed = [pair for pair in scored if pair[0] > 0 and pair[0] >= at_least]
    return [platform for _, platform in sorted(claimed, key=lambda pair: -pair[0])]


def sure_match(page: Page) -> Platform | None:
    """Return the platform that is surest of the page, where it is surer than not that the page is one of its own."""
    platform = best_match(page)
    return platform if platform and platform.match(page) >= SURE else None


def board_match(page: Page) -> CrawlablePlatform | None:
    """Return the platform that is surest of the page, where its boards can be crawled."""
    platform = best_match(page)
    return platform if isinstance(platform, CrawlablePlatform) else None


def thread_of_export(letters: Sequence[Letter], url: str) -> Thread | None:
    """Return the thread whose export was at an address, None where no platform knows such an address."""
    exporting = (platform for platform in platforms() if isinstance(platform, ExportingPlatform))
    threads = (platform.parse_export(letters, url) for platform in exporting)
    return next(filter(None, threads), None)


def _modules() -> Iterator[ModuleType]:
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        yield importlib.import_module(f"{__name__}.{found.name}")
