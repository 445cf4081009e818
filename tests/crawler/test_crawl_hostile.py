"""What a hostile or broken host sends costs its own page and no other, and no crawl spoils a file."""

import gzip
import resource
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from crawling import OPTIONS, THREADWISE, command_of_crawl, crawl, threads_in
from four_topics import LIST, TOPIC, TOPICS

from crawler.errors import UnreadableSource
from crawler.sources import read_threads
from crawler.warc.repair import repair

ODD = "/topic/2/"
LINK = '<div class="layout__topics__topic"><a class="topic__link" href="{}">Topic</a></div>'
ODD_LINKS = ("javascript:alert(1)", "mailto:a@board.invalid", "http://[", "", "?", "#", "//", "ftp://board.invalid/x")
BLOCK = 512
"""Bytes that a shell counts a file's limit in."""


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


@pytest.fixture
def board() -> Iterator[Board]:
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

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        running = Board(f"http://127.0.0.1:{server.server_address[1]}/")
        running.goes_on.set()
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield running
        server.shutdown()


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(Answer(headers={"Content-Type": "application/octet-stream"}), id="called bytes"),
        pytest.param(Answer(headers={"Content-Type": "text/plain"}), id="called text"),
        pytest.param(Answer(headers={"Content-Type": "image/png"}), id="called a picture"),
        pytest.param(Answer(headers={"Content-Encoding": "X-GZIP"}, packed=True), id="packed by gzip's old name"),
        pytest.param(Answer(status=203), id="through a proxy that changed it"),
    ],
)
def test_a_page_is_read_whatever_its_host_calls_it(odd: Answer, board: Board, tmp_path: Path) -> None:
    board.odd = odd
    done = crawl(board.address, tmp_path / "board.warc.gz")

    assert (done.returncode, done.stderr) == (0, "")
    assert len(threads_in(tmp_path / "board.warc.gz")) == TOPICS
    assert board.codings == {"gzip, deflate"}


@pytest.mark.parametrize(
    ("odd", "said", "told"),
    [
        pytest.param(
            Answer(headers={"Content-Encoding": "gzip"}, packed=True, body=b"<html>" + b" " * 80_000_000),
            "the page is larger than 50 MB", "it is larger than 64 MiB", id="a bomb",
        ),
        pytest.param(Answer(status=206), "the board answers 206", None, id="a part of a page"),
        pytest.param(Answer(status=204, body=b""), "the board answers 204", None, id="nothing"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_had_is_said_and_costs_no_other(
    odd: Answer, said: str, told: str | None, board: Board, tmp_path: Path
) -> None:
    archive = tmp_path / "board.warc.gz"
    board.odd = odd
    done = crawl(board.address, archive)

    assert done.returncode == 1
    assert f"{board.address}topic/2/: {said}" in done.stderr

    problems: list[Exception] = []
    threads = list(read_threads([str(archive)], copied_on=None, stdin=BytesIO(), on_problem=problems.append))

    assert len(threads) == TOPICS - 1
    assert [told in str(problem) for problem in problems if told] == [True] * bool(told)

    board.odd = Answer()
    assert crawl(board.address, archive).returncode == 0


def test_links_that_are_no_pages_cost_no_list(board: Board, tmp_path: Path) -> None:
    board.front = "".join(map(LINK.format, ODD_LINKS)) + LIST
    done = crawl(board.address, tmp_path / "board.warc.gz")

    assert (done.returncode, done.stderr) == (0, "")
    assert len(threads_in(tmp_path / "board.warc.gz")) == TOPICS


def test_a_crawl_delay_of_years_is_said(board: Board, tmp_path: Path) -> None:
    board.robots = "User-agent: *\nCrawl-delay: 1e9\n"
    done = crawl(board.address, tmp_path / "board.warc.gz")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "robots.txt asks to wait 1,000,000,000 seconds between any two pages" in done.stderr


@pytest.mark.parametrize("contact", ["a@board.invalid\n", "a@board.invalid\r\nX: 1", "a\x01@board.invalid", "nobody"])
def test_a_contact_that_no_header_can_hold_is_refused(contact: str, board: Board, tmp_path: Path) -> None:
    command = [THREADWISE, "crawl", board.address, "-o", tmp_path / "board.warc.gz", *OPTIONS, "--contact", contact]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode, done.stdout, done.stderr.count("\n"), board.asked) == (1, "", 1, [])
    assert "this is no contact" in done.stderr


def test_a_full_disk_ends_a_crawl_that_goes_on_later(board: Board, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc"

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8 * BLOCK, 8 * BLOCK))

    command = command_of_crawl(board.address, archive)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, preexec_fn=small_disk)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f"{archive}: this archive takes no more (file too large); make room" in done.stderr
    assert len(board.asked) < TOPICS + 2
    assert repair(archive) == 0

    done = crawl(board.address, archive)

    assert (done.returncode, done.stderr) == (0, "")
    assert len(threads_in(archive)) == TOPICS
    assert archive.read_bytes().startswith(b"WARC/1.1\r\n")


def test_a_second_crawl_into_the_same_archive_at_once_is_refused(board: Board, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    board.goes_on.clear()
    first = subprocess.Popen(command_of_crawl(board.address, archive), stdout=subprocess.PIPE, text=True)
    while not board.asked and first.poll() is None:
        board.goes_on.wait(0.05)
    second = crawl(board.address, archive)
    board.goes_on.set()
    first.communicate(timeout=60)

    assert (second.returncode, second.stdout, second.stderr.count("\n")) == (1, "", 1)
    assert f"{archive}: another crawl writes this archive" in second.stderr
    assert first.returncode == 0
    assert len(threads_in(archive)) == TOPICS


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.warc.gz", b"what somebody wrote down\n"),
        ("notes.warc", b"what somebody wrote down\n"),
        ("notes.warc.gz", gzip.compress(b"what somebody wrote down\n")),
        ("plain.warc.gz", b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
    ],
)
def test_a_file_that_is_no_archive_is_kept_as_it_is(name: str, content: bytes, board: Board, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    done = crawl(board.address, tmp_path / name)

    assert (done.returncode, done.stdout, done.stderr.count("\n"), board.asked) == (1, "", 1, [])
    assert "this is no WARC archive" in done.stderr
    assert (tmp_path / name).read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["board.warc", "board.warc.gz"])
def test_an_archive_that_is_damaged_inside_is_not_cut(name: str, board: Board, tmp_path: Path) -> None:
    archive = tmp_path / name
    assert crawl(board.address, archive).returncode == 0
    whole = archive.read_bytes()
    place = len(whole) // 3
    damaged = whole[:place] + whole[place + 400 :]
    archive.write_bytes(damaged)

    with pytest.raises(UnreadableSource, match="damaged at byte"):
        repair(archive)
    assert archive.read_bytes() == damaged

    archive.write_bytes(whole[:-100])
    assert repair(archive) > 0
