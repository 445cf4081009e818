"""Kinds of files, recognized by their first bytes (never by their name), and how each is read."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crawler.containers import mhtml, tars, zips
from crawler.containers.compressed import decompressed
from crawler.containers.file import OPENING, File, Pieces
from crawler.dates.kept_clock import kept_clock
from crawler.dates.page_clock import shown_clock
from crawler.encodings import decode, is_wide
from crawler.errors import BudgetSpent, CrawlerError, ReaderFailed, UnreadableSource
from crawler.files.archived_threads import gather_captures
from crawler.files.json_files import is_json, read_json
from crawler.files.mail_files import gather_letters
from crawler.files.pages import gather_page
from crawler.items import Thread
from crawler.joining.gathered import Gathered
from crawler.mail.mbox import is_mail
from crawler.page import page_of_bytes
from crawler.warc.captures import captures_of

LARGEST_PAGE = 64 * 1024**2
LARGEST_WIDE = 512 * 1024**2
"""Bytes of a text in UTF-16, which is held whole."""
WARC = b"WARC/"


def read_file(file: File, gathered: Gathered) -> Iterator[Thread]:
    """Yield the threads that are whole in a file and gather the rest; what is wrong is reported, never raised.

    BudgetSpent is raised: a file that unfolds to too much is left at once, with all that it lies in.
    """
    try:
        yield from _read(file, gathered)
    except BudgetSpent:
        raise
    except CrawlerError as problem:
        gathered.report(problem)
    except OSError as error:
        gathered.report(unreadable(file.name, error))
    except Exception as error:
        gathered.report(ReaderFailed(file.name, "the file's own form", error))


def _read(file: File, gathered: Gathered) -> Iterator[Thread]:
    opening = file.opening()
    if plain := decompressed(file.stream, opening, name=file.name, budget=file.budget):
        yield from _read(file.unpacked(plain), gathered)
    elif opening.startswith(zips.SIGNATURE):
        yield from _members(zips.members(file), gathered)
    elif tars.is_tar(opening):
        yield from _members(tars.members(file), gathered)
    elif opening.startswith(WARC):
        captures = captures_of(Pieces(file.stream), source=file.name)
        gather_captures(captures, name=file.name, source=file.source, gathered=gathered)
    elif is_wide(opening):
        yield from _read(_in_utf8(file), gathered)
    elif is_json(opening):
        yield from read_json(file, opening, gathered)
    elif mhtml.is_saved_page(opening):
        gather_page(mhtml.saved_page(file), file, gathered)
    elif is_mail(opening):
        gather_letters(file, gathered)
    else:
        page = page_of_bytes(file.whole(LARGEST_PAGE), source=file.name, seen=file.seen)
        gather_page(replace(page, seen=shown_clock(page) or kept_clock(page) or page.seen), file, gathered)


def _in_utf8(file: File) -> File:
    text = decode(file.whole(LARGEST_WIDE), source=file.name)
    return replace(file, stream=io.BufferedReader(io.BytesIO(text.encode("utf-8", "surrogatepass")), OPENING))


def _members(members: Iterable[File | CrawlerError], gathered: Gathered) -> Iterator[Thread]:
    for member in members:
        if isinstance(member, CrawlerError):
            gathered.report(member)
            continue
        with member.stream:
            yield from read_file(member, gathered)


def unreadable(name: str, error: OSError) -> UnreadableSource:
    """Return the refusal of a file that the system does not let read."""
    problem = f"it cannot be read ({(error.strerror or str(error)).lower()})"
    return UnreadableSource(name, problem, "check its rights and its disk")
