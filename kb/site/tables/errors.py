"""Answers 400 with a sentence where Datasette's own pages would call a parameter they cannot use the server's fault."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response
from datasette.views.base import DatasetteError

from kb.site.answering import refuse
from kb.site.database import knowledge_base

if TYPE_CHECKING:  # datasette.app loads this plugin while it is itself being imported
    from datasette.app import Datasette

_SERVER_FAULT = 500


def is_bad_parameter(exception: Exception) -> bool:
    """Return whether an exception on one of Datasette's pages comes of what was asked, and not of the site."""
    unusable = isinstance(exception, json.JSONDecodeError | sqlite3.ProgrammingError | sqlite3.OperationalError)
    return unusable or (isinstance(exception, DatasetteError) and exception.status == _SERVER_FAULT)


async def bad_parameter(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """Answer 400 with a sentence, as JSON where JSON was asked for."""
    said = exception.message if isinstance(exception, DatasetteError) else str(exception)
    sentence = f"A parameter of this address cannot be used ({str(said)[:200]}). Take it out, or mend it."
    return await refuse(datasette, request, await knowledge_base(datasette), sentence, "problem.html", 400)
