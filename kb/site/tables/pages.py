"""Makes Datasette's own pages as strict as ours: they hold no inline style, and screen readers can use them.

What its templates write into styles is in static/datasette.css. Words of data cannot be meant: they are escaped.
"""

import re

from kb.site.delivery.asgi import Application, Message, Receive, Send

_INLINE_STYLE = re.compile(rb'<style>.*?</style>|(?<=["\w])\s+style="[^"]*"', re.DOTALL)

_FIRST_HEADING = re.compile(rb"<h3>(.*?)</h3>", re.DOTALL)

_MENDED = {
    b'<textarea id="sql-editor"': b'<textarea id="sql-editor" aria-label="SQL"',
    b'<select name="_filter_column': b'<select aria-label="Column" name="_filter_column',
    b'<select name="_filter_op': b'<select aria-label="Comparison" name="_filter_op',
    b'<select name="_sort"': b'<select aria-label="Sort by" name="_sort"',
    b'<input type="text" name="_filter_value': b'<input type="text" aria-label="Value" name="_filter_value',
    b'<div class="table-wrapper">': b'<div class="table-wrapper" tabindex="0" role="region" aria-label="Rows">',
}
"""What Datasette's templates write, and how it has names and keys to scroll with."""

_HEADING_OF_QUERY = re.compile(rb'(?<=scope="col">)\w+(?=</th>)')

_MEANINGS = re.compile(rb'<dl class="column-descriptions">.*?</dl>', re.DOTALL)

_FOLDED = rb'<details class="columns-meant"><summary>What the columns mean</summary>\g<0></details>'


def strict_pages(application: Application) -> Application:
    """Return the application, with each page of Datasette's in its strict form; ours bring their own policy."""

    async def answering(scope: Message, receive: Receive, send: Send) -> None:
        is_page = False

        async def send_strict(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                headers = {bytes(name).lower(): bytes(value) for name, value in message.get("headers", [])}
                is_page = headers.get(b"content-type", b"").startswith(b"text/html")
                is_page = is_page and b"content-security-policy" not in headers
            elif is_page and message["type"] == "http.response.body":
                message = {**message, "body": _mend(message["body"])}
            await send(message)

        await application(scope, receive, send_strict)

    return answering


def _mend(body: bytes) -> bytes:
    body = _INLINE_STYLE.sub(b"", body)
    for written, mended in _MENDED.items():
        body = body.replace(written, mended)
    body = _HEADING_OF_QUERY.sub(lambda name: name[0].replace(b"_", b" "), body)
    body = _MEANINGS.sub(_FOLDED, body)
    heading = _FIRST_HEADING.search(body)
    if heading and b"<h2" not in body[: heading.start()]:
        body = _FIRST_HEADING.sub(rb"<h2>\1</h2>", body, count=1)
    return body
