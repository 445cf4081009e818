"""What sitemaps and feeds name, which of the named are alike, and which page of a thread is the next."""

import gzip
import zlib

import pytest
from scrapy.http import Response

from crawler.errors import BreaksOff, UnreadableSource
from crawler.markup.next_page import next_page
from crawler.markup.roots import root_name
from crawler.page import Page
from crawler.spiders.candidates import shape_of
from crawler.spiders.feeds import board_of_feed, feeds_named
from crawler.spiders.sitemaps import LARGEST, board_of_sitemap

ADDRESS = "https://board.example/sitemap.xml"
URLSET = """<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet type="text/xsl" href="//board.example/main.xsl"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>
https://board.example/topic/1/carts?a=1&amp;b=2</loc><lastmod>2024-05-14T08:05:00+02:00</lastmod>
<image:image><image:loc>https://board.example/cart.png</image:loc></image:image></url>
<url><loc>https://board.example/topic/2/chargers</loc><lastmod>soon</lastmod></url>
<url><lastmod>2024-05-14</lastmod></url><url><loc>ftp://board.example/file</loc></url><url><loc>http://[</loc></url>
</urlset>
<!-- made in 0.01 s -->"""
INDEX = "<sitemapindex><sitemap><loc>https://board.example/sitemap/topics.1.xml</loc></sitemap></sitemapindex>"


def answer(body: bytes | str) -> Response:
    return Response(ADDRESS, body=body.encode() if isinstance(body, str) else body)


@pytest.mark.parametrize("packed", [False, True])
def test_a_sitemap_names_pages_with_their_last_change(packed: bool) -> None:
    board = board_of_sitemap(answer(gzip.compress(URLSET.encode()) if packed else URLSET))

    assert board is not None
    assert board.threads == (
        "https://board.example/topic/1/carts?a=1&b=2",
        "https://board.example/topic/2/chargers",
    )
    assert list(board.states) == list(board.last_posts) == ["https://board.example/topic/1/carts?a=1&b=2"]
    assert board.mixed


def test_an_index_names_sitemaps() -> None:
    board = board_of_sitemap(answer(INDEX))

    assert board is not None
    assert board.boards == {"https://board.example/sitemap/topics.1.xml": "topics.1.xml"}
    assert board.threads == ()


@pytest.mark.parametrize("body", ["", "<html><body>urlset</body></html>", "{}", b"\x00\xff", b"\x1f\x8b\x08"[:2]])
def test_what_is_no_sitemap_is_told(body: bytes | str) -> None:
    assert board_of_sitemap(answer(body)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('\ufeff <?xml version="1.0"?>\n<!-- <a> --><!DOCTYPE rss [] >\n<sm:urlset xmlns:sm="s">', "sm:urlset"),
        ("<html><!-- <urlset> --><urlset>", "html"),
        ("Of <urlset> and <rss>", ""),
        ('{"title": "<urlset>"}', ""),
        pytest.param("<!--x-->" * 400 + "<", "", id="many comments"),
        ("", ""),
    ],
)
def test_the_root_of_a_page_is_its_first_element(text: str, name: str) -> None:
    assert root_name(text) == name


@pytest.mark.parametrize("body", [URLSET[: len(URLSET) // 2], gzip.compress(URLSET.encode(), mtime=0)[:-120]])
def test_half_a_sitemap_is_refused(body: bytes | str) -> None:
    with pytest.raises((BreaksOff, UnreadableSource)):
        board_of_sitemap(answer(body))


def test_a_bomb_is_refused() -> None:
    packer = zlib.compressobj(wbits=31)
    bomb = b"".join([packer.compress(b"<urlset>" + b" " * (LARGEST + 1)), packer.flush()])

    with pytest.raises(UnreadableSource, match="larger than 50 MB"):
        board_of_sitemap(answer(bomb))


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/f"/>
<entry><link rel="alternate" href="/viewtopic.php?p=7#p7"/><published>2024-05-14T08:05:00+00:00</published>
<updated>2024-05-15T08:05:00+00:00</updated></entry></feed>"""
RSS = """<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><link>https://board.example</link>
<item><link>https://elsewhere.example/article</link><comments>https://board.example/s/abc</comments>
<slash:comments>3</slash:comments><pubDate>Tue, 14 May 2024 08:05:00 GMT</pubDate></item>
<item><link>https://elsewhere.example/other</link></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://board.example/topic/5"><title>Carts</title>
<link>https://board.example/topic/5</link><dc:date>2024-05-14T08:05:00+00:00</dc:date></item></rdf:RDF>"""


@pytest.mark.parametrize(
    ("text", "thread", "day"),
    [
        pytest.param(ATOM, "https://board.example/viewtopic.php?p=7", "2024-05-15", id="atom"),
        pytest.param(RSS, "https://board.example/s/abc", "2024-05-14", id="rss of a board of links"),
        pytest.param(RDF, "https://board.example/topic/5", "2024-05-14", id="rss 1.0"),
    ],
)
def test_a_feed_names_threads_of_its_host(text: str, thread: str, day: str) -> None:
    board = board_of_feed(Page(source="feed", text=text, url="https://board.example/feed"))

    assert board is not None
    assert board.threads == (thread,)
    assert board.last_posts[thread].day.isoformat() == day


def test_a_page_names_its_feeds() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/recent.rss"><link rel="alternate" hreflang="de" '
        'href="/de"><link rel="alternate" type="application/atom+xml" href="http://[">'
    )
    page = Page(source="page", text=f"<html><head>{head}</head></html>", url="https://board.example/a/b")

    assert feeds_named(page) == ("https://board.example/recent.rss",)
    assert board_of_feed(page) is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("/topic/12/laptop-carts", "/topic/7/carts", True),
        ("/topic/12/laptop-carts", "/category/7/carts", False),
        ("/t12-laptop-carts", "/t7-carts", True),
        ("/t12-laptop-carts", "/f12-laptop-carts", False),
        ("/threads/laptop-carts.12/", "/threads/carts.7/", True),
        ("/index.php?threads/laptop-carts.12/", "/index.php?members/carts.7/", False),
        ("/viewtopic.php?t=12", "/viewtopic.php?t=7", True),
        ("/viewtopic.php?t=12", "/viewtopic.php?p=7", False),
        ("/community/all-carts/laptop-carts/", "/community/all-carts/", False),
        ("/forums/topic/carts/", "/forums/topic/laptop-carts/", True),
    ],
)
def test_addresses_of_one_shape_are_alike(one: str, other: str, alike: bool) -> None:
    assert (shape_of(f"https://board.example{one}") == shape_of(f"https://www.board.example{other}")) is alike


@pytest.mark.parametrize(
    ("thread", "link", "found"),
    [
        ("/topic/12/carts", "?page=2", "/topic/12/carts?page=2"),
        ("/topic/12/carts/", "/topic/12/carts/page/2", "/topic/12/carts/page/2"),
        ("/viewtopic.php?t=12", "/viewtopic.php?t=12&start=15", "/viewtopic.php?t=12&start=15"),
        ("/viewtopic.php?t=12", "/viewtopic.php?t=13", None),
        ("/topic/12/carts", "/topic/13/chargers", None),
        ("/topic/12/carts", "/topic/12/carts", None),
    ],
)
def test_the_next_page_is_one_of_the_same_thread(thread: str, link: str, found: str | None) -> None:
    host = "https://board.example"
    page = Page(source="page", text=f'<html><body><a rel="next" href="{link}">›</a></body></html>', url=host + thread)

    assert next_page(page, host + thread) == (host + found if found else None)
