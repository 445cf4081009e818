"""The pages of our own: what each address answers, and what it says to a question that cannot be answered."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.utils.asgi import Request, Response
from datasette.views.base import DatasetteError

from extract.bands import BANDS, band_of
from kb.search import search, words
from kb.site.database import knowledge_base
from kb.site.facts import LABELS
from kb.site.home import load_home, load_topic
from kb.site.peers import load_peers
from kb.site.recommendation import load_recommendation
from kb.site.security import OUR_PAGES
from kb.site.thread import load_thread

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette
    from datasette.database import Database

LONGEST_QUESTION = 200
MOST_STUDENTS = 10_000_000
SERVER_FAULT = 500
SURE = (0, 70, 90)
"""Per cent of probability from which a thread's page offers to show facts."""

_STUDENTS = re.compile(r"(\d{1,3}(?:[, \xa0]?\d{3})*|\d+)(k?)", re.IGNORECASE)

Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a question cannot be answered, in a sentence that says what to do."""

    sentence: str


async def home(datasette: Datasette, request: Request) -> Response:
    """Answer `/`: the first page, `?q=` what was found, `?students=` and `?band=` peers, `?topic=` its advice."""
    database = await knowledge_base(datasette)
    if database is None:
        return await _page(datasette, request, None, "nothing.html", {"databases": _others(datasette)})
    for name, answer in (("q", _found), ("students", _peers), ("band", _band), ("topic", _topic)):
        asked = (request.args.get(name) or "").strip()
        if name in request.args and (asked or name == "students"):
            return await answer(datasette, request, database, asked)
    return await _page(datasette, request, database, "home.html", {"home": await _load(database, load_home)})


async def thread(datasette: Datasette, request: Request) -> Response:
    """Answer `/threads/ID`, with `?sure=90` only the facts that are right with at least 90 % probability."""
    database = await knowledge_base(datasette)
    asked = request.url_vars["id"]
    sure = read_percentage((request.args.get("sure") or "0").strip())
    if database and isinstance(sure, Refusal):
        return await _refuse(datasette, request, database, sure.sentence)
    least = 0.0 if isinstance(sure, Refusal) else sure / 100
    loaded = await _load(database, lambda connection: load_thread(connection, asked, least)) if database else None
    if loaded is None:
        return await _missing(datasette, request, database, "No thread has this address.")
    context = {"thread": loaded, "labels": LABELS, "sure": sure, "choices": SURE}
    return await _page(datasette, request, database, "thread.html", context)


async def recommendation(datasette: Datasette, request: Request) -> Response:
    """Answer `/recommendations/ID`."""
    database = await knowledge_base(datasette)
    asked = request.url_vars["id"]
    loaded = await _load(database, lambda connection: load_recommendation(connection, asked)) if database else None
    if loaded is None:
        return await _missing(datasette, request, database, "No recommendation has this address.")
    return await _page(datasette, request, database, "recommendation.html", {"recommendation": loaded})


async def post(datasette: Datasette, request: Request) -> Response:
    """Answer `/posts/ID` by leading to the post in its thread."""
    database = await knowledge_base(datasette)
    asked = request.url_vars["id"]
    found = (await database.execute("select thread_id from posts where id = ?", [asked])).first() if database else None
    if found is None:
        return await _missing(datasette, request, database, "No post has this address.")
    return Response.redirect(f"{datasette.urls.path('/threads/' + found['thread_id'])}#post-{asked}")


def read_students(asked: str) -> int | Refusal:
    """Return the number of students asked for: digits, with separators or a k ("1,200", "12k")."""
    said = _STUDENTS.fullmatch(asked)
    value = int(re.sub(r"\D", "", said[1])) * (1000 if said[2] else 1) if said and len(asked) <= 20 else None
    if value is None or not 1 <= value <= MOST_STUDENTS:
        shown = asked if len(asked) <= 40 else asked[:40] + "…"
        return Refusal(
            sentence=f"“{shown}” is not a number of students. Give a whole number from 1 to {MOST_STUDENTS:,}, "
            "for example 1,200."
            if asked
            else "No number of students was given. Type how many students your district has, for example 1,200."
        )
    return value


def read_percentage(asked: str) -> int | Refusal:
    """Return a whole number of per cent."""
    if asked.isascii() and asked.isdigit() and len(asked) <= 3 and int(asked) <= 100:
        return int(asked)
    shown = asked if len(asked) <= 40 else asked[:40] + "…"
    return Refusal(sentence=f"“{shown}” is no percentage. Give a whole number from 0 to 100.")


async def _found(datasette: Datasette, request: Request, database: Database, asked: str) -> Response:
    if len(asked) > LONGEST_QUESTION:
        return await _refuse(
            datasette,
            request,
            database,
            f"The search has {len(asked):,} characters; it takes up to {LONGEST_QUESTION}. Ask with fewer words.",
        )
    if not words(asked):
        return await _refuse(
            datasette, request, database, f"“{asked}” holds no word to search for. Type a word or two."
        )
    found = await _load(database, lambda connection: search(connection, asked))
    return await _page(datasette, request, database, "found.html", {"q": asked, "found": found})


def is_bad_parameter(exception: Exception) -> bool:
    """Say whether an exception on one of Datasette's pages comes of what was asked, and not of the site."""
    unusable = isinstance(exception, json.JSONDecodeError | sqlite3.ProgrammingError | sqlite3.OperationalError)
    return unusable or (isinstance(exception, DatasetteError) and exception.status == SERVER_FAULT)


async def bad_parameter(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """Answer 400 with a sentence, as JSON where JSON was asked for."""
    said = exception.message if isinstance(exception, DatasetteError) else str(exception)
    sentence = f"A parameter of this address cannot be used ({str(said)[:200]}). Take it out, or mend it."
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": sentence, "status": 400, "title": None}, status=400)
    database = await knowledge_base(datasette)
    if database is None:
        return Response.text(sentence, status=400)
    return await _refuse(datasette, request, database, sentence)


async def _peers(datasette: Datasette, request: Request, database: Database, asked: str) -> Response:
    students = read_students(asked)
    if isinstance(students, Refusal):
        return await _refuse(datasette, request, database, students.sentence)
    peers = await _load(database, lambda connection: load_peers(connection, students=students))
    context = {"peers": peers, "students": students, "size": band_of(students)}
    return await _page(datasette, request, database, "peers.html", context)


async def _band(datasette: Datasette, request: Request, database: Database, asked: str) -> Response:
    band = next((band for band in BANDS if asked in (str(band.id), band.name)), None)
    if band is None:
        return await _refuse(
            datasette, request, database, f"“{asked[:40]}” is no size band. Choose one of the bands below."
        )
    peers = await _load(database, lambda connection: load_peers(connection, band=band.id))
    return await _page(datasette, request, database, "peers.html", {"peers": peers, "band": band, "size": band})


async def _topic(datasette: Datasette, request: Request, database: Database, asked: str) -> Response:
    topic = await _load(database, lambda connection: load_topic(connection, asked))
    if topic is None:
        return await _refuse(datasette, request, database, f"“{asked[:40]}” is no topic. Choose one of those below.")
    return await _page(datasette, request, database, "topic.html", {"topic": topic})


async def _refuse(datasette: Datasette, request: Request, database: Database, sentence: str) -> Response:
    context = {"home": await _load(database, load_home), "problem": sentence}
    return await _page(datasette, request, database, "home.html", context, status=400)


async def _missing(datasette: Datasette, request: Request, database: Database | None, sentence: str) -> Response:
    return await _page(datasette, request, database, "missing.html", {"sentence": sentence}, status=404)


async def _load(database: Database, load: Callable[[sqlite3.Connection], Loaded]) -> Loaded:
    loaded: Loaded = await database.execute_fn(load)
    return loaded


async def _page(
    datasette: Datasette,
    request: Request,
    database: Database | None,
    template: str,
    context: dict[str, Any],
    *,
    status: int = 200,
) -> Response:
    tables = datasette.urls.database(database.name) if database else datasette.urls.instance()
    body = await datasette.render_template(f"threadwise/{template}", {"tables": tables, **context}, request=request)
    return Response.html(body, status=status, headers={"content-security-policy": OUR_PAGES})


def _others(datasette: Datasette) -> list[str]:
    return [name for name in datasette.databases if not name.startswith("_")]
