"""A crawl of a real django-spirit brings every post with its author, its moment and its text."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from crawling import crawl, threads_in
from program import run
from spirit_board import RunningBoard

from crawler.items import Thread

OPENING = datetime(2024, 3, 4, 0, 0)
PEOPLE = ("lotte.brandvold", "h_mcquillan", "tobias", "wren-adeyemi")
# The third topic is longer than a page, and there are more topics than a list shows at once.
LENGTHS = (1, 2, 45, 3, 20, 21, 1, 4, 2, 5, *([1] * 15))


def text_of(topic: int, comment: int) -> str:
    """Return a comment of its own, with a list and a long address."""
    return (
        f"Answer {comment} in topic {topic}: we have {topic + 2} technicians & one manager.\n\n"
        f"- they answer to me\n- I answer to the superintendent\n\n"
        f"https://district.invalid/a/long/address/that/the/board/cuts/when/it/shows/it/{topic}/{comment}"
    )


TOPICS = [
    {
        "title": f"How do you staff <{topic}> buildings?",
        "comments": [
            (
                PEOPLE[(topic + comment) % len(PEOPLE)],
                (OPENING + timedelta(hours=12 * comment, minutes=topic)).isoformat(),
                text_of(topic, comment),
            )
            for comment in range(length)
        ],
    }
    for topic, length in enumerate(LENGTHS)
]


@pytest.fixture(scope="module")
def board(running_spirit: RunningBoard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_spirit(tmp_path_factory.mktemp("spirit"), TOPICS) as address:
        yield address


@pytest.fixture(scope="module")
def archive(board: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("crawl") / "board.warc.gz"
    done = crawl(board, output)
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="module")
def threads(archive: Path) -> dict[str, Thread]:
    return {thread.subject: thread for thread in threads_in(archive)}


def test_every_topic_is_found(threads: dict[str, Thread]) -> None:
    assert sorted(threads) == sorted(str(topic["title"]) for topic in TOPICS)


def test_every_post_has_its_author_moment_and_text(threads: dict[str, Thread]) -> None:
    read = {
        (title, post.number): (post.author and post.author.name, post.posted and post.posted.at, post.text)
        for title, thread in threads.items()
        for post in thread.posts
    }
    put_in = {
        (topic["title"], number): (author, datetime.fromisoformat(posted), text.replace("\n- ", "\n• "))
        for topic in TOPICS
        for number, (author, posted, text) in enumerate(topic["comments"], start=1)  # type: ignore[var-annotated,arg-type]
    }

    assert read == put_in


def test_the_archive_is_read_by_the_read_command(archive: Path, threads: dict[str, Thread]) -> None:
    done = run("read", str(archive))

    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["id"] for line in lines} == {thread.id for thread in threads.values()}


def test_a_crawl_after_which_nothing_changed_fetches_lists_alone(board: str, archive: Path, tmp_path: Path) -> None:
    again = tmp_path / archive.name
    again.write_bytes(archive.read_bytes())

    done = crawl(board, again)

    assert done.returncode == 0
    assert " 1 pages fetched, 0 already there, 20 threads unchanged" in done.stdout


def test_a_category_is_crawled_by_its_name(board: str, tmp_path: Path) -> None:
    output = tmp_path / "board.warc.gz"
    done = crawl(board, output, "--board", "technology departments", "--limit", "3")

    assert "after 3 threads" in done.stderr
    assert len(threads_in(output)) == 3


def test_a_private_address_is_refused_unless_allowed(board: str, tmp_path: Path) -> None:
    done = run("crawl", board, "-o", str(tmp_path / "board.warc.gz"), "--contact", "a@b.invalid", "--delay", "0")

    assert done.returncode == 1
    assert "--allow-private" in done.stderr


@pytest.mark.parametrize(
    ("address", "contact", "said"),
    [
        ("board.invalid", "me@example.invalid", "https://"),
        ("file:///etc/hosts", "me@example.invalid", "https://"),
        ("http://127.0.0.1:9/", "nobody", "contact"),
    ],
)
def test_a_crawl_that_cannot_start_says_why_in_one_line(address: str, contact: str, said: str, tmp_path: Path) -> None:
    done = crawl(address, tmp_path / "board.warc.gz", "--contact", contact)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert said in done.stderr


def test_a_board_that_does_not_answer_is_a_failure_with_its_address(tmp_path: Path) -> None:
    done = crawl("http://127.0.0.1:9/", tmp_path / "board.warc.gz")

    assert done.returncode == 1
    assert "http://127.0.0.1:9/" in done.stderr
