"""Sends text compressed to whoever takes it so: a page of tables weighs a tenth then.

Nothing secret is ever in an answer beside what somebody typed, so that the length tells nothing (BREACH).
"""

import zlib

from kb.site.delivery.asgi import Application, Message, Receive, Send

TEXT = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")
FEWEST_BYTES = 1_000
"""Below this, an answer fits into one packet as it is."""

_GZIP = 16 + zlib.MAX_WBITS


def compressed(application: Application) -> Application:
    """Return the application, whose text goes out as gzip where the request accepts that."""

    async def answering(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or b"gzip" not in dict(scope["headers"]).get(b"accept-encoding", b""):
            await application(scope, receive, send)
            return
        start: Message = {}
        packer = None

        async def send_compressed(message: Message) -> None:
            nonlocal start, packer
            if message["type"] == "http.response.start":
                start = message
                return
            more = message.get("more_body", False)
            body = message.get("body", b"")
            if start:
                if _is_text(start) and (more or len(body) >= FEWEST_BYTES):
                    packer = zlib.compressobj(wbits=_GZIP)
                    start = {**start, "headers": _as_gzip(start["headers"])}
                await send(start)
                start = {}
            if packer:
                body = packer.compress(body) + packer.flush(zlib.Z_SYNC_FLUSH if more else zlib.Z_FINISH)
            await send({**message, "body": body})

        await application(scope, receive, send_compressed)

    return answering


def _is_text(start: Message) -> bool:
    headers = {bytes(name).lower(): bytes(value).decode("latin-1") for name, value in start["headers"]}
    return b"content-encoding" not in headers and headers.get(b"content-type", "").startswith(TEXT)


def _as_gzip(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    kept = [(name, value) for name, value in headers if bytes(name).lower() != b"content-length"]
    return [*kept, (b"content-encoding", b"gzip"), (b"vary", b"accept-encoding")]
