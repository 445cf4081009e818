"""Lets browsers keep our stylesheets and script: their addresses change with what is in them."""

from collections.abc import Iterable

from kb.site.database import static_version
from kb.site.delivery.asgi import Application, Header, Message, adding_headers

OURS = "/-/static-plugins/threadwise/"
A_YEAR = b"public, max-age=31536000, immutable"


def kept(application: Application) -> Application:
    """Return the application, whose own files are kept for a year where the address names their version."""

    def headers_for(scope: Message, answer: Message) -> Iterable[Header]:
        is_versioned = OURS in scope["path"] and scope["query_string"].decode("latin-1") == static_version()
        return [(b"cache-control", A_YEAR)] if is_versioned and answer["status"] == 200 else []

    return adding_headers(application, headers_for)
