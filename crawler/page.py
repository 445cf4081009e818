"""A page: what one address or one file held, as text, and when it looked like that.

Platforms parse pages and nothing else: no platform opens a file, asks an address or looks at a clock.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import islice

from crawler.encodings import decode
from crawler.items import Moment

_TAG = re.compile(r"<(?P<name>/?[A-Za-z][\w:-]*)(?P<rest>[^<>]*)>")
_VALUE = re.compile(r"""(?<![^\s=<>"'/])(?P<name>[^\s=<>"'/]++)\s*+=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'<>]+)""")
"""An attribute in a tag with its value: "class=topic", "class='topic'"."""


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
        """Return whether the text opens like HTML."""
        opening = self.text[:4096].lstrip("\ufeff \t\r\n").lower()
        return opening.startswith(
            ("<!doctype html", "<html", "<!--", "<?xml", "<head", "<body", "<div", "<ul", "<article")
        ) or (opening.startswith("<") and ("<html" in opening or "<body" in opening or "</" in opening))

    @property
    def markup(self) -> str:
        """The text with its tags as browsers save them: names in small letters, values in double quotes."""
        return _in_one_form(self.text)

    def holds(self, marks: Iterable[str], *, at_least: int = 1) -> bool:
        """Return whether so many of a program's marks are in the text, however its tags are written."""
        found = islice((mark for mark in marks if mark in self.text or mark in self.markup), at_least)
        return sum(1 for _ in found) == at_least

    @property
    def breaks_off(self) -> bool:
        """Return whether the markup opens a document and does not close it: half a page.

        One that opens its head and never closes that either omits the end tags which HTML lets it omit.
        """
        lowered = self.text.lower()
        if "<html" not in lowered[:4096] or "</html" in lowered[-4096:]:
            return False
        return "</head" in lowered or "<head" not in lowered


@lru_cache(maxsize=1)
def _in_one_form(text: str) -> str:
    """Return a text with its tags in one form; all platforms ask for that of one page after another."""
    return _TAG.sub(lambda tag: f"<{tag['name'].lower()}{_VALUE.sub(_quoted, tag['rest'])}>", text)


def _quoted(attribute: re.Match[str]) -> str:
    written = attribute["value"]
    bare = written[1:-1] if written[0] in "'\"" else written
    return f"{attribute['name'].lower()}=" + (written if '"' in bare else f'"{bare}"')


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
    """What one page of a board leads to; all addresses are absolute.

    `threads` are addresses of threads' first pages, `further` those of further pages of the same list (or of the
    thread, where the page is one), in their order. `newest_first` where the list is in the order of last posts.
    """

    threads: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)
    """What the list tells of a thread (or of a board) by its address: how many posts, the last one's moment or address.
    Equal words mean that nothing was said there meanwhile."""
    last_posts: Mapping[str, Moment] = field(default_factory=dict)
    """When the last post of a thread was written, where the list tells."""
    exports: Mapping[str, str] = field(default_factory=dict)
    """The address of an export that brings a thread whole, and more exactly than its page, by the thread's address; one
    export may bring many."""
    boards: Mapping[str, str] = field(default_factory=dict)
    """Names of the boards below this one, by the address of their lists."""
    categories: Mapping[str, str] = field(default_factory=dict)
    """Names of lists that hold a part of the threads which `further` leads to, by their address."""
    newest_first: bool = True
    mixed: bool = False
    """Whether other pages may be among `threads`: a sitemap names all pages of a site."""
