"""A crawl that is killed again and again ends with everything in a valid archive, and asks next to nothing twice."""

import gzip
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from crawling import WHOLE, crawl, crawl_until, threads_in
from faulty_proxy import faulty_proxy
from spirit_board import RunningBoard
from topics import comments_of, comments_read, topics_of

KILLS = 10 if WHOLE else 3
TOPICS = topics_of((25 if number % 10 == 0 else 1 for number in range(300 if WHOLE else 60)), category="Killed")
PAGES_AT_LEAST = len(TOPICS) * 11 // 10 + len(TOPICS) // 20
"""Every tenth topic has two pages, a list shows 20 topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a crawl that was killed several times left."""

    archive: Path
    asked: list[str]
    kills: int
    last: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def outcome(running_spirit: RunningBoard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    archive = tmp_path_factory.mktemp("crawl") / "board.warc.gz"
    with running_spirit(tmp_path_factory.mktemp("spirit"), TOPICS) as board, faulty_proxy(board) as proxy:
        kills = 0
        for turn in range(1, KILLS + 1):
            count = turn * PAGES_AT_LEAST // (KILLS + 1)
            kills += crawl_until(proxy.requests, count, proxy.address, archive)
        last = crawl(proxy.address, archive)
        yield Outcome(archive=archive, asked=proxy.asked(), kills=kills, last=last)


def test_every_kill_struck_a_crawl_at_work(outcome: Outcome) -> None:
    assert outcome.kills == KILLS


def test_the_last_crawl_ends_well_with_everything(outcome: Outcome) -> None:
    assert outcome.last.returncode == 0, outcome.last.stderr
    assert comments_read(threads_in(outcome.archive)) == comments_of(TOPICS)


def test_the_archive_is_valid(outcome: Outcome) -> None:
    command = [Path(sys.executable).parent / "warcio", "check", "-v", outcome.archive]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_archive_ends_with_a_whole_record(outcome: Outcome) -> None:
    """`warcio check` lets a cut last record pass; gzip does not."""
    with gzip.open(outcome.archive) as records:
        assert sum(len(chunk) for chunk in iter(lambda: records.read(1 << 20), b"")) > 0


def test_next_to_no_request_is_made_twice(outcome: Outcome) -> None:
    """A kill can strike one request in flight: of ten and 345 pages, that is less than 3 %."""
    asked = Counter(outcome.asked)

    assert len(asked) >= PAGES_AT_LEAST
    assert sum(count - 1 for count in asked.values()) <= KILLS


def test_a_kill_before_the_first_page_leaves_a_crawl_that_goes_on(tmp_path: Path) -> None:
    """The archive that a kill in the first moment leaves holds a record, or half of one, or nothing."""
    archive = tmp_path / "board.warc.gz"
    archive.write_bytes(b"\x1f\x8b\x08")
    done = crawl("http://127.0.0.1:9/", archive)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "http://127.0.0.1:9/" in done.stderr
