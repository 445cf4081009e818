"""A board does not stand still: threads jump to the top, crawls are killed, hosts lead to each other."""

import re
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from board_of_skin import SkinBoard, came_back, put_in, running_skin
from crawling import crawl, crawl_until
from skins import phpbb
from skins.said import answered, topics_of

from crawler.warc.writing import ArchiveWriter

TOPICS = topics_of([1, 2, 1, 1, 2, 1, 1, 1, 1])
OLDEST = 1
"""Stands on the last of three pages of the list."""
LIST_PAGE = re.compile(r"^/viewforum\.php.*&start=3$")
LOG_IN = """<!DOCTYPE html><html><head></head><body id="phpbb" class="section-login">
<form action="./ucp.php?mode=login"><input type="password" name="password"></form></body></html>"""


@pytest.fixture
def board() -> Iterator[SkinBoard]:
    with running_skin("phpbb", TOPICS) as running:
        yield running


def topics_asked(asked: list[str]) -> list[int]:
    return [int(found[1]) for path in asked if (found := re.search(r"viewtopic.*[?&]t=(\d+)", path))]


def test_a_thread_that_jumps_to_a_page_already_seen_is_not_lost(board: SkinBoard, tmp_path: Path) -> None:
    def answer(board: SkinBoard, path: str) -> None:
        if LIST_PAGE.match(path) and board.topics is TOPICS:
            board.topics = answered(TOPICS, OLDEST)

    board.on_ask = answer
    done = crawl(board.start, tmp_path / "board.warc.gz")

    assert done.returncode == 0, done.stderr
    assert came_back(tmp_path / "board.warc.gz") == put_in(board.topics)
    assert sorted(topics_asked(board.asked)) == [topic.number for topic in TOPICS]


def test_what_a_killed_crawl_had_whole_is_known_days_later(board: SkinBoard, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc"
    assert crawl_until(board.asked, 10, board.start, archive, "--delay", "0.3")
    had = topics_asked(board.asked)
    assert len(had) > 3
    today = datetime.now(UTC).strftime("WARC-Date: %Y-%m-%d").encode()
    archive.write_bytes(archive.read_bytes().replace(today, b"WARC-Date: 2025-01-01"))
    board.asked.clear()

    done = crawl(board.start, archive)

    assert done.returncode == 0, done.stderr
    assert set(had[:-1]).isdisjoint(topics_asked(board.asked))
    assert came_back(archive) == put_in(TOPICS)


@pytest.mark.parametrize(("seconds", "asks"), [("3", True), ("7200", False)])
def test_a_wait_that_a_kill_cut_off_is_waited_to_its_end(
    seconds: str, asks: bool, board: SkinBoard, tmp_path: Path
) -> None:
    archive = tmp_path / "board.warc.gz"
    began = time.monotonic()
    writer = ArchiveWriter(archive, software="a test")
    writer.write(
        board.start,
        method="GET",
        request_headers=[],
        status="503 Service Unavailable",
        response_headers=[("Retry-After", seconds), ("Content-Length", "0")],
        body=b"",
    )
    writer.close()
    asked: list[float] = []
    board.on_ask = lambda board, path: asked.append(time.monotonic())

    done = crawl(board.start, archive)

    assert (done.returncode == 0, bool(asked)) == (asks, asks)
    if asks:
        assert asked[0] - began >= 3
    else:
        assert "asks to be left alone for 120 more minutes" in done.stderr


def test_a_page_of_a_known_program_that_asks_for_a_log_in_is_said(board: SkinBoard, tmp_path: Path) -> None:
    board.extra["/ucp.php?mode=login"] = LOG_IN
    done = crawl(f"{board.address}/ucp.php?mode=login", tmp_path / "board.warc.gz")

    assert done.returncode == 1
    assert "asks for a log-in" in done.stderr


def test_a_host_that_leads_to_its_other_name_stays_the_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The names are of no host: the crawl asks a proxy on loopback, which answers for them."""
    pages = phpbb.pages(TOPICS)

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host, _, path = self.path.removeprefix("http://").partition("/")
            body = pages.get(re.sub(r"&sid=\w+", "", f"/{path}"), "").encode()
            self.send_response(301 if host == "board.invalid" else 200 if body else 404)
            if host == "board.invalid":
                self.send_header("Location", f"http://www.board.invalid/{path}")
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    archive = tmp_path / "board.warc.gz"
    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_address[1]}")
        done = crawl(f"http://board.invalid{phpbb.START}", archive)
        server.shutdown()

    assert done.returncode == 0, done.stderr
    assert came_back(archive) == put_in(TOPICS)
