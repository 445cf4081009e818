"""Which part of a list is shown, and the way to the parts around it; a file has larger parts than a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from kb.site.answering import Missing, Question
from kb.site.parameters import read_page

ON_A_PAGE = 20
IN_A_FILE = 1_000
"""Rows of a file; the next ones follow at `next` in JSON, and in the header `Link` of every format."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which part of a list is shown: the page's number, from 1, and how many rows it has."""

    page: int
    size: int

    @classmethod
    def asked(cls, question: Question, size: int = ON_A_PAGE) -> "Place":
        """Return the part that the address asks for by `page=`; a file has larger parts than a page."""
        return cls(page=read_page(question.parameters.get("page")), size=IN_A_FILE if question.format else size)

    @property
    def offset(self) -> int:
        """How many rows come before this part."""
        return (self.page - 1) * self.size

    def of(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return this part of all rows."""
        return rows[self.offset : self.offset + self.size]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """The parts around the one that is shown: addresses of the previous and the next, None at the ends."""

    first: int
    last: int
    total: int
    previous: str | None
    next: str | None

    @property
    def in_files(self) -> list[range]:
        """The rows, from 1, of each of the files that hold the whole list."""
        firsts = range(1, self.total + 1, IN_A_FILE)
        return [range(first, min(first + IN_A_FILE, self.total + 1)) for first in firsts]


def paging(question: Question, place: Place, total: int) -> Paging:
    """Return the way through a list of `total` rows. Raises Missing for a part past its end."""
    if place.page > 1 and place.offset >= total:
        raise Missing(f"This list has no page {place.page:,}: it ends before.")
    return Paging(
        first=min(place.offset + 1, total),
        last=min(place.offset + place.size, total),
        total=total,
        previous=_part(question, place.page - 1) if place.page > 1 else None,
        next=_part(question, place.page + 1) if place.offset + place.size < total else None,
    )


def _part(question: Question, page: int) -> str:
    path = f"{question.path}.{question.format}" if question.format else question.path
    return question.parameters.with_(page=page if page > 1 else None).after(question.url(path))
