"""Runs `threadwise` in processes forked from one that has imported it: starting is most of what a command takes.

Such a process has its own folder, environment, output and exit status, and no input. That a command starts from
nothing is shown by the tests, a few for each command, that run `PROGRAM` itself.
"""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import crawler

PROGRAM = Path(sys.executable).parent / "threadwise"
PROCESSES = multiprocessing.get_context("forkserver")
"""Processes that are forked from one in which nothing ran: no thread but BLAS's, no pipeline, no reactor of Twisted.

It has loaded what Scrapy loads by name when a crawl starts, too.
"""
PROCESSES.set_forkserver_preload(
    [
        "kb.cli",
        "kb.build",
        "kb.meaning.encoder",
        "kb.serve",
        "extract.pipeline",
        "crawler.crawl",
        "crawler.sources",
        *(f"crawler.platforms.{file.stem}" for file in Path(crawler.__file__).with_name("platforms").glob("[!_]*.py")),
        "scrapy.core.downloader.handlers.http11",
        "scrapy.downloadermiddlewares.cookies",
        "scrapy.extensions.feedexport",
        "scrapy.extensions.remote_control",
        "scrapy.extensions.telnet",
    ]
)
LONGEST = 180
"""Seconds that a command may take."""


def run(*arguments: str, folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, by default in this folder; raises TimeoutExpired where it takes too long."""
    with TemporaryDirectory() as held:
        out, err = Path(held) / "out", Path(held) / "err"
        process = PROCESSES.Process(target=_run, args=(arguments, folder or Path.cwd(), dict(os.environ), out, err))
        process.start()
        process.join(LONGEST)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(arguments, LONGEST)
        return subprocess.CompletedProcess(arguments, process.exitcode, out.read_text("utf-8"), err.read_text("utf-8"))


def kill_when(reached: Callable[[], bool], *arguments: str) -> bool:
    """Run a command, in this folder, until something is reached, and kill it; tell whether it was still at work."""
    nowhere = Path(os.devnull)
    process = PROCESSES.Process(target=_run, args=(arguments, Path.cwd(), dict(os.environ), nowhere, nowhere))
    process.start()
    until = time.monotonic() + LONGEST
    while not reached() and process.exitcode is None and time.monotonic() < until:
        time.sleep(0.002)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


@contextmanager
def started(*arguments: str) -> Iterator[IO[str]]:
    """Run a command, in this folder and environment, until the block ends; the value is its standard output."""
    reading, writing = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=_start, args=(arguments, Path.cwd(), dict(os.environ), writing))
    process.start()
    writing.close()
    try:
        with reading, open(os.dup(reading.fileno()), encoding="utf-8") as told:
            yield told
    finally:
        process.terminate()
        process.join()


def _run(arguments: tuple[str, ...], folder: Path, environment: dict[str, str], out: Path, err: Path) -> None:
    for number, file in ((1, out), (2, err)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    _threadwise(arguments, folder, environment)


def _start(arguments: tuple[str, ...], folder: Path, environment: dict[str, str], told: Connection) -> None:
    os.dup2(told.fileno(), 1)
    told.close()
    _threadwise(arguments, folder, environment)


def _threadwise(arguments: tuple[str, ...], folder: Path, environment: dict[str, str]) -> None:
    """Be the program from here on, in which standard output and standard error are those of this process."""
    sys.stdout, sys.stderr = open(1, "w"), open(2, "w")  # noqa: SIM115  # they live as it does
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = [PROGRAM.name, *arguments]

    from kb.cli import main

    main()
