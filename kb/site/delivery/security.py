"""The headers that every answer carries: what a page may load, run and be framed by."""

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from kb.site.delivery.asgi import Application, Header, Message, adding_headers

OUR_PAGES = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""The policy of our own pages: our own files alone, nothing inline, nothing from another host."""

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def datasette_policy() -> str:
    """Return the policy of Datasette's pages: its own files, and the very inline scripts that its templates hold.

    The hashes come from the installed templates, not from the answer: a script that got into a page by way of data
    would never run. Inline styles are taken out (`kb.site.tables.pages`).
    """
    templates = [
        template.read_text("utf-8")
        for template in (files("datasette") / "templates").iterdir()
        if template.name.endswith(".html")
    ]
    scripts = {script for template in templates for script in _INLINE_SCRIPT.findall(template) if "{%" not in script}
    rendered = {
        script.replace("{{ datasette_allow_facet }}", answer) for script in scripts for answer in ("true", "false")
    }
    hashes = " ".join(sorted(f"'sha256-{_digest(script)}'" for script in rendered if "{{" not in script))
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def secure(application: Application) -> Application:
    """Return the application with the headers on each answer that does not set them itself."""
    defaults = [
        (name.encode(), value.encode())
        for name, value in {**_ALWAYS, "content-security-policy": datasette_policy()}.items()
    ]

    def headers_for(_: Message, answer: Message) -> Iterable[Header]:
        present = {bytes(name).lower() for name, _ in answer.get("headers", [])}
        return [(name, value) for name, value in defaults if name not in present]

    return adding_headers(application, headers_for)


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
