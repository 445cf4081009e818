"""Sources: what a person may hand over, and the threads in it.

A source is a file, a directory (walked in the order of names), `-` for standard input, or a list of any. Pages and
letters of all sources form threads together, since a thread may lie in many files.
"""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from crawler.containers.budget import Budget
from crawler.containers.file import OPENING, STANDARD_INPUT, STANDARD_INPUT_NAME, File
from crawler.containers.page_parts import is_page_part
from crawler.errors import BudgetSpent, CrawlerError, NotAThread, UnreadableSource
from crawler.files.kinds import read_file, unreadable
from crawler.items import Thread
from crawler.joining.gathered import Gathered, OnProblem
from crawler.joining.letters import threads_of_letters
from crawler.joining.mirrors import merge_mirrors
from crawler.joining.pages import join_pages, missing_part_note
from crawler.one_writer import is_lock


def read_threads(
    sources: Sequence[str],
    *,
    copied_on: date | None,
    stdin: BinaryIO,
    on_problem: OnProblem,
    on_notice: Callable[[str], None] = lambda notice: None,
) -> Iterator[Thread]:
    """Yield every thread of the sources; pages and then mail come last, when all that may belong together is known.

    `copied_on` is the day from which "3 days ago" is counted; without it a file's own time is, and for standard input
    the present; what was recorded with its moment (WARC, HAR, MHTML) keeps that. What cannot be read goes to
    `on_problem` and the rest is read. A thread of which a part was not handed over is named to `on_notice`.
    """
    gathered = Gathered(on_problem)
    for source in sources:
        before = gathered.found
        threads = 0
        try:
            for file in _files(source, copied_on, stdin, gathered.report):
                for thread in _bounded(file, gathered):
                    threads += 1
                    yield thread
        except CrawlerError as problem:
            gathered.report(problem)
        if not threads and gathered.found == before:
            on_problem(NotAThread(source_name(source), "there is no thread in it", "hand over pages, mail or text"))
    for thread in merge_mirrors([*join_pages(gathered.pages), *threads_of_letters(gathered.letters, gathered.report)]):
        if missing := missing_part_note(thread):
            on_notice(f"{_place(thread)}: {missing}; what there is of “{thread.subject}” was read")
        yield thread


def _bounded(file: File, gathered: Gathered) -> Iterator[Thread]:
    """Read a file as far as its budget goes."""
    try:
        with file.stream:
            yield from read_file(file, gathered)
    except BudgetSpent as problem:
        gathered.report(problem)


def source_name(source: str) -> str:
    """Return a source as `Thread.origins` names it: a path in its shortest spelling, or `-`."""
    return source if source == STANDARD_INPUT else os.path.normpath(source)


def _files(
    source: str, copied_on: date | None, stdin: BinaryIO, report: Callable[[CrawlerError], None]
) -> Iterator[File]:
    """Open what a source names; a file of a directory that cannot be opened is reported."""
    if source == STANDARD_INPUT:
        yield _standard_input(stdin.read(), copied_on)
        return
    root = Path(source_name(source))
    if not root.exists():
        if source.lower().startswith(("http://", "https://")):
            raise UnreadableSource(
                source,
                "this is an address, not a file",
                f"fetch it first: threadwise crawl {source} -o board.warc.gz --contact you@example.org",
            )
        raise UnreadableSource(str(root), "there is no such file or directory", "check the path")
    for path in _walk(root) if root.is_dir() else [root]:
        try:
            file = _opened(path, root, copied_on)
        except OSError as error:
            report(unreadable(str(path), error))
        else:
            yield file


def _standard_input(data: bytes, copied_on: date | None) -> File:
    return File(
        name=STANDARD_INPUT_NAME,
        source=STANDARD_INPUT,
        path=None,
        time=datetime.now().astimezone(),
        copied_on=copied_on,
        stream=io.BufferedReader(io.BytesIO(data), OPENING),
        budget=Budget(STANDARD_INPUT_NAME, len(data)),
    )


def _opened(path: Path, root: Path, copied_on: date | None) -> File:
    """Open a file, which is the root itself or lies below it; what is no file on a disk is read at once."""
    status = path.stat()
    stream = path.open("rb", buffering=0)
    return File(
        name=str(path),
        source=str(root),
        path=path.relative_to(root).as_posix() if path != root else None,
        time=datetime.fromtimestamp(status.st_mtime).astimezone(),
        copied_on=copied_on,
        stream=io.BufferedReader(stream if stream.seekable() else io.BytesIO(stream.readall()), OPENING),
        budget=Budget(str(path), status.st_size),
    )


def _place(thread: Thread) -> str:
    first = thread.origins[0]
    return f"{first.source}, {first.path}" if first.path else first.source


def _walk(root: Path) -> Iterator[Path]:
    """Yield the regular files below a directory by name; hidden ones, locks and parts of saved pages are left alone."""
    for folder, folders, names in os.walk(root):
        inside = Path(folder).relative_to(root)
        folders[:] = sorted(name for name in folders if not is_page_part((inside / name / "page").as_posix()))
        for name in sorted(names):
            path = Path(folder, name)
            if not is_page_part((inside / name).as_posix()) and path.is_file() and not is_lock(path):
                yield path
