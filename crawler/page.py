"""A page: what one address or one file held, as text, and when it looked like that.

Platforms parse pages and nothing else: no platform opens a file, asks an address or looks at a clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from crawler.files.encodings import decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text with its circumstances.

    `source` is how people name it in an error (address or path); `url` the address where it is known; `seen` the
    moment (or the day alone) when the page looked like this, from which "3 days ago" is counted, None when unknown.
    """

    source: str
    text: str
    url: str | None = None
    seen: datetime | date | None = None

    @property
    def is_markup(self) -> bool:
        """Say whether the text opens like HTML."""
        opening = self.text[:4096].lstrip("\ufeff \t\r\n").lower()
        return opening.startswith(
            ("<!doctype html", "<html", "<!--", "<?xml", "<head", "<body", "<div", "<ul", "<article")
        ) or (opening.startswith("<") and ("<html" in opening or "<body" in opening or "</" in opening))

    @property
    def breaks_off(self) -> bool:
        """Say whether the markup opens a document and does not close it: half a page."""
        lowered = self.text.lower()
        return "<html" in lowered[:4096] and "</html" not in lowered[-4096:]


def page_of_bytes(
    body: bytes,
    *,
    source: str,
    url: str | None = None,
    seen: datetime | date | None = None,
    declared: str | None = None,
) -> Page:
    """Decode the bytes of a response or a file; `declared` is the charset of a Content-Type header.

    Raises UnreadableSource where the bytes are empty, binary or in no encoding that can be told.
    """
    return Page(source=source, text=decode(body, source=source, declared=declared), url=url, seen=seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A list of threads as one page shows it: addresses of threads and of further pages of lists, absolute.

    `states` is what the list tells of a thread, by its address: how many posts, the moment of the last. Equal words
    mean that nothing was said there meanwhile.
    """

    threads: tuple[str, ...]
    further: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
