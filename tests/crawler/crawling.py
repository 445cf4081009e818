"""What the tests of crawling share: the command, and the threads that its archive holds."""

import os
import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from program import PROGRAM, kill_when, run

from crawler.items import Thread
from crawler.sources import read_threads

WHOLE = bool(os.environ.get("WHOLE_CRAWLS"))
"""Whether the tests of crawls run at full size (minutes; `make crawl-report`)."""
OPTIONS = ("--contact", "tests@example.invalid", "--allow-private", "--delay", "0")


def command_of_crawl(address: str, output: Path, *options: str) -> list[str]:
    """Return the command line of a crawl without a delay, for who runs it as a shell does."""
    return [str(PROGRAM), *_arguments(address, output, options)]


def crawl(address: str, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a crawl without a delay to its end; the last of an option given twice holds."""
    return run(*_arguments(address, output, options))


def crawl_until(asked: Sequence[object], count: int, address: str, output: Path, *options: str) -> bool:
    """Crawl until so much has been asked in all, and kill the crawl there; tell whether it was still at work."""
    return kill_when(lambda: len(asked) >= count, *_arguments(address, output, options))


def threads_in(archive: Path) -> list[Thread]:
    """Return the threads of an archive that is read without a problem."""
    problems: list[Exception] = []
    threads = list(read_threads([str(archive)], copied_on=None, stdin=BytesIO(), on_problem=problems.append))
    assert [str(problem) for problem in problems] == []
    return threads


def _arguments(address: str, output: Path, options: tuple[str, ...]) -> list[str]:
    return ["crawl", address, "-o", str(output), *OPTIONS, *options]
