"""What an archive already holds, by address."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from crawler.warc.captures import Capture, captures_of, located_captures
from crawler.warc.writing import ENDED, WHOLE

SETTLED = frozenset({200, 301, 302, 303, 307, 308, 404, 410})
"""Answers that asking again would not change; others (busy, broken, forbidden for now) are asked again."""
_GOES_ON_FOR = timedelta(days=1)
"""How long after its last page a crawl that was cut off goes on; later its pages may have changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host answered, without its words."""

    status: int
    headers: Mapping[str, str]
    seen: datetime | date


class ArchiveIndex:
    """Finds by address what an archive already holds, so that nothing is asked twice without need.

    `states` holds the states of the threads that are there whole, `ended` the states of threads and lists at the end
    of the last complete crawl. `last_answers` is each host's last answer.
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
                    if capture.status in SETTLED and not capture.problem:
                        self._held[capture.url] = offset
                        last = capture.seen
            if isinstance(last, datetime) and datetime.now(UTC) - last > _GOES_ON_FOR:
                self._former |= self._held
                self._held = {}

    def held(self, url: str) -> Capture | None:
        """Return the response that settled an address in the crawl that was cut off, or None."""
        return self._capture(self._held.get(url))

    def former(self, url: str) -> Capture | None:
        """Return the last response to an address from crawls that came to their end, or None."""
        return self._capture(self._former.get(url))

    def holds(self, url: str) -> bool:
        """Return whether the crawl that was cut off settled an address."""
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
