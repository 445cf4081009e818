"""ZIP archives, WACZ among them (a ZIP with web archives in `archive/`), and what a cut one still holds.

A whole archive is read by the list at its end. Where that list is missing, the members' own headers are followed from
the start, as far as they go.
"""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from crawler.containers.charged import BudgetedReader
from crawler.containers.cut_zips import whole_members
from crawler.containers.file import File
from crawler.containers.page_parts import is_page_part
from crawler.errors import CrawlerError, Damaged, UnreadableSource

SIGNATURE = (b"PK\x03\x04", b"PK\x05\x06")
"""How a ZIP begins: with its first member, or, without any, with the list at its end."""
LARGEST_INNER = 512 * 1024**2
"""Bytes of a ZIP inside another archive: it is read from its end, so it is held in memory."""
OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
"""Members that only documents and programs have."""
WEB_ARCHIVES = "archive/"
ERRORS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, RuntimeError, OSError, ValueError,
    IndexError, OverflowError, MemoryError,
)  # fmt: skip
"""What zipfile raises on archives that are cut or damaged; a method that it does not know is a RuntimeError."""


def members(file: File) -> Iterator[File | CrawlerError]:
    """Yield the members by name, each to be read before the next; what is wrong with one takes its place.

    Raises Damaged after the whole members of a cut archive, UnreadableSource for documents and the like.
    """
    file = _seekable(file)
    try:
        archive = zipfile.ZipFile(file.stream)
    except ERRORS:
        yield from whole_members(file)
        return
    with archive:
        names = frozenset(archive.namelist())
        if not names:
            raise UnreadableSource(file.name, "this archive is empty", "pack it again, or hand over the folder")
        if names & OFFICE:
            raise UnreadableSource(
                file.name, "it is an office document or a program", "save the thread as text, HTML or mail"
            )
        is_wacz = "datapackage.json" in names and any(name.startswith(WEB_ARCHIVES) for name in names)
        for entry in sorted(archive.infolist(), key=lambda each: each.filename):
            name = entry.filename
            if entry.is_dir() or is_page_part(name) or (is_wacz and not name.startswith(WEB_ARCHIVES)):
                continue
            file.budget.enter()
            yield _opened(archive, entry, file)


def _opened(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: File) -> File | CrawlerError:
    name = file.name_of(entry.filename)
    if entry.flag_bits & 1:
        return UnreadableSource(name, "it is locked with a password", "unpack it yourself and hand over the folder")
    try:
        stream = archive.open(entry)
    except NotImplementedError:
        return UnreadableSource(name, "its compression is not known here", "unpack it yourself, hand over the folder")
    except ERRORS:
        return Damaged(name, "it is damaged", "hand over the whole archive")
    time = None
    with suppress(ValueError):
        time = datetime(*entry.date_time).astimezone()
    return file.member(entry.filename, BudgetedReader(stream, name=name, budget=file.budget, errors=ERRORS), time=time)


def _seekable(file: File) -> File:
    """Return a file that can be read from its end; raises UnreadableSource where it is too large to be held."""
    if file.stream.seekable():
        return file
    return replace(file, stream=io.BufferedReader(io.BytesIO(file.whole(LARGEST_INNER))))
