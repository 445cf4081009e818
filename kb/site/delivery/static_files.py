"""Our stylesheets and scripts: which they are, their version, and that browsers keep what an address names by it."""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from kb.site.delivery.asgi import Application, Header, Message, adding_headers

STYLESHEETS = ("tokens.css", "site.css", "reading.css", "charts.css", "widths.css", "print.css")
"""What dresses our pages, in the order in which they are loaded: later ones change what earlier ones say."""

_OF_DATASETTE = ("datasette.css", "menus.js")
"""What Datasette's own pages load beside them, instead of Datasette's stylesheet and of its script."""

_OURS = "/-/static-plugins/threadwise/"
_A_YEAR = b"public, max-age=31536000, immutable"


@cache
def static_version() -> str:
    """Return a few digits that change with the stylesheets and the scripts, so that no browser keeps an old one."""
    static = files("kb.site") / "static"
    loaded = (*STYLESHEETS, *_OF_DATASETTE, "search.js")
    return sha256(b"".join((static / name).read_bytes() for name in loaded)).hexdigest()[:8]


def kept(application: Application) -> Application:
    """Return the application, whose own files are kept for a year where the address names their version."""

    def headers_for(scope: Message, answer: Message) -> Iterable[Header]:
        is_versioned = _OURS in scope["path"] and scope["query_string"].decode("latin-1") == static_version()
        return [(b"cache-control", _A_YEAR)] if is_versioned and answer["status"] == 200 else []

    return adding_headers(application, headers_for)
