"""Compressed streams: gzip, bzip2, xz and raw deflate, read piece by piece and charged to a budget."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable

from crawler.containers.budget import Budget
from crawler.errors import Damaged

PIECE = 1 << 16
MOST_XZ_MEMORY = 256 * 1024**2
"""Bytes of memory that an xz file may ask for; `xz -9` asks for 65 MiB."""


class _Zlib:
    """zlib's decompressor with the manners of bz2's and lzma's."""

    def __init__(self, window: int) -> None:
        self._inner = zlib.decompressobj(window)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


Decompressor = bz2.BZ2Decompressor | lzma.LZMADecompressor | _Zlib
"""What unpacks a stream piece by piece."""


def _xz() -> Decompressor:
    return lzma.LZMADecompressor(memlimit=MOST_XZ_MEMORY)


def _gzip() -> Decompressor:
    return _Zlib(zlib.MAX_WBITS | 16)


def deflate() -> Decompressor:
    """Return a decompressor of raw deflate, as ZIP members have it."""
    return _Zlib(-zlib.MAX_WBITS)


SIGNATURES: tuple[tuple[bytes, Callable[[], Decompressor]], ...] = (
    (b"\x1f\x8b", _gzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", _xz),
)


class DecompressedStream(io.RawIOBase):
    """The plain bytes of a compressed stream, whose members follow each other; a read fills its buffer or is the last.

    Raises Damaged where the compressed bytes are cut or wrong, after all that came before was handed out.
    """

    def __init__(self, packed: io.BufferedReader, make: Callable[[], Decompressor], *, name: str, budget: Budget):
        self._packed = packed
        self._make = make
        self._inner = make()
        self._name = name
        self._budget = budget

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a buffer is what BufferedReader passes
        """Fill the buffer as far as the stream goes."""
        filled = 0
        while filled < len(buffer):
            try:
                piece = self._more(len(buffer) - filled)
            except Damaged:
                if filled:  # the next call meets it again
                    break
                raise
            if piece is None:
                break
            buffer[filled : filled + len(piece)] = piece
            filled += len(piece)
        self._budget.spend(filled)
        return filled

    def _more(self, most: int) -> bytes | None:
        """Return some plain bytes, perhaps none yet, or None at the end."""
        if self._inner.eof:
            rest = self._inner.unused_data or self._packed.read(PIECE)
            if not rest.strip(b"\x00"):  # nothing, or a tape's padding
                return None
            self._inner = self._make()
            return self._decompress(rest, most)
        data = b""
        if self._inner.needs_input and not (data := self._packed.read(PIECE)):
            raise self._damaged()
        return self._decompress(data, most)

    def _decompress(self, data: bytes, most: int) -> bytes:
        try:
            piece = self._inner.decompress(data, most)
        except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError):
            raise self._damaged() from None
        return piece

    def _damaged(self) -> Damaged:
        return Damaged(self._name, "its compression is damaged or cut off", "hand over the whole file")


def decompressed(packed: io.BufferedReader, opening: bytes, *, name: str, budget: Budget) -> DecompressedStream | None:
    """Return the plain bytes of a compressed file, or None where its first bytes are those of none."""
    for signature, make in SIGNATURES:
        if opening.startswith(signature):
            return DecompressedStream(packed, make, name=name, budget=budget)
    return None
