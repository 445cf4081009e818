"""What a ZIP archive still holds that lost the list at its end: its whole members, by their own headers.

The layout is that of PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 (local header) and 4.3.9 (data descriptor).
"""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.containers.compressed import PIECE, DecompressedStream, deflate
from crawler.containers.file import File, cut_archive
from crawler.containers.page_parts import is_page_part

HEADER = struct.Struct("<4s5H3L2H")
SIGNATURE, DESCRIPTOR, CENTRAL = b"PK\x03\x04", b"PK\x07\x08", b"PK\x01\x02"
STORED, DEFLATED = 0, 8
LOCKED, SIZES_FOLLOW = 1, 8
"""Bits of a member's flags."""
IN_ZIP64 = 0xFFFF_FFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    name: str
    flags: int
    method: int
    start: int
    size: int | None
    """Packed bytes; None where they are told only after the member."""


def whole_members(file: File) -> Iterator[File]:
    """Yield each whole member, to be read before the next; raises Damaged at the end, since the archive is cut."""
    stream = file.stream
    end_of_file = stream.seek(0, io.SEEK_END)
    at = found = 0
    while entry := _entry(stream, at):
        size = _size_found(stream, entry) if entry.size is None else entry.size
        if size is None or entry.start + size > end_of_file:
            break
        if entry.method in {STORED, DEFLATED} and not entry.flags & LOCKED and not is_page_part(entry.name):
            found += 1
            file.budget.enter()
            yield _opened(file, entry, size)
        at = entry.start + size
        if entry.flags & SIZES_FOLLOW:
            at = _past_descriptor(stream, at)
    raise cut_archive(file.name, "ZIP", found)


def _entry(stream: io.BufferedReader, at: int) -> _Entry | None:
    stream.seek(at)
    head = stream.read(HEADER.size)
    if len(head) < HEADER.size or not head.startswith(SIGNATURE):
        return None
    _, _, flags, method, _, _, _, packed, plain, name_length, extra_length = HEADER.unpack(head)
    name = stream.read(name_length)
    extra = stream.read(extra_length)
    size: int | None = packed
    if flags & SIZES_FOLLOW and not packed:
        size = None
    elif packed == IN_ZIP64:
        size = _zip64_size(extra, 8 if plain == IN_ZIP64 else 0)
    return _Entry(
        name=name.decode("utf-8", "replace"),
        flags=flags,
        method=method,
        start=at + HEADER.size + name_length + extra_length,
        size=size,
    )


def _zip64_size(extra: bytes, skipped: int) -> int | None:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1 and length >= skipped + 8:
            return int(struct.unpack_from("<Q", extra, at + 4 + skipped)[0])
        at += 4 + length
    return None


def _size_found(stream: io.BufferedReader, entry: _Entry) -> int | None:
    """Return where a deflated member ends, from its start; None where that cannot be told or it is cut."""
    if entry.method != DEFLATED or entry.flags & LOCKED:
        return None
    stream.seek(entry.start)
    inner = deflate()
    while not inner.eof:
        data = stream.read(PIECE) if inner.needs_input else b""
        if inner.needs_input and not data:
            return None
        try:
            inner.decompress(data, PIECE)
        except zlib.error:
            return None
    return stream.tell() - len(inner.unused_data) - entry.start


def _past_descriptor(stream: io.BufferedReader, at: int) -> int:
    """Return where the next header is: a descriptor has 12 or (ZIP64) 20 bytes, perhaps signed."""
    stream.seek(at)
    following = stream.read(28)
    signed = 4 if following.startswith(DESCRIPTOR) else 0
    for length in (12, 20):
        if following[signed + length :][:4] in {SIGNATURE, CENTRAL}:
            return at + signed + length
    return at + signed + 12


def _opened(file: File, entry: _Entry, size: int) -> File:
    name = file.name_of(entry.name)
    packed = _Slice(file.stream, entry.start, size)
    if entry.method == STORED:
        return file.member(entry.name, packed)
    return file.member(
        entry.name, DecompressedStream(io.BufferedReader(packed, PIECE), deflate, name=name, budget=file.budget)
    )


class _Slice(io.RawIOBase):
    """So many bytes of a file from a place on."""

    def __init__(self, stream: io.BufferedReader, start: int, size: int) -> None:
        self._stream = stream
        self._at = start
        self._end = start + size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a buffer is what BufferedReader passes
        self._stream.seek(self._at)
        piece = self._stream.read(min(len(buffer), self._end - self._at))
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)
