"""A file: one that a person handed over, or a member of a container, open at its start."""

import io
import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from crawler.containers.budget import Budget
from crawler.errors import Damaged, UnreadableSource

STANDARD_INPUT = "-"
"""How a person names standard input among files."""
STANDARD_INPUT_NAME = "standard input"
"""What we call it in a sentence."""
OPENING = 65_536
"""Bytes from which the kind of a file is told."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An open file: `name` for errors, `source` as the person named it, `path` inside it, `time` its own.

    `copied_on` is the day that the person gave instead; `depth` counts the containers around it.
    """

    name: str
    source: str
    path: str | None
    time: datetime | date
    copied_on: date | None
    stream: io.BufferedReader
    budget: Budget
    depth: int = 0

    @property
    def seen(self) -> datetime | date:
        """The day, or the moment, from which "3 days ago" counts."""
        return self.copied_on or self.time

    def opening(self) -> bytes:
        """Return the first bytes; the stream stays at its start."""
        return self.stream.peek(OPENING)[:OPENING]

    def whole(self, largest: int) -> bytes:
        """Return all bytes; raises UnreadableSource where they are more than `largest`."""
        data = self.stream.read(largest + 1)
        if len(data) > largest:
            raise too_large(self.name, largest)
        return data

    def unpacked(self, stream: io.RawIOBase) -> "File":
        """Return what this file holds in compressed form, under the same name."""
        return replace(self, stream=io.BufferedReader(stream, OPENING), depth=self.budget.deeper(self.name, self.depth))

    def name_of(self, member: str) -> str:
        """Return what to call a member of this container in an error."""
        return f"{self.name}/{_label(member)}"

    def member(self, name: str, stream: io.RawIOBase, *, time: datetime | None = None) -> "File":
        """Return a member of this container; without a time of its own it has the container's."""
        label = _label(name)
        return File(
            name=self.name_of(name),
            source=self.source,
            path=f"{self.path}/{label}" if self.path else label,
            time=time or self.time,
            copied_on=self.copied_on,
            stream=io.BufferedReader(stream, OPENING),
            budget=self.budget,
            depth=self.budget.deeper(self.name, self.depth),
        )


def _label(name: str) -> str:
    return _CONTROL.sub(" ", name).strip("/ ") or "a member without a name"


class Pieces:
    """A stream whose `read` gives what is there: BufferedReader's own loses it where damage stops it halfway."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """Return some bytes, at most `size`; none at the end."""
        return self._stream.read1(size)


def too_large(name: str, largest: int) -> UnreadableSource:
    """Return the refusal of what is larger than so many bytes."""
    return UnreadableSource(name, f"it is larger than {largest // 1024**2:,} MiB", "hand it over in parts")


def cut_archive(name: str, kind: str, found: int) -> Damaged:
    """Return what is wrong with an archive of which only so many members could be read."""
    kept = f"what stands before the cut was read ({found:,} files)" if found else "no whole file is in it"
    return Damaged(name, f"this {kind} archive is cut off or damaged; {kept}", "hand over the whole archive")
