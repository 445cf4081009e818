"""A board whose lists nothing here reads comes by its sitemaps and feeds: its threads, and little else."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from announcing import announce_sitemaps, last_post, opening_post, rss, urlset
from board_of_skin import SkinBoard, came_back, put_in, running_skin
from crawling import crawl
from skins.nodebb import address
from skins.said import answered, topics_of

TOPICS = topics_of([1, 3, 2, 5, 1, 2, 1])
CHANGED = 4
MOST_SAMPLES = 3
BESIDE = 10
"""robots.txt, the page that was given, an index and its four sitemaps, and pages that turn out to be no topics."""


@pytest.fixture
def board() -> Iterator[SkinBoard]:
    with running_skin("nodebb", TOPICS) as running:
        announce_sitemaps(running)
        yield running


def topics_asked(board: SkinBoard) -> list[int]:
    return [int(found[1]) for path in board.asked if (found := re.match(r"/topic/(\d+)/", path))]


def test_sitemaps_bring_every_post_and_then_what_changed(board: SkinBoard, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    done = crawl(board.start, archive)

    assert (done.returncode, done.stderr) == (0, "")
    assert came_back(archive) == put_in(TOPICS)
    assert len(set(board.asked)) == len(board.asked)

    board.asked.clear()
    board.topics = answered(TOPICS, CHANGED)
    announce_sitemaps(board)
    done = crawl(board.start, archive)

    assert (done.returncode, done.stderr) == (0, "")
    assert came_back(archive) == put_in(board.topics)
    assert set(topics_asked(board)) == {CHANGED}
    assert len(board.asked) <= len(board.topics[CHANGED - 1].posts) + BESIDE
    assert "6 threads unchanged" in done.stdout

    board.asked.clear()
    done = crawl(board.start, archive)

    assert (done.returncode, done.stderr, topics_asked(board)) == (0, "", [])


def test_of_pages_that_are_no_threads_a_few_are_looked_at(board: SkinBoard, tmp_path: Path) -> None:
    board.extra |= {f"/user/nobody-{number}": "<html><body>Nobody</body></html>" for number in range(50)}
    users = "".join(f"<url><loc>{board.address}/user/nobody-{number}</loc></url>" for number in range(50))
    board.extra["/sitemap/users.xml"] = f"<urlset>{users}</urlset>"
    done = crawl(board.start, tmp_path / "board.warc.gz")

    assert done.returncode == 0, done.stderr
    assert came_back(tmp_path / "board.warc.gz") == put_in(TOPICS)
    assert sum(path.startswith("/user/") for path in board.asked) <= MOST_SAMPLES
    assert "47 addresses like those of other pages left out" in done.stdout


def test_threads_of_which_the_sitemap_tells_that_they_are_too_old_come_later(board: SkinBoard, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    done = crawl(board.start, archive, "--since", "2024-05-01")

    assert done.returncode == 0, done.stderr
    assert came_back(archive) == put_in([topic for topic in TOPICS if topic.last.posted.month >= 5])

    done = crawl(board.start, archive)

    assert done.returncode == 0, done.stderr
    assert came_back(archive) == put_in(TOPICS)


def test_a_last_change_that_tells_of_no_answers_is_not_believed(board: SkinBoard, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    board.topics = answered(TOPICS, 2)
    announce_sitemaps(board, changed=opening_post)
    assert crawl(board.start, archive).returncode == 0
    assert came_back(archive) == put_in(board.topics)

    board.topics = answered(board.topics, CHANGED)
    announce_sitemaps(board, changed=opening_post)
    done = crawl(board.start, archive)

    assert done.returncode == 0, done.stderr
    assert came_back(archive) == put_in(board.topics)


def test_what_was_passed_over_as_too_old_is_asked_for_where_dates_tell_nothing(
    board: SkinBoard, tmp_path: Path
) -> None:
    archive = tmp_path / "board.warc.gz"
    board.topics = answered(answered(TOPICS, 1), 7)
    announce_sitemaps(board, changed=opening_post)
    done = crawl(board.start, archive, "--since", "2024-07-01")

    assert done.returncode == 0, done.stderr
    assert put_in(board.topics[:1]).items() <= came_back(archive).items()


def test_a_crawl_by_sitemap_ends_after_so_many_threads_and_goes_on(board: SkinBoard, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    done = crawl(board.start, archive, "--limit", "2")

    assert (done.returncode, len(came_back(archive))) == (1, 2)
    assert "after 2 threads" in done.stderr

    done = crawl(board.start, archive)

    assert done.returncode == 0, done.stderr
    assert came_back(archive) == put_in(TOPICS)


def test_a_topic_that_robots_txt_closes_is_left_out(board: SkinBoard, tmp_path: Path) -> None:
    board.robots = board.robots.replace("/compose", address(TOPICS[0]))
    done = crawl(board.start, tmp_path / "board.warc.gz")

    assert done.returncode == 0, done.stderr
    assert "1 forbidden by robots.txt" in done.stdout
    assert came_back(tmp_path / "board.warc.gz") == put_in(TOPICS[1:])
    assert 1 not in topics_asked(board)


def test_what_lies_beside_the_board_is_not_asked_for(board: SkinBoard, tmp_path: Path) -> None:
    announce_sitemaps(board, folder="/shop")
    board.extra["/board/"] = board.skin.pages(TOPICS)["/"]
    done = crawl(f"{board.address}/board/", tmp_path / "board.warc.gz")

    assert done.returncode == 1
    assert "lists of nodebb are not read, and no sitemap or feed names threads below this address" in done.stderr
    assert [path for path in board.asked if path.startswith(("/shop", "/user", "/category"))] == []


def test_a_sitemap_that_nobody_names_is_found_and_may_be_compressed(board: SkinBoard, tmp_path: Path) -> None:
    board.robots = ""
    board.extra["/sitemap.xml"] = gzip.compress(str(board.extra["/sitemap/topics.1.xml"]).encode())
    done = crawl(board.start, tmp_path / "board.warc.gz")

    assert (done.returncode, done.stderr) == (0, "")
    assert came_back(tmp_path / "board.warc.gz") == put_in(TOPICS)


def test_half_a_sitemap_is_said(board: SkinBoard, tmp_path: Path) -> None:
    whole = board.extra["/sitemap/topics.1.xml"]
    board.extra["/sitemap/topics.1.xml"] = whole[: len(whole) // 2]
    done = crawl(board.start, tmp_path / "board.warc.gz")

    assert done.returncode == 1
    assert f"{board.address}/sitemap/topics.1.xml: this sitemap breaks off" in done.stderr


def test_a_feed_brings_the_newest_threads_and_says_that_others_are_missing(board: SkinBoard, tmp_path: Path) -> None:
    board.robots = ""
    link = '<link rel="alternate" type="application/rss+xml" href="/recent.rss">'
    board.extra = {"/": board.skin.pages(TOPICS)["/"].replace("<title>", f"{link}<title>")}
    board.extra["/recent.rss"] = rss(board, TOPICS[-3:])
    archive = tmp_path / "board.warc.gz"
    done = crawl(board.start, archive)

    assert done.returncode == 1
    assert "its feed names 3 threads, older ones are missing" in done.stderr
    assert came_back(archive) == put_in(TOPICS[-3:])

    board.asked.clear()
    board.topics = answered(TOPICS, 6)
    board.extra["/recent.rss"] = rss(board, board.topics[-3:])
    crawl(board.start, archive)

    assert came_back(archive) == put_in(board.topics[-3:])
    assert topics_asked(board) == [6, 6]


def test_a_feed_or_sitemap_may_be_given_itself(board: SkinBoard, tmp_path: Path) -> None:
    board.extra["/recent.rss"] = rss(board, TOPICS[:2])
    done = crawl(f"{board.address}/recent.rss", tmp_path / "board.warc.gz")

    assert (done.returncode, done.stderr) == (0, "")
    assert came_back(tmp_path / "board.warc.gz") == put_in(TOPICS[:2])


def test_the_given_page_may_be_like_the_topics_that_its_sitemap_names(board: SkinBoard, tmp_path: Path) -> None:
    pages = board.skin.pages(TOPICS)
    short = [topic for topic in TOPICS if len(topic.posts) == 1]
    board.extra = {"/board/start": pages["/"]} | {f"/board/{topic.slug}": pages[address(topic)] for topic in short}
    named = [(f"{board.address}/board/{topic.slug}", last_post(topic)) for topic in short]
    board.extra["/sitemap.xml"] = urlset([(f"{board.address}/board/start", None), *named])
    done = crawl(f"{board.address}/board/start", tmp_path / "board.warc.gz")

    assert (done.returncode, done.stderr) == (0, "")
    assert came_back(tmp_path / "board.warc.gz") == put_in(short)
