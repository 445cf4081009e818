"""Who may correct in the browser: whoever opened the one-time address that `threadwise serve --curate` printed.

Datasette's own way: that address sets a cookie which the site signs. The name under which corrections are made is asked
for once and is in the same cookie.
"""

from datasette.utils.asgi import Response

from kb.site.answering import Question
from kb.site.publishing.settings import publishing

CURATOR = "root"
"""Datasette's name for whoever opened the one-time address."""
LONGEST_NAME = 80


def signed_in(question: Question) -> bool:
    """Return whether corrections are made on this site, and by who asks."""
    actor = question.request.actor or {}
    return publishing(question.datasette).curate and actor.get("id") == CURATOR


def name_of(question: Question) -> str:
    """Return the name under which somebody corrects; empty until it was asked for."""
    return str((question.request.actor or {}).get("name") or "")


def keep_name(question: Question, response: Response, name: str) -> None:
    """Keep the name in the cookie, for the next correction."""
    signed = question.datasette.sign({"a": {"id": CURATOR, "name": name}}, "actor")
    response.set_cookie("ds_actor", signed, httponly=True, samesite="strict")
