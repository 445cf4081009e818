"""A crawl of a board of each program whose lists are read: every post, then what changed and no more."""

import gzip
from pathlib import Path

import pytest
from board_of_skin import SkinBoard, came_back, put_in, running_skin
from crawling import crawl
from skins.said import answered, topics_of

BOARDS = ("phpbb", "simple_machines", "mybb", "fluxbb", "xenforo", "vbulletin", "discourse", "flarum")
ARCHIVES = ("pipermail", "mhonarc", "public_inbox")
TOPICS = topics_of([1, 3, 2, 5, 1, 2, 1])
"""Three pages of a list; the fourth topic has three pages."""
CHANGED = 4
BESIDE = 5
"""robots.txt, the page that was given, and pages of the list until one shows nothing new."""


def crawled(board: SkinBoard, archive: Path, *options: str) -> list[str]:
    """Crawl; return what the board was asked for."""
    before = len(board.asked)
    done = crawl(board.start, archive, *options)
    assert done.returncode == 0, done.stderr
    return board.asked[before:]


@pytest.mark.parametrize("name", [*BOARDS, *ARCHIVES])
def test_every_post_comes_back_and_a_second_crawl_fetches_what_changed(name: str, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    with running_skin(name, TOPICS) as board:
        first = crawled(board, archive)
        assert came_back(archive) == put_in(TOPICS)
        assert len(set(first)) == len(first)

        board.topics = answered(TOPICS, CHANGED)
        second = crawled(board, archive)
        assert came_back(archive) == put_in(board.topics)

    told = {path: topics_in(board, path) for path in second}
    assert set.union(*told.values()) == {CHANGED}
    assert len(second) <= len(board.topics[CHANGED - 1].posts) + BESIDE


def topics_in(board: SkinBoard, path: str) -> set[int]:
    """Return the numbers of the topics of which a page says something."""
    body = board.page(path) or b""
    text = (gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body).decode()
    return {topic.number for topic in board.topics if any(post.text in text for post in topic.posts)}
