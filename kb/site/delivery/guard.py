"""The guard before the site: no single request may ask for more than a page's worth of work, and none may write.

Where corrections are made (`threadwise serve --curate`), forms come in at the addresses of `CURATING` alone, from our
own pages.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit

from kb.site.delivery.asgi import Application, Message, Receive, Send

METHODS = frozenset({"GET", "HEAD"})
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
MOST_FACETS = 12
"""Facets that one page counts; each is a query over the whole table."""
LONGEST_QUERY = 32_768
"""Bytes of a query string."""
CURATING = ("/wrong/", "/-/logout")
"""How the addresses begin that take a form where corrections are made."""
LONGEST_FORM = 65_536
"""Bytes of a form: a quotation, a reason and some fields."""


def guard(application: Application, *, curate: bool = False) -> Application:
    """Return the application behind the guard; what it refuses gets one sentence and the right status."""

    async def guarded(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
        elif curate and scope["method"] == "POST" and scope["path"].startswith(CURATING):
            await _take_form(application, scope, receive, send)
        elif scope["method"] not in METHODS:
            await _refuse(send, 405, "This site is for reading: it answers GET and HEAD only.", allow="GET, HEAD")
        elif len(scope["query_string"]) > LONGEST_QUERY:
            await _refuse(send, 414, f"This address is too long: at most {LONGEST_QUERY:,} bytes after the “?”.")
        else:
            await application(_with_few_facets(_with_readable_cookies(scope)), receive, send)

    return guarded


def only_pages(application: Application) -> Application:
    """Return the application without Datasette's pages about itself, which tell of this machine's files and plugins."""

    async def answering(scope: Message, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if path.startswith("/-/") and not path.startswith("/-/static"):
            await _refuse(send, 404, "This address is not part of the public site.")
        else:
            await application(scope, receive, send)

    return answering


def only_hosts(application: Application, listening: str) -> Application:
    """Return the application, which on this machine's own address answers to this machine's own names only.

    Otherwise a page of another site could have its name point here and read what is served (DNS rebinding). On other
    addresses the name is the operator's business.
    """
    if listening not in LOOPBACK:
        return application

    async def answering(scope: Message, receive: Receive, send: Send) -> None:
        asked = dict(scope.get("headers", ())).get(b"host", b"").decode("latin-1")
        if scope["type"] == "http" and _hostname(asked) not in LOOPBACK:
            await _refuse(send, 421, f"This site is served on {listening} only: open it by that address.")
        else:
            await application(scope, receive, send)

    return answering


async def _take_form(application: Application, scope: Message, receive: Receive, send: Send) -> None:
    """Let a form of our own pages in: browsers say where it comes from (Sec-Fetch-Site), Datasette checks its token."""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"")
    if headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin":
        await _refuse(send, 403, "This form was sent from another site: nothing was changed.")
    elif not length.isdigit() or int(length) > LONGEST_FORM:
        await _refuse(send, 413, f"This form is too long: at most {LONGEST_FORM:,} bytes.")
    else:
        await application(scope, receive, send)


def _hostname(asked: str) -> str | None:
    """Return the name in a Host header, without its port; None where it is none."""
    try:
        return urlsplit(f"//{asked}").hostname
    except ValueError:
        return None


def _with_readable_cookies(scope: Message) -> Message:
    """Return the request without cookies that are no text: another program on this machine may have set them."""
    kept = [(name, value) for name, value in scope["headers"] if name != b"cookie" or _is_text(value)]
    return {**scope, "headers": kept}


def _is_text(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _with_few_facets(scope: Message) -> Message:
    """Return the request with each facet asked for once, and no more of them than a page counts."""
    if b"_facet" not in scope["query_string"]:
        return scope
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    facets = set(list(dict.fromkeys(pair for pair in pairs if pair[0].startswith("_facet")))[:MOST_FACETS])
    kept = [pair for pair in dict.fromkeys(pairs) if not pair[0].startswith("_facet") or pair in facets]
    return {**scope, "query_string": urlencode(kept).encode("latin-1")}


async def _refuse(send: Send, status: int, sentence: str, **headers: str) -> None:
    named = {"content-type": "text/plain; charset=utf-8", **headers}
    fields = [(name.encode(), value.encode()) for name, value in named.items()]
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": f"{sentence}\n".encode()})
