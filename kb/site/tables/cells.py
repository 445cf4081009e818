"""How a cell of Datasette's tables looks: ids lead to our pages, amounts are readable."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, TypeGuard

from markupsafe import Markup, escape

from kb.in_words import number

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette

_PAGES = {
    "thread_id": "/threads/",
    "post_id": "/posts/",
    **{f"{what}_post_id": "/posts/" for what in ("example", "enrollment", "sites", "staff_total", "staff")},
    **{f"{what}_post_id": "/posts/" for what in ("reporting", "device")},
    "recommendation_id": "/recommendations/",
    **{f"{what}structure_id": "/structures/" for what in ("", "staff_", "reporting_")},
}
"""Columns whose values are ids of things that have a page of their own."""

_PAGES_OF_ROWS = {
    "recommendations_browse": ("title", "/recommendations/"),
    "threads_browse": ("subject", "/threads/"),
    "structures_browse": ("organization", "/structures/"),
}
"""Views whose rows are things that have a page of their own: the column that names them, and where the page is."""

_AMOUNTS = ("enrollment", "students", "organizations", "people", "posts", "fewest", "most", "least", "staff", "median")
"""How the names of columns that hold amounts begin; years and ids stay as they are."""


def show_cell(datasette: Datasette, row: sqlite3.Row, table: str | None, column: str, value: object) -> Markup | None:
    """Return a cell's HTML, or None to leave it to Datasette; `table` is None in a query."""
    name, page_of_row = _PAGES_OF_ROWS.get(table or "", ("", ""))
    if column in ("id", name) and page_of_row and "id" in row.keys():  # noqa: SIM118 - a row holds values, not names
        link = datasette.urls.path(f"{page_of_row}{row['id']}")
        return _link(link, str(value or "not named"))
    page = _PAGES.get(column)
    if page and isinstance(value, str):
        link = datasette.urls.path(page + value)
        return _link(link, column.removesuffix("_id").replace("_", " "))
    is_amount = column.startswith(_AMOUNTS) and not column.endswith("_id")
    if (is_amount and isinstance(value, int | float)) or _is_whole(value):
        return escape(number(value))
    return None


def _link(address: str, words: str) -> Markup:
    # Not Markup.format, which takes ten times as long: a page of a query has thousands of cells.
    return Markup(f'<a href="{escape(address)}">{escape(words)}</a>')


def _is_whole(value: object) -> TypeGuard[float]:
    """Return whether a number that may have a fraction has none: "2.0" technicians are two."""
    return isinstance(value, float) and value.is_integer()
