"""Sources: what a person may hand over, and the threads in it.

A source is a file, a directory (walked in the order of names), `-` for standard input, or a list of any. What a file
is, its first bytes tell, never its name: JSON Lines of threads, mail, a WARC archive, or a page (or an API's answer)
that some platform knows. Letters of all sources form threads together, since a thread's mail may lie in many files.
"""

import gzip
import io
import os
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from crawler.archived_threads import threads_of_archive
from crawler.conversations import Delivered, threads_of_letters
from crawler.errors import CrawlerError, NotAThread, UnreadableSource
from crawler.items import Origin, Thread
from crawler.joining import join_pages
from crawler.lines import threads_of_lines
from crawler.mbox import is_mail, messages
from crawler.page import Page, page_of_bytes
from crawler.platforms import best_match
from crawler.platforms.mail import NAME as MAIL
from crawler.platforms.mail import parse_letter

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"
LARGEST_PAGE = 64 * 1024**2
LARGEST_MAILBOX = 1024**3
"""Bytes past which a file is refused before it fills the memory; JSON Lines and archives have no limit."""
OPENING = 65_536

_THREAD_LINE = re.compile(r'\{\s*"id"')

OnProblem = Callable[[CrawlerError], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """An open source: `name` for errors, `source` as the person named it, `path` inside it, `seen` from its time."""

    name: str
    source: str
    path: str | None
    seen: datetime | date
    stream: BinaryIO
    zipped: bool = False


def read_threads(
    sources: Sequence[str],
    *,
    copied_on: date | None,
    stdin: BinaryIO,
    on_problem: OnProblem,
) -> Iterator[Thread]:
    """Yield every thread of the sources; pages and then mail come last, when all that may belong together is known.

    `copied_on` is the day from which "3 days ago" is counted; without it a file's own time is, and for standard input
    the present. What cannot be read goes to `on_problem` and the rest is read.
    """
    letters: list[Delivered] = []
    pages: list[Thread] = []
    for source in sources:
        found = False
        failed = False

        def report(problem: CrawlerError) -> None:
            nonlocal failed
            failed = True
            on_problem(problem)

        before = len(letters) + len(pages)
        try:
            for file in _files(source, copied_on, stdin, report):
                with file.stream:
                    for thread in _read(file, pages, letters, report):
                        found = True
                        yield thread
        except CrawlerError as problem:
            report(problem)
        if not (found or failed or len(letters) + len(pages) > before):
            on_problem(NotAThread(source_name(source), "there is no thread in it", "hand over pages, mail or text"))
    yield from join_pages(pages)
    yield from threads_of_letters(letters)


def source_name(source: str) -> str:
    """Return a source as `Thread.origins` names it: a path in its shortest spelling, or `-`."""
    return source if source == STANDARD_INPUT else os.path.normpath(source)


def _files(source: str, copied_on: date | None, stdin: BinaryIO, report: OnProblem) -> Iterator[_File]:
    """Open what a source names; a file of a directory that cannot be opened is reported."""
    if source == STANDARD_INPUT:
        seen = copied_on or datetime.now().astimezone()
        data = io.BytesIO(stdin.read())
        yield _File(name=STANDARD_INPUT_NAME, source=source, path=None, seen=seen, stream=data)
        return
    root = Path(source_name(source))
    if not root.exists():
        raise UnreadableSource(str(root), "there is no such file or directory", "check the path")
    for path in _walk(root) if root.is_dir() else [root]:
        inside = path.relative_to(root).as_posix() if root.is_dir() else None
        try:
            seen = copied_on or datetime.fromtimestamp(path.stat().st_mtime).astimezone()
            opened = path.open("rb")
            stream: BinaryIO = opened if opened.seekable() else io.BytesIO(opened.read())
        except OSError as error:
            report(UnreadableSource(str(path), _reason(error), "check its rights and its disk"))
            continue
        yield _File(name=str(path), source=str(root), path=inside, seen=seen, stream=stream)


def _walk(root: Path) -> Iterator[Path]:
    """Yield the regular files below a directory by name; hidden ones and links out of it are left alone."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file():
                yield path


def _read(file: _File, pages: list[Thread], letters: list[Delivered], report: OnProblem) -> Iterator[Thread]:
    """Read one file by its kind; what is wrong with it is reported, never raised."""
    try:
        opening = _opening(file)
        if file.zipped or not opening.startswith(b"\x1f\x8b"):
            yield from _read_kind(file, opening, pages, letters, report)
            return
        with gzip.open(file.stream) as plain:
            unzipped = replace(file, stream=io.BufferedReader(plain), zipped=True)
            inner = _opening(unzipped)
            if inner.startswith(b"WARC/"):
                yield from _archive(file, report)
            else:
                yield from _read_kind(unzipped, inner, pages, letters, report)
    except CrawlerError as problem:
        report(problem)
    except (gzip.BadGzipFile, zlib.error, EOFError):
        report(UnreadableSource(file.name, "its compression is damaged or cut off", "hand over the whole file"))
    except OSError as error:
        report(UnreadableSource(file.name, _reason(error), "check its rights and its disk"))


def _read_kind(
    file: _File, opening: bytes, pages: list[Thread], letters: list[Delivered], report: OnProblem
) -> Iterator[Thread]:
    if opening.startswith(b"WARC/"):
        yield from _archive(file, report)
    elif _is_json(opening) and not _is_answer(opening):
        lines = io.TextIOWrapper(file.stream, encoding="utf-8-sig", errors="replace", newline="\n")
        for thread in threads_of_lines(lines, source=file.name):
            yield _passed_on(thread, file)
    elif is_mail(opening):
        delivered = [
            Delivered(letter=letter, origin=Origin(source=file.source, path=file.path, reader=MAIL))
            for message in messages(_whole(file, LARGEST_MAILBOX))
            if (letter := parse_letter(message))
        ]
        if not delivered:
            raise NotAThread(file.name, "no message in it has words or a sender", "hand over a whole mailbox")
        letters.extend(delivered)
    else:
        pages.append(_page(file))


def _is_json(opening: bytes) -> bool:
    return opening.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def _is_answer(opening: bytes) -> bool:
    """Say whether JSON is what a board program's API answers, and no line of a thread: those open with their id."""
    text = opening.decode("utf-8-sig", "replace").lstrip()
    return not _THREAD_LINE.match(text) and best_match(Page(source="", text=text)) is not None


def _archive(file: _File, report: OnProblem) -> Iterator[Thread]:
    file.stream.seek(0)
    found = False
    for thread in threads_of_archive(file.stream, source=file.source, on_problem=report):
        found = True
        yield thread
    if not found:
        raise NotAThread(file.name, "no page in this archive is a thread of a known board", "crawl the threads too")


def _page(file: _File) -> Thread:
    page = page_of_bytes(_whole(file, LARGEST_PAGE), source=file.name, seen=file.seen)
    platform = best_match(page)
    if platform is None:
        raise NotAThread(
            file.name,
            "it is no thread that any of the platforms knows" if page.is_markup else "no conversation is seen in it",
            "hand over the page of one thread, its copied text, or mail",
        )
    return _at(platform.parse_thread(page), file, platform.NAME)


def _at(thread: Thread, file: _File, reader: str) -> Thread:
    return replace(thread, origins=(Origin(source=file.source, path=file.path, reader=reader),))


def _passed_on(thread: Thread, file: _File) -> Thread:
    """Keep where a thread was first read; a file of lines is one more place, a pipe is none."""
    if thread.origins and file.source == STANDARD_INPUT:
        return thread
    here = Origin(source=file.source, path=file.path, reader="lines")
    return replace(thread, origins=tuple(dict.fromkeys((*thread.origins, here))))


def _opening(file: _File) -> bytes:
    opening = file.stream.read(OPENING)
    file.stream.seek(0)
    return opening


def _whole(file: _File, largest: int) -> bytes:
    data = file.stream.read(largest + 1)
    if len(data) > largest:
        raise UnreadableSource(file.name, f"it is larger than {largest // 1024**2} MiB", "hand it over in parts")
    return data


def _reason(error: OSError) -> str:
    return f"it cannot be read ({(error.strerror or str(error)).lower()})"
