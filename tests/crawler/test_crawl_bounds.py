"""A crawl ends where it was told to, and gets behind a log-in with a browser's cookies alone."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from crawling import crawl, threads_in
from four_topics import LIST, TOPIC, TOPICS

LOG_IN = "<html><body><form><input name=user><input type='password' name=word></form></body></html>"


class Board(BaseHTTPRequestHandler):
    """A board that shows its pages to whoever brings the right cookie."""

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._answer(404, "")
        elif "session=let-me-in" not in (self.headers.get("Cookie") or ""):
            self._answer(200, LOG_IN)
        elif self.path == "/topic/3/" and getattr(self.server, "loops", False):
            self._lead("/topic/other/")
        elif self.path == "/topic/other/":
            self._lead("/topic/3/")
        elif self.path == "/":
            self._answer(200, f"<html><body><div class='layout__topics'>{LIST}</div></body></html>")
        else:
            self._answer(200, f"<html><body>{TOPIC.format(n=self.path.split('/')[2])}</body></html>")

    def _lead(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: int, body: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def board() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Board) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def looping_board() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Board) as server:
        server.loops = True  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def cookies(tmp_path: Path) -> str:
    file = tmp_path / "cookies.txt"
    file.write_text("# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\tlet-me-in\n")
    return str(file)


def test_a_page_that_asks_for_a_log_in_is_said(board: str, tmp_path: Path) -> None:
    done = crawl(board, tmp_path / "board.warc.gz")

    assert done.returncode == 1
    assert "asks for a log-in" in done.stderr
    assert "--cookies" in done.stderr


def test_cookies_open_the_board_and_stay_out_of_the_archive(board: str, cookies: str, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc"
    done = crawl(board, archive, "--cookies", cookies)

    assert done.returncode == 0, done.stderr
    assert len(threads_in(archive)) == TOPICS
    assert b"let-me-in" not in archive.read_bytes()


@pytest.mark.parametrize("words", ["no cookies here\n", "# Netscape HTTP Cookie File\n"])
def test_a_file_without_cookies_is_refused(words: str, board: str, tmp_path: Path) -> None:
    (tmp_path / "cookies.txt").write_text(words)
    done = crawl(board, tmp_path / "board.warc.gz", "--cookies", str(tmp_path / "cookies.txt"))

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "cookies.txt" in done.stderr


def test_a_crawl_ends_after_so_many_threads_and_goes_on(board: str, cookies: str, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    first = crawl(board, archive, "--cookies", cookies, "--limit", "2")

    assert first.returncode == 1
    assert "after 2 threads" in first.stderr
    assert len(threads_in(archive)) == 2

    second = crawl(board, archive, "--cookies", cookies, "--limit", "2")

    assert second.returncode == 0, second.stderr
    assert len(threads_in(archive)) == TOPICS


@pytest.mark.parametrize("option", [("--limit", "0"), ("--max-minutes", "0"), ("--max-minutes", "nan")])
def test_bounds_that_are_none_are_refused(option: tuple[str, str], board: str, tmp_path: Path) -> None:
    done = crawl(board, tmp_path / "board.warc.gz", *option)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert option[0] in done.stderr


def test_a_crawl_ends_after_its_time(board: str, cookies: str, tmp_path: Path) -> None:
    done = crawl(board, tmp_path / "board.warc.gz", "--cookies", cookies, "--delay", "2", "--max-minutes", "0.05")

    assert done.returncode == 1
    assert "after 0.05 minutes" in done.stderr


def test_two_addresses_that_lead_to_each_other_are_said(looping_board: str, cookies: str, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    done = crawl(looping_board, archive, "--cookies", cookies)

    assert done.returncode == 1
    assert "/topic/3/" in done.stderr
    assert len(threads_in(archive)) == TOPICS - 1


def test_an_archive_that_is_not_compressed_goes_on_behind_its_last_whole_record(
    board: str, cookies: str, tmp_path: Path
) -> None:
    archive = tmp_path / "board.warc"
    assert crawl(board, archive, "--cookies", cookies, "--limit", "2").returncode == 1
    archive.write_bytes(archive.read_bytes()[:-100])

    done = crawl(board, archive, "--cookies", cookies)

    assert done.returncode == 0, done.stderr
    assert len(threads_in(archive)) == TOPICS
