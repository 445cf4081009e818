"""Says in a sentence what Datasette's own pages would call a fault of the server, or answer with a page in a file."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response
from datasette.views.base import DatasetteError

from kb.site.answering import refuse
from kb.site.database import knowledge_base
from kb.site.parameters import BadParameter

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette

_SERVER_FAULT = 500


def refusal(datasette: Datasette, request: Request, exception: Exception) -> str | None:
    """Return the sentence for an exception that comes of what was asked; None for one that is the site's own."""
    if isinstance(exception, BadParameter):
        return str(exception)
    if _is_page_in_a_file(exception, request):
        seconds = datasette.setting("sql_time_limit_ms") / 1000
        return f"This SQL takes longer than {seconds:g} seconds. Ask for less at once, with a limit or a condition."
    if _is_bad_parameter(exception):
        said = exception.message if isinstance(exception, DatasetteError) else str(exception)
        return f"A parameter of this address cannot be used ({str(said)[:200]}). Take it out, or mend it."
    return None


async def refused(datasette: Datasette, request: Request, sentence: str) -> Response:
    """Answer 400 with a sentence, as JSON where JSON was asked for."""
    return await refuse(datasette, request, await knowledge_base(datasette), sentence, "problem.html", 400)


def _is_page_in_a_file(exception: Exception, request: Request) -> bool:
    """Return whether who asked for a file would be answered with markup: for SQL that takes too long."""
    in_file = request.path.endswith((".json", ".csv"))
    return in_file and isinstance(exception, DatasetteError) and bool(exception.message_is_html)


def _is_bad_parameter(exception: Exception) -> bool:
    unusable = isinstance(exception, json.JSONDecodeError | sqlite3.ProgrammingError | sqlite3.OperationalError)
    return unusable or (isinstance(exception, DatasetteError) and exception.status == _SERVER_FAULT)
