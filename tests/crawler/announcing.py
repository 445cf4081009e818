"""What a board announces of itself: a sitemap as NodeBB and WordPress write theirs, a feed, and robots.txt beside."""

from collections.abc import Callable, Iterable
from datetime import datetime

from board_of_skin import SkinBoard
from skins.nodebb import address, profile
from skins.said import PEOPLE, Topic

SITEMAP = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{1}</{0}>'
Changed = Callable[[Topic], datetime]


def last_post(topic: Topic) -> datetime:
    """Return when a topic was answered last: what most programs tell as its last change."""
    return topic.last.posted


def opening_post(topic: Topic) -> datetime:
    """Return when a topic was opened: WordPress and what is built on it tell that."""
    return topic.posts[0].posted


def announce_sitemaps(board: SkinBoard, *, changed: Changed = last_post, folder: str = "") -> None:
    """Give a board the sitemaps of its present topics, which its robots.txt names."""
    board.robots = f"User-agent: *\nDisallow: /compose\nSitemap: {board.address}/sitemap.xml\n"
    parts = {
        "/sitemap/pages.xml": urlset([(f"{board.address}/", None), (f"{board.address}/users", None)]),
        "/sitemap/categories.xml": urlset([(f"{board.address}/category/3/carts", None)]),
        "/sitemap/users.xml": urlset([(board.address + profile(person), None) for person in PEOPLE * 2]),
        "/sitemap/topics.1.xml": urlset(
            [(board.address + folder + address(topic), changed(topic)) for topic in board.topics]
        ),
    }
    index = "".join(f"<sitemap><loc>{board.address}{path}</loc></sitemap>" for path in parts)
    board.extra |= {"/sitemap.xml": SITEMAP.format("sitemapindex", index), **parts}


def urlset(named: Iterable[tuple[str, datetime | None]]) -> str:
    """Return a sitemap of addresses, each with the moment of its last change where it is told."""
    entries = (
        f"<url><loc>{loc}</loc>{f'<lastmod>{moment.isoformat()}</lastmod>' if moment else ''}</url>"
        for loc, moment in named
    )
    return SITEMAP.format("urlset", "".join(entries))


def rss(board: SkinBoard, topics: Iterable[Topic]) -> str:
    """Return a feed of topics, as RSS."""
    items = "".join(
        f"<item><title>{topic.title}</title><link>{board.address}{address(topic)}</link>"
        f"<pubDate>{topic.last.posted:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for topic in topics
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Carts</title>{items}</channel></rss>'
    )
