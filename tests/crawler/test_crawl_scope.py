"""A crawl takes the board that was named and the threads that are new enough; what it left out, the next one takes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from board_of_skin import SkinBoard, came_back, put_in, running_skin
from crawling import crawl
from skins.phpbb import START
from skins.said import topics_of

TOPICS = topics_of([1, 2, 1, 1, 2, 1, 1, 1])
FORUM = START.partition("&")[0]
INDEX = """<!DOCTYPE html><html><head></head><body id="phpbb" class="section-index"><ul class="topiclist forums">
<li class="row"><a href="./viewforum.php?f=9" class="forumtitle">Buses</a></li>
<li class="row"><a href="./viewforum.php?f=8" class="forumtitle">Machines</a></li></ul></body></html>"""
ABOVE = """<!DOCTYPE html><html><head></head><body id="phpbb" class="section-viewforum"><ul class="topiclist forums">
<li class="row"><a href="./viewforum.php?f=4" class="forumtitle">Carts &amp; Laptops</a></li></ul></body></html>"""
EMPTY = '<!DOCTYPE html><html><head></head><body id="phpbb" class="section-viewforum"></body></html>'


@pytest.fixture
def board() -> Iterator[SkinBoard]:
    with running_skin("phpbb", TOPICS) as running:
        running.extra = {"/": INDEX, "/viewforum.php?f=8": ABOVE, "/viewforum.php?f=9": EMPTY}
        yield running


def test_boards_below_boards_are_followed(board: SkinBoard, tmp_path: Path) -> None:
    done = crawl(board.address, tmp_path / "board.warc.gz")

    assert done.returncode == 0, done.stderr
    assert came_back(tmp_path / "board.warc.gz") == put_in(TOPICS)


@pytest.mark.parametrize("name", ["Machines", "carts & laptops"])
def test_a_named_board_is_taken_with_all_below_it(name: str, board: SkinBoard, tmp_path: Path) -> None:
    done = crawl(board.address, tmp_path / "board.warc.gz", "--board", name)

    assert done.returncode == 0, done.stderr
    assert came_back(tmp_path / "board.warc.gz") == put_in(TOPICS)
    assert ("/viewforum.php?f=9" in board.asked) == (name != "Machines")


def test_a_board_that_is_not_there_is_said_with_those_that_are(board: SkinBoard, tmp_path: Path) -> None:
    done = crawl(board.address, tmp_path / "board.warc.gz", "--board", "Trains")

    assert done.returncode == 1
    assert (
        done.stderr
        == "--board Trains: no board of this name was found; there are “Buses”; “Machines”; “Carts & Laptops”\n"
    )
    assert not [path for path in board.asked if "viewtopic" in path]


def test_threads_in_which_nothing_was_said_since_are_left_out_and_come_later(board: SkinBoard, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    done = crawl(board.address + FORUM, archive, "--since", "2024-06-01")

    assert done.returncode == 0, done.stderr
    assert came_back(archive) == put_in([topic for topic in TOPICS if topic.last.posted.month >= 6])
    assert f"{FORUM}&start=6" not in board.asked

    done = crawl(board.address + FORUM, archive)

    assert done.returncode == 0, done.stderr
    assert came_back(archive) == put_in(TOPICS)


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    done = crawl("http://127.0.0.1:9/", tmp_path / "board.warc.gz", "--since", "June")

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "--since June" in done.stderr
