"""What odd or hostile sitemaps name costs a board neither threads nor requests, and a crawl by them may be killed."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from announcing import announce_sitemaps, rss, urlset
from board_of_skin import SkinBoard, came_back, put_in, running_skin
from crawling import crawl, crawl_until
from skins.nodebb import address
from skins.said import topics_of

from crawler.warc.index import ArchiveIndex

TOPICS = topics_of([1, 3, 2, 5, 1, 2, 1])
OTHERS = topics_of([1, 1, 1, 1, 1, 1, 1, 1, 2])[-1:]
SPELLED = "&amp;"
"""A query that says nothing, however often."""
NEXT = '<link rel="next" href="?page={}"><script'


@pytest.fixture
def board() -> Iterator[SkinBoard]:
    with running_skin("nodebb", TOPICS) as running:
        announce_sitemaps(running)
        yield running


def brings_all(board: SkinBoard, archive: Path) -> bool:
    done = crawl(board.start, archive)
    return (done.returncode, done.stderr) == (0, "") and came_back(archive) == put_in(TOPICS)


def test_further_pages_of_what_is_no_thread_are_not_asked_for(board: SkinBoard, tmp_path: Path) -> None:
    category = "/category/3/carts"
    page = board.skin.pages(TOPICS)[category]
    board.extra |= {category: page.replace("<script", NEXT.format(2), 1)}
    board.extra |= {f"{category}?page={at}": page.replace("<script", NEXT.format(at + 1), 1) for at in range(2, 9)}

    assert brings_all(board, tmp_path / "board.warc.gz")
    assert [path for path in board.asked if path.startswith("/category")] == [category]


@pytest.mark.parametrize("spelling", ["/#part{}", "/?{}"])
def test_a_thousand_spellings_of_one_page_are_one(spelling: str, board: SkinBoard, tmp_path: Path) -> None:
    board.extra["/sitemap/pages.xml"] = urlset(
        [(board.address + spelling.format(SPELLED * number), None) for number in range(1_200)]
    )

    assert brings_all(board, tmp_path / "board.warc.gz")


def test_a_sitemap_among_the_named_pages_is_no_thread(board: SkinBoard, tmp_path: Path) -> None:
    users = str(board.extra["/sitemap/users.xml"])
    board.extra |= {"/more/a.xml.gz": gzip.compress(users.encode()), "/more/b": bytes(range(256)), "/more/c": users}
    named = [(board.address + path, None) for path in board.extra if path.startswith("/more")]
    board.extra["/sitemap/pages.xml"] = urlset(named)

    assert brings_all(board, tmp_path / "board.warc.gz")


def test_a_page_that_mentions_a_sitemap_is_none(board: SkinBoard, tmp_path: Path) -> None:
    path = address(TOPICS[0])
    board.extra[path] = board.skin.pages(TOPICS)[path].replace("<title>", "<!-- <urlset> or <rss>? --><title>")

    assert brings_all(board, tmp_path / "board.warc.gz")


def test_instructions_and_unknown_entities_in_a_sitemap_cost_nothing(board: SkinBoard, tmp_path: Path) -> None:
    sitemap = str(board.extra["/sitemap/topics.1.xml"])
    board.extra["/sitemap/topics.1.xml"] = sitemap.replace("<url>", "<?pi x?>&foo;<url><?pi x?>&foo;")

    assert brings_all(board, tmp_path / "board.warc.gz")


def test_nothing_is_asked_of_hosts_that_a_sitemap_names_beside_its_own(board: SkinBoard, tmp_path: Path) -> None:
    with running_skin("nodebb", OTHERS) as other:
        named = [(f"{other.address}/page/{number}", None) for number in range(5)]
        board.extra["/sitemap/pages.xml"] = urlset(named)
        board.robots += f"Sitemap: {other.address}/sitemap.xml\n"

        assert brings_all(board, tmp_path / "board.warc.gz")
        assert other.asked == []


def test_a_sitemap_that_robots_txt_closes_is_not_asked_for(board: SkinBoard, tmp_path: Path) -> None:
    board.robots = board.robots.replace("/compose", "/sitemap")
    done = crawl(board.start, tmp_path / "board.warc.gz")

    assert done.returncode == 1
    assert "1 forbidden by robots.txt" in done.stdout
    assert "no sitemap or feed names threads below this address" in done.stderr
    assert board.asked == ["/robots.txt", "/"]


def test_a_limit_brings_as_many_threads_more_each_time_and_notes_them(board: SkinBoard, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    for times in (1, 2, 3):
        crawl(board.start, archive, "--limit", "1")

        assert len(came_back(archive)) == times
        assert len(ArchiveIndex(archive).states) == times


def test_a_feed_of_another_board_may_be_given_beside_a_board(board: SkinBoard, tmp_path: Path) -> None:
    archive = tmp_path / "board.warc.gz"
    with running_skin("nodebb", OTHERS) as other:
        other.extra["/recent.rss"] = rss(other, OTHERS)
        done = crawl(board.start, archive, f"{other.address}/recent.rss")

    assert (done.returncode, done.stderr) == (0, "")
    assert came_back(archive) == put_in([*TOPICS, *OTHERS])


@pytest.mark.parametrize(
    "body", ["<urlset></urlset>", "<sitemapindex></sitemapindex>", "<rss><channel></channel></rss>"]
)
def test_a_given_sitemap_or_feed_that_names_no_threads_is_said(body: str, board: SkinBoard, tmp_path: Path) -> None:
    board.extra["/sitemap.xml"] = body
    done = crawl(f"{board.address}/sitemap.xml", tmp_path / "board.warc.gz")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f"{board.address}/sitemap.xml: this sitemap or feed names no threads that can be read" in done.stderr


def test_a_crawl_by_sitemaps_that_is_killed_goes_on(board: SkinBoard, tmp_path: Path) -> None:
    archive, kills = tmp_path / "board.warc.gz", (4, 8, 12, 16)
    for count in kills:
        assert crawl_until(board.asked, count, board.start, archive)

    assert brings_all(board, archive)
    assert len(board.asked) - len(set(board.asked)) <= len(kills)
