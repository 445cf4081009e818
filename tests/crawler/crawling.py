"""What the tests of crawling share: the command as people run it, and the threads that its archive holds."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from crawler.items import Thread
from crawler.sources import read_threads

THREADWISE = Path(sys.executable).parent / "threadwise"
WHOLE = bool(os.environ.get("WHOLE_CRAWLS"))
"""Whether the tests of crawls run at full size (minutes; `make crawl-report`)."""
OPTIONS = ("--contact", "tests@example.invalid", "--allow-private", "--delay", "0")


def command_of_crawl(address: str, output: Path, *options: str) -> list[str]:
    """Return the command line of a crawl without a delay."""
    return [str(THREADWISE), "crawl", address, "-o", str(output), *OPTIONS, *options]


def crawl(address: str, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a crawl to its end."""
    command = command_of_crawl(address, output, *options)
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)


def threads_in(archive: Path) -> list[Thread]:
    """Return the threads of an archive that is read without a problem."""
    problems: list[Exception] = []
    threads = list(read_threads([str(archive)], copied_on=None, stdin=BytesIO(), on_problem=problems.append))
    assert [str(problem) for problem in problems] == []
    return threads
