"""A second crawl of a board fetches what changed since the first, and no more than it takes to see that."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from crawling import crawl, threads_in
from faulty_proxy import faulty_proxy
from spirit_board import RunningBoard, fill_board
from topics import comments_of, comments_read, topics_of

TOPICS = topics_of((24 if number == 5 else 1 + number % 3 for number in range(50)), category="Twice")
"""Three pages of topics; the sixth topic has two pages."""
CHANGED = (5, 24, 47)
NEW = [
    {
        "title": TOPICS[topic]["title"],
        "comments": [
            ("tobias", (datetime(2024, 9, 2) + timedelta(hours=topic)).isoformat(), f"Something new in {topic}.")
        ],
    }
    for topic in CHANGED
]
BESIDE_THE_TOPICS = 4
"""robots.txt, the board's front page, and two pages of the list: the second shows that no more changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What two crawls left: the comments read from the archive after each, and what the board was asked for."""

    first: list[str]
    second: list[str]
    third: list[str]
    done: subprocess.CompletedProcess[str]
    archive: Path


@pytest.fixture(scope="module")
def outcome(running_spirit: RunningBoard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    archive = tmp_path_factory.mktemp("crawl") / "board.warc.gz"
    directory = tmp_path_factory.mktemp("spirit")
    with running_spirit(directory, TOPICS) as board, faulty_proxy(board) as proxy:
        asked = []
        for new in ([], NEW, []):
            if new:
                fill_board(directory, new)
            before = len(proxy.requests)
            done = crawl(proxy.address, archive)
            assert done.returncode == 0, done.stderr
            asked.append(proxy.asked()[before:])
        first, second, third = asked
        yield Outcome(first=first, second=second, third=third, done=done, archive=archive)


def _topics(asked: list[str]) -> set[int]:
    return {int(path.split("/")[2]) - 1 for path in asked if path.startswith("/topic/")}


def test_the_first_crawl_fetches_every_topic(outcome: Outcome) -> None:
    assert _topics(outcome.first) == set(range(len(TOPICS)))


def test_the_second_fetches_the_topics_that_changed_and_no_other(outcome: Outcome) -> None:
    assert _topics(outcome.second) == set(CHANGED)


def test_the_second_reads_the_first_pages_of_the_list_only(outcome: Outcome) -> None:
    beside = [path for path in outcome.second if not path.startswith("/topic/")]

    assert len(beside) <= BESIDE_THE_TOPICS
    assert len(outcome.second) <= BESIDE_THE_TOPICS + len(CHANGED) + 1


def test_everything_old_and_new_is_in_the_archive(outcome: Outcome) -> None:
    assert comments_read(threads_in(outcome.archive)) == comments_of([*TOPICS, *NEW])


def test_a_crawl_after_which_nothing_changed_fetches_no_topic(outcome: Outcome) -> None:
    assert _topics(outcome.third) == set()
    assert len(outcome.third) <= BESIDE_THE_TOPICS
