"""Lets browsers keep our stylesheets and script: their addresses change with what is in them."""

from collections.abc import Awaitable, Callable

from kb.site.database import static_version
from kb.site.delivery.security import Application, Message, Send

OURS = "/-/static-plugins/threadwise/"
A_YEAR = b"public, max-age=31536000, immutable"


def kept(application: Application) -> Application:
    """Return the application, whose own files are kept for a year where the address names their version."""

    async def answering(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        is_ours = scope["type"] == "http" and OURS in scope["path"]
        if not is_ours or scope.get("query_string", b"").decode("latin-1") != static_version():
            await application(scope, receive, send)
            return

        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message = {**message, "headers": [*message.get("headers", []), (b"cache-control", A_YEAR)]}
            await send(message)

        await application(scope, receive, send_kept)

    return answering
