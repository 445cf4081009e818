"""The figures of an organization as it is now, by the post that states them."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from kb.site import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The figures that one post states of an organization, in words, and the day of the post."""

    figures: tuple[str, ...]
    as_of: str | None
    post_id: str


def stated_figures(row: sqlite3.Row) -> Iterator[Stated]:
    """Yield the figures post by post, the one that states the enrollment first.

    A staff total is shown only where the ratios are of it: beside the list they are of it would be a second answer.
    """
    is_total = row["technology_staff_how"] == "stated"
    total = f"{wording.staff(row)} in technology" if is_total else ""
    figures = [
        (wording.students(row), "enrollment"),
        (wording.sites(row), "sites"),
        (total, "staff_total"),
        ((row["device_program"] or "").replace("1:1", "1:1 devices") + _grades(row), "device"),
    ]
    said = [(figure, row[f"{what}_post_id"], row[f"{what}_as_of"]) for figure, what in figures if figure]
    for post, as_of in dict.fromkeys((post, as_of) for _, post, as_of in said if post):
        together = tuple(figure for figure, other, _ in said if other == post)
        yield Stated(figures=together, as_of=as_of, post_id=post)


def _grades(row: sqlite3.Row) -> str:
    return f" in grades {row['device_grades']}" if row["device_grades"] else ""
