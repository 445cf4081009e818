"""A board of four topics on loopback, one of which is sent as a test says; it answers nothing while it is to wait."""

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from four_topics import LIST, TOPIC

ODD = "/topic/2/"


@dataclass(slots=True)
class Answer:
    """How the odd page is sent; by default as all others are."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    packed: bool = False
    body: bytes | None = None


@dataclass(slots=True)
class Board:
    """A running board of four topics, one of them odd."""

    address: str
    odd: Answer = field(default_factory=Answer)
    front: str = LIST
    robots: str = ""
    asked: list[str] = field(default_factory=list)
    codings: set[str | None] = field(default_factory=set)
    goes_on: threading.Event = field(default_factory=threading.Event)


@contextmanager
def running_odd_board() -> Iterator[Board]:
    """Serve the board while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.asked.append(self.path)
            running.codings.add(self.headers["Accept-Encoding"])
            running.goes_on.wait(30)
            answer = running.odd if self.path == ODD else Answer()
            body = page(self.path) if answer.body is None else answer.body
            body = gzip.compress(body) if answer.packed else body
            self.send_response(answer.status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    def page(path: str) -> bytes:
        if path == "/robots.txt":
            return running.robots.encode()
        inside = (
            f"<div class='layout__topics'>{running.front}</div>" if path == "/" else TOPIC.format(n=path.split("/")[2])
        )
        return f"<html><body>{inside}</body></html>".encode()

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing where a crawl that was killed hangs up: warcio's words about damage are heard on stderr."""

    with Server(("127.0.0.1", 0), Handler) as server:
        running = Board(f"http://127.0.0.1:{server.server_address[1]}/")
        running.goes_on.set()
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield running
        server.shutdown()
