"""A board of our own on loopback: `running_skin` serves the pages of a skin, and notes what is asked for."""

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from types import ModuleType

from crawling import threads_in
from skins.said import Topic

_SESSION = re.compile(r"&sid=[0-9a-f]{32}")


@dataclass(slots=True, kw_only=True)
class SkinBoard:
    """A running board: its topics, which may be changed, and the paths that were asked for."""

    skin: ModuleType
    topics: Sequence[Topic]
    address: str = ""
    asked: list[str] = field(default_factory=list)
    robots: str = ""
    extra: dict[str, str | bytes] = field(default_factory=dict)
    """Pages beside those of the skin, by their paths."""
    on_ask: Callable[["SkinBoard", str], None] = lambda board, path: None
    """Called before each answer, with the path."""

    @property
    def start(self) -> str:
        """Return the address of the list that a crawl is given."""
        return self.address + str(self.skin.START)

    def page(self, path: str) -> bytes | None:
        """Return the page at a path."""
        if path == "/robots.txt":
            return self.robots.encode()
        page = {**self.skin.pages(self.topics), **self.extra}.get(_SESSION.sub("", path))
        return page.encode() if isinstance(page, str) else page


@contextmanager
def running_skin(name: str, topics: Sequence[Topic]) -> Iterator[SkinBoard]:
    """Serve a board in the markup of a skin's module while the block runs."""
    board = SkinBoard(skin=import_module(f"skins.{name}"), topics=topics)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            board.asked.append(self.path)
            board.on_ask(board, self.path)
            body = board.page(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", _kind(self.path, body or b""))
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        board.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield board
        server.shutdown()


def put_in(topics: Sequence[Topic]) -> dict[str, list[tuple[str, str, str]]]:
    """Return author, minute and text of every post, by its topic's title."""
    return {
        topic.title: [(post.author, post.posted.strftime("%Y-%m-%d %H:%M"), post.text) for post in topic.posts]
        for topic in topics
    }


def came_back(archive: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Return the same of what an archive holds."""
    return {
        thread.subject: [
            (
                post.author.name if post.author else "",
                post.posted.at.strftime("%Y-%m-%d %H:%M") if post.posted else "",
                post.text,
            )
            for post in thread.posts
        ]
        for thread in threads_in(archive)
    }


def _kind(path: str, body: bytes) -> str:
    if path == "/robots.txt":
        return "text/plain"
    if body.startswith(b"\x1f\x8b"):
        return "application/gzip"
    if body.startswith(b"<?xml"):
        return "application/xml"
    return "application/json" if body.startswith(b"{") else "text/html; charset=utf-8"
