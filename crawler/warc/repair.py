"""Repairing an archive whose crawl was killed: its last record may be cut.

`warcio check` and warcio's reader let such a tail pass.
"""

import zlib
from io import SEEK_CUR
from pathlib import Path

CHUNK = 1 << 20
_BETWEEN_RECORDS = b"\r\n\r\n"


def repair(path: Path) -> int:
    """Cut an archive back to its last whole record; return how many bytes were cut."""
    size = path.stat().st_size
    whole = _whole_members(path) if path.name.endswith(".gz") else _whole_records(path)
    if whole < size:
        with path.open("r+b") as file:
            file.truncate(whole)
    return size - whole


def _whole_members(path: Path) -> int:
    """Return the offset at which the last whole gzip member ends."""
    end = position = 0
    member = zlib.decompressobj(wbits=31)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            while chunk:
                try:
                    member.decompress(chunk)
                except zlib.error:
                    return end
                if not member.eof:
                    position += len(chunk)
                    break
                position += len(chunk) - len(member.unused_data)
                chunk = member.unused_data
                end = position
                member = zlib.decompressobj(wbits=31)
    return end


def _whole_records(path: Path) -> int:
    """Return the offset at which the last whole record of an archive that is not compressed ends."""
    end, size = 0, path.stat().st_size
    with path.open("rb") as file:
        while file.readline(CHUNK).startswith(b"WARC/"):
            length = None
            while (line := file.readline(CHUNK)).strip():
                name, _, value = line.partition(b":")
                if name.strip().lower() == b"content-length" and value.strip().isdigit():
                    length = int(value)
            if length is None or file.tell() + length + len(_BETWEEN_RECORDS) > size:
                return end
            file.seek(length, SEEK_CUR)
            if file.read(len(_BETWEEN_RECORDS)) != _BETWEEN_RECORDS:
                return end
            end = file.tell()
    return end
