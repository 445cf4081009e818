"""The raw pages as WARC, the web archiving standard: written while crawling, read as often as a parser gets better.

Every record is a gzip member of its own. A crawl that was killed leaves at most its last record cut; `repair` cuts
the archive back to the last whole record, since `warcio check` and warcio's reader let such a tail pass.

A thread that is there whole is noted at once, with the state that its list told. A crawl that came to its end notes
so, with the state of every thread and the lists that it walked. What stands behind the last such note belongs to a
crawl that was cut off, which goes on; what stands before it, to crawls whose pages may have changed.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import SEEK_CUR, BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.captures import Capture, captures_of, located_captures

SUFFIXES = (".warc", ".warc.gz")
CHUNK = 1 << 20
ENDED = "urn:threadwise:crawl-ended"
"""The address of the note that a crawl came to its end."""
WHOLE = "urn:threadwise:thread-whole"
"""The address of the note that all pages of a thread are in the archive."""
_BETWEEN_RECORDS = b"\r\n\r\n"
_GOES_ON_FOR = timedelta(days=1)
"""How long after its last page a crawl that was cut off goes on; later its pages may have changed."""
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
"""The profile of a record that says: as it was before (WARC 1.1, section 6.7)."""
SETTLED = frozenset({200, 301, 302, 303, 307, 308, 404, 410})
"""Answers that asking again would not change; others (busy, broken, forbidden for now) are asked again."""


class ArchiveWriter:
    """Appends requests and responses to a WARC file, each pair flushed to disk before the crawl goes on."""

    def __init__(self, path: Path, *, software: str) -> None:
        self._file = path.open("ab")
        self._writer = WARCWriter(self._file, gzip=path.name.endswith(".gz"))
        if self._file.tell() == 0:
            self._writer.write_record(self._writer.create_warcinfo_record(path.name, {"software": software}))
            self._file.flush()

    def write(
        self,
        url: str,
        *,
        method: str,
        request_headers: Sequence[tuple[str, str]],
        status: str,
        response_headers: Sequence[tuple[str, str]],
        body: bytes,
    ) -> None:
        """Write one exchange; `status` is "200 OK", `body` as it came, still in its content coding."""
        response = self._writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(body),
            http_headers=StatusAndHeaders(status, list(response_headers), protocol="HTTP/1.1"),
        )
        request = self._writer.create_warc_record(
            url,
            "request",
            http_headers=StatusAndHeaders(
                f"{method} {_target(url)} HTTP/1.1", list(request_headers), is_http_request=True
            ),
        )
        self._writer.write_request_response_pair(request, response)
        self._file.flush()

    def write_revisit(
        self, url: str, *, request_headers: Sequence[tuple[str, str]], response_headers: Sequence[tuple[str, str]]
    ) -> None:
        """Write that an address answered "not modified"."""
        revisit = self._writer.create_warc_record(
            url,
            "revisit",
            warc_headers_dict={"WARC-Profile": NOT_MODIFIED},
            http_headers=StatusAndHeaders("304 Not Modified", list(response_headers), protocol="HTTP/1.1"),
        )
        request = self._writer.create_warc_record(
            url,
            "request",
            http_headers=StatusAndHeaders(f"GET {_target(url)} HTTP/1.1", list(request_headers), is_http_request=True),
        )
        self._writer.write_request_response_pair(request, revisit)
        self._file.flush()

    def note_whole(self, thread: str, state: str) -> None:
        """Note that all pages of a thread are there, as its list told it."""
        self._note(WHOLE, {thread: state})

    def end(self, states: Mapping[str, str]) -> None:
        """Note that the crawl came to its end, with the state of each thread and list, by its address."""
        self._note(ENDED, states)

    def _note(self, address: str, states: Mapping[str, str]) -> None:
        words = json.dumps(dict(sorted(states.items())), ensure_ascii=False, indent=0).encode()
        note = self._writer.create_warc_record(
            address, "metadata", payload=BytesIO(words), warc_content_type="application/json"
        )
        self._writer.write_record(note)
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host answered, without its words."""

    status: int
    headers: Mapping[str, str]
    seen: datetime | date


class ArchiveIndex:
    """Finds by address what an archive already holds, so that nothing is asked twice without need.

    `states` are those of the threads that are there whole, `ended` those of threads and lists when the last crawl that
    came to its end did. `last_answers` is each host's last answer.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: dict[str, int] = {}
        self._former: dict[str, int] = {}
        self.states: dict[str, str] = {}
        self.ended: dict[str, str] = {}
        self.last_answers: dict[str, Answer] = {}
        last: datetime | date | None = None
        if path.exists() and path.stat().st_size:
            with path.open("rb") as file:
                for capture, offset in located_captures(file, source=str(path), on_note=self._note):
                    host = urlsplit(capture.url).netloc
                    self.last_answers[host] = Answer(status=capture.status, headers=capture.headers, seen=capture.seen)
                    if capture.status in SETTLED:
                        self._held[capture.url] = offset
                        last = capture.seen
            if isinstance(last, datetime) and datetime.now(UTC) - _zoned(last) > _GOES_ON_FOR:
                self._former |= self._held
                self._held = {}

    def held(self, url: str) -> Capture | None:
        """Return the response that settled an address in the crawl that was cut off, or None."""
        return self._capture(self._held.get(url))

    def former(self, url: str) -> Capture | None:
        """Return the last response to an address from crawls that came to their end, or None."""
        return self._capture(self._former.get(url))

    def holds(self, url: str) -> bool:
        """Tell whether the crawl that was cut off settled an address."""
        return url in self._held

    def _note(self, address: str, words: bytes) -> None:
        if address in (WHOLE, ENDED):
            self.states |= json.loads(words)
        if address == ENDED:
            self.ended |= json.loads(words)
            self._former |= self._held
            self._held = {}

    def _capture(self, offset: int | None) -> Capture | None:
        if offset is None:
            return None
        with self._path.open("rb") as file:
            file.seek(offset)
            return next(captures_of(file, source=str(self._path)), None)


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


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


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


def _target(url: str) -> str:
    """Return the request target of an address: its path and query."""
    rest = url.split("://", 1)[-1]
    _, slash, path = rest.partition("/")
    return slash + path or "/"
