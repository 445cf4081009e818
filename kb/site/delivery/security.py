"""The headers that every answer carries: what a page may load, run and be framed by."""

import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]

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
    defaults = {**_ALWAYS, "content-security-policy": datasette_policy()}

    async def secured(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                present = {bytes(name).lower() for name, _ in headers}
                headers += [
                    (name.encode(), value.encode()) for name, value in defaults.items() if name.encode() not in present
                ]
                message = {**message, "headers": headers}
            await send(message)

        await application(scope, receive, send_secured)

    return secured


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
