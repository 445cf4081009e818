"""A thread's page without its dress: the archive for search engines, the view for printing.

Programs give them beside their usual pages, with name, day and words of each post and little else: posts have neither
address nor number, so that those of a second page are told from the first's by author and words. Where these are is
data, a `Reduced`; how they are read is the same for all.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bs4 import Tag

from crawler.bodies.post_body import PostBody
from crawler.dates.shown import moment_of_text, page_day_first
from crawler.dates.zone import in_zone, zone_at_foot
from crawler.drafts import Draft, finish_thread
from crawler.items import Author, Thread
from crawler.markup.addresses import canonical_url, join_url
from crawler.markup.soup import attribute, words
from crawler.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduced:
    """Selectors of such a page: `head` and `body` of each post in the page's order, `name` and `date` in a head.

    `subject` is the thread's heading; where it holds a link, that leads to the usual page. `foot` names the zone.
    """

    head: str
    name: str
    date: str
    body: str
    subject: str
    foot: str | None = None


def read_reduced(
    soup: Tag, page: Page, reduced: Reduced, *, platform: str, parse: Callable[[Tag], PostBody]
) -> Thread | None:
    """Return the thread of a page in this form, None where the page has another; `parse` divides a body."""
    heads, bodies = soup.select(reduced.head), soup.select(reduced.body)
    names, dates = ([head.select_one(selector) for head in heads] for selector in (reduced.name, reduced.date))
    heading = soup.select_one(reduced.subject)
    if not heads or len(heads) != len(bodies) or not all(names) or heading is None or not words(heading):
        return None
    shown = [words(date) if date else "" for date in dates]
    day_first = page_day_first(shown, page)
    zone = zone_at_foot(soup, reduced.foot) if reduced.foot else None
    link = heading if heading.name == "a" else heading.select_one("a[href]")
    usual = join_url(page.url or "", attribute(link, "href") or "") if link else ""
    address = usual if usual.startswith("http") else canonical_url(page, soup)
    drafts = [
        Draft(
            number=number,
            body=parse(body),
            author=Author(name=words(name)),
            posted=in_zone(moment_of_text(said, page, day_first=day_first), zone),
        )
        for number, (name, said, body) in enumerate(zip(filter(None, names), shown, bodies, strict=True), start=1)
    ]
    return finish_thread(drafts, subject=words(heading), platform=platform, url=address)
