"""A proxy of our own before a real board on loopback: it fails on purpose, by a plan, and notes every request.

It answers as boards in trouble do: 503 and, several times in a row, 429, both with Retry-After; connections that are
reset; answers that come late; bodies that break off; an address that leads to itself for ever. robots.txt is its own.
"""

import http.client
import math
import os
import random
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

CLOSE_WITH_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER on, of 0 seconds: closing answers with RST."""
HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "server", "date"})


class Fault(StrEnum):
    """What can go wrong with a request."""

    BUSY = "503"
    FLOOD = "429"
    RESET = "reset"
    STALL = "stall"
    CUT = "cut"
    LOOP = "loop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came: when (seconds of the monotonic clock), to which path, and what went wrong with it.

    `status` is None where nothing was answered, `wait` the seconds of Retry-After.
    """

    at: float
    path: str
    fault: Fault | None
    status: int | None
    wait: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What goes wrong how often: in each round of `round_length` requests the faults of `faults`, in seeded order.

    A FLOOD is `flood_length` answers of 429 in a row. robots.txt is busy the first time it is asked for; the first
    `calm` requests for anything else go well. `closed` and `loops` are starts of paths: what robots.txt forbids, and
    what leads to itself.
    """

    seed: int = 0
    round_length: int = 1
    faults: tuple[Fault, ...] = ()
    calm: int = 0
    flood_length: int = 3
    retry_after: int = 1
    stall_seconds: float = 1.0
    closed: tuple[str, ...] = ()
    loops: tuple[str, ...] = ()

    def rounds(self) -> Iterator[Fault | None]:
        """Yield what goes wrong with each request, without an end."""
        yield from [None] * self.calm
        order = random.Random(self.seed)
        while True:
            rest = self.round_length - len(self.faults)
            for fault in order.sample([*self.faults, *([None] * rest)], self.round_length):
                yield from [fault] * (self.flood_length if fault is Fault.FLOOD else 1)


@dataclass(slots=True)
class FaultyProxy:
    """The proxy at `address`, with the requests that it noted so far."""

    upstream: str
    plan: Plan
    address: str
    requests: list[Request] = field(default_factory=list)

    def asked(self) -> list[str]:
        """Return the paths of all requests, in their order."""
        return [request.path for request in self.requests]

    def early_requests(self, *, slack: float = 0.02) -> list[str]:
        """Return a sentence for each request that came before the wait of an earlier answer was over."""
        free_at, told_by = 0.0, ""
        early = []
        for request in sorted(self.requests, key=lambda request: request.at):
            if request.at < free_at - slack:
                early.append(f"{request.path} was asked {free_at - request.at:.2f} s too early, after {told_by}")
            if request.wait and request.at + request.wait > free_at:
                free_at, told_by = request.at + request.wait, f"{request.status} at {request.path}"
        return early


@contextmanager
def faulty_proxy(upstream: str, plan: Plan | None = None) -> Iterator[FaultyProxy]:
    """Serve the board at `upstream` through a proxy; without a plan it only notes what it is asked."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}"
        server.proxy = FaultyProxy(upstream=upstream.rstrip("/"), plan=plan or Plan(), address=address)
        server.coming = server.proxy.plan.rounds()
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.proxy
        server.shutdown()


class _Server(ThreadingHTTPServer):
    proxy: FaultyProxy
    coming: Iterator[Fault | None]

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.lock = threading.Lock()

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a reader go that has gone (it was killed, or waited long enough); say everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        at, plan = time.monotonic(), self.server.proxy.plan
        path = self.path
        if any(path.startswith(loop) for loop in plan.loops):
            self._note(at, Fault.LOOP, 302)
            self._answer(302, {"Location": f"{urlsplit(path).path}?turn={at}"}, b"")
            return
        if path == "/robots.txt":
            fault = Fault.BUSY if plan.faults and path not in self.server.proxy.asked() else None
        else:
            with self.server.lock:
                fault = next(self.server.coming)
        if fault in (Fault.BUSY, Fault.FLOOD):
            self._put_off(at, fault)
            return
        if fault is Fault.RESET:
            self._note(at, fault, None)
            self._reset()
            return
        if fault is Fault.STALL:
            time.sleep(plan.stall_seconds)
        status, headers, body = self._robots() if path == "/robots.txt" else self._upstream()
        self._note(at, fault, status)
        self._answer(status, headers, body, cut=fault is Fault.CUT)

    def _put_off(self, at: float, fault: Fault) -> None:
        """Answer with Retry-After, in both of its forms: seconds with 429, a date with 503."""
        wait: float = self.server.proxy.plan.retry_after
        said = str(wait)
        if fault is Fault.BUSY:
            until = math.ceil(time.time() + wait)
            wait, said = until - time.time(), formatdate(until, usegmt=True)
        self._note(at, fault, int(fault), wait)
        self._answer(int(fault), {"Retry-After": said}, b"Later, please.")

    def _note(self, at: float, fault: Fault | None, status: int | None, wait: float = 0.0) -> None:
        with self.server.lock:
            noted = Request(at=at, path=self.path, fault=fault, status=status, wait=wait)
            self.server.proxy.requests.append(noted)

    def _robots(self) -> tuple[int, dict[str, str], bytes]:
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in self.server.proxy.plan.closed), ""]
        return 200, {"Content-Type": "text/plain"}, "\n".join(lines).encode()

    def _upstream(self) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(urlsplit(self.server.proxy.upstream).netloc, timeout=60)
        given = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        try:
            # The board sees the proxy's own host, and writes it into its addresses.
            connection.request("GET", self.path, headers=given)
            answer = connection.getresponse()
            kept = {name: value for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP}
            return answer.status, kept, answer.read()
        finally:
            connection.close()

    def _answer(self, status: int, headers: dict[str, str], body: bytes, *, cut: bool = False) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != http.HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        self.close_connection = cut

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, CLOSE_WITH_RESET)
        # By its number: the file objects hold the socket open, so that its own close would wait for them.
        os.close(self.connection.detach())
        self.close_connection = True

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""
