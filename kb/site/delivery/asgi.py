"""ASGI, as what comes before the site speaks it: the types, and a layer that adds headers to answers."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]


def adding_headers(
    application: Application, headers_for: Callable[[Message, Message], Iterable[Header]]
) -> Application:
    """Return the application with more headers: those that `headers_for` gives for a request's scope and its answer."""

    async def answering(scope: Message, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *headers_for(scope, message)]}
            await send(message)

        await application(scope, receive, send_with_headers)

    return answering
