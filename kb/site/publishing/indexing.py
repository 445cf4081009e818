"""What search engines may see: nothing, unless the site is public; then our pages, by a sitemap, and no table."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from datasette.utils.asgi import Request, Response

from kb.site.answering import Missing, Question
from kb.site.delivery.asgi import Application, Header, Message, adding_headers
from kb.site.parameters import MOST_PAGES, read_whole
from kb.site.publishing.settings import publishing

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette

MOST_ADDRESSES = 50_000
"""Addresses of one sitemap (sitemaps.org)."""

PAGES = ("/", "/districts", "/staffing", "/practices", "/recommendations", "/compare", "/brief", "/about")

_SHUT = ("/kb", "/-/", "/posts/", "/wrong/", "/corrections", "/search.json", "/*?")
"""What stays shut on a public site: tables and filters without end, and what leads to other pages."""

# Each kind of page with an address of its own: id, and the day of its newest words.
_ADDRESSES = {
    "threads": "select id, last_posted from threads order by last_posted desc, id limit :limit offset :offset",
    "recommendations": "select id, last_said from recommendations order by rank limit :limit offset :offset",
    "structures": "select id, as_of from structures where current = 1 order by id limit :limit offset :offset",
}

_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


async def robots(datasette: Datasette, request: Request) -> Response:
    """Answer `/robots.txt`."""
    if not publishing(datasette).public:
        return Response.text("User-agent: *\nDisallow: /\n")
    shut = "".join(f"Disallow: {datasette.urls.path(path)}\n" for path in _SHUT)
    open_ = f"Allow: {datasette.urls.path('/-/static')}\n"
    sitemap = datasette.absolute_url(request, datasette.urls.path("/sitemap.xml"))
    return Response.text(f"User-agent: *\n{open_}{shut}Sitemap: {sitemap}\n")


async def sitemap(question: Question) -> Response:
    """Answer `/sitemap.xml`: an index of the sitemaps of a public site."""
    _only_public(question)
    counts = await question.load(_counts)
    parts = [("pages", 1)] + [
        (kind, part) for kind, count in counts.items() for part in range(1, -(-count // MOST_ADDRESSES) + 1)
    ]
    lines = [
        f"<sitemap><loc>{_absolute(question, f'/sitemap-{kind}-{part}.xml')}</loc></sitemap>" for kind, part in parts
    ]
    return _xml("sitemapindex", lines)


async def sitemap_part(question: Question) -> Response:
    """Answer `/sitemap-KIND-N.xml`: the addresses of one kind of page, up to `MOST_ADDRESSES`."""
    _only_public(question)
    kind = question.named("kind")
    part = read_whole(question.named("part"), "Sitemaps are numbered from 1.", 1, MOST_PAGES)
    if kind == "pages":
        return _xml("urlset", [f"<url><loc>{_absolute(question, path)}</loc></url>" for path in PAGES])
    place = {"limit": MOST_ADDRESSES, "offset": (part - 1) * MOST_ADDRESSES}
    rows = await question.load(lambda connection: connection.execute(_ADDRESSES[kind], place).fetchall())
    return _xml("urlset", [_entry(question, f"/{kind}/{id_}", day) for id_, day in rows])


def told_to_robots(application: Application, *, public: bool) -> Application:
    """Return the application, whose answers ask robots to keep nothing: of a public site, only tables and files."""

    def headers_for(scope: Message, _: Message) -> Iterable[Header]:
        return [] if public and _is_open(scope) else [(b"x-robots-tag", b"noindex, nofollow")]

    return adding_headers(application, headers_for)


def _is_open(scope: Message) -> bool:
    path: str = scope["path"]
    is_file = path.endswith((".json", ".csv", ".xlsx"))
    return not (scope["query_string"] or is_file or path.startswith(("/kb", "/-/", "/posts/")))


def _only_public(question: Question) -> None:
    if not publishing(question.datasette).public:
        raise Missing("This site is not open to search engines.")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    return {kind: connection.execute(f"select count(*) from {kind}").fetchone()[0] for kind in _ADDRESSES}


def _entry(question: Question, path: str, day: str | None) -> str:
    changed = f"<lastmod>{escape(day[:10])}</lastmod>" if day and len(day) >= len("2026-03-01") else ""
    return f"<url><loc>{_absolute(question, path)}</loc>{changed}</url>"


def _absolute(question: Question, path: str) -> str:
    return escape(question.datasette.absolute_url(question.request, question.url(path)))


def _xml(root: str, lines: list[str]) -> Response:
    body = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{_XMLNS}">', *lines, f"</{root}>\n"])
    return Response(body, content_type="application/xml; charset=utf-8")
