"""Finds or gets a Chromium for the tests and the screenshots, and starts the site that it looks at."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright
from program import started

INSTALLED = (
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
)
"""Names of programs, the best first: without windows of its own, a browser takes a third of the time for a page."""
ELSEWHERE = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class NoBrowser(Exception):
    """No browser is here and none could be got."""

    def __str__(self) -> str:
        return (
            "No Chromium was found or could be installed for the browser tests; install Chromium or Google Chrome "
            "(on Debian: apt-get install chromium-headless-shell), or run `python -m playwright install chromium`."
        )


def launch(playwright: Playwright) -> Browser:
    """Start an installed Chromium or Chrome, else Debian's package (as root), else Playwright's own download."""
    installed = _installed() or _from_debian()
    if installed:
        return playwright.chromium.launch(executable_path=installed, args=ARGUMENTS)
    with contextlib.suppress(Error):
        return playwright.chromium.launch(args=ARGUMENTS)
    if _runs(sys.executable, "-m", "playwright", "install", "chromium"):
        return playwright.chromium.launch(args=ARGUMENTS)
    raise NoBrowser


@contextlib.contextmanager
def served(database: Path, *options: str) -> Iterator[str]:
    """Serve a database in a process of its own on a free port; the value is the address that it prints.

    Options are those of `threadwise serve`.
    """
    with started("serve", str(database), "--port", "0", *options) as printed:
        yield printed.readline().strip()


@contextlib.contextmanager
def served_to_curate(database: Path) -> Iterator[tuple[str, str]]:
    """Serve a database so that it can be corrected; the values are its address and the one that signs in, once."""
    with started("serve", str(database), "--port", "0", "--curate") as printed:
        yield printed.readline().strip(), printed.readline().split()[-1]


def _installed() -> str | None:
    found = next(filter(None, map(shutil.which, INSTALLED)), None)
    return found or next((str(path) for path in ELSEWHERE if path.exists()), None)


def _from_debian() -> str | None:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _runs("apt-get", "update", "-qq")
        _runs("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell")
    return _installed()


def _runs(*command: str) -> bool:
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        return subprocess.run(command, capture_output=True, timeout=300, check=False).returncode == 0
    return False
