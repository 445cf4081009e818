"""The moment that an element of a page shows: by its attributes where they hold one, else by its words."""

from collections.abc import Iterable
from datetime import UTC, datetime

from bs4 import Tag

from crawler.dates.day_order import SIGNS
from crawler.dates.reading import parse_moment
from crawler.items import Moment, Precision
from crawler.markup.numbering import parse_int
from crawler.markup.soup import attribute, words
from crawler.page import Page

ATTRIBUTES = ("datetime", "date", "data-timestamp", "data-time", "title", "content")
MILLISECONDS = 100_000_000_000
"""From here on a number of the epoch counts milliseconds: as seconds it would be the year 5138."""
MOST_WORDS = 10
"""Words of a line that can be its closing date."""


def moment_of_element(element: Tag | None, page: Page, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment of a `time` element (or one like it), the element's own or the first inside it that holds one.

    A number in an attribute is seconds of the epoch. None where there is no element, or nothing in it is a date.
    """
    if element is None:
        return None
    for holder in (element, *element.select("time, abbr, [title], [datetime], [date], [data-timestamp], [data-time]")):
        for name in ATTRIBUTES:
            said = attribute(holder, name)
            if said and (found := moment_of_text(said, page, day_first=day_first)):
                return found
    return moment_of_text(words(element), page, day_first=day_first)


def moment_of_text(text: str, page: Page, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment that a text or an epoch number names, counted from the page's own moment where it must be."""
    if 9 <= len(text) <= 13 and (number := parse_int(text)) is not None:
        return epoch_moment(number)
    return parse_moment(text, seen=page.seen, day_first=day_first)


def first_moment(texts: Iterable[str], page: Page, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment of the first text that names one."""
    return next((found for text in texts if (found := moment_of_text(text, page, day_first=day_first))), None)


def closing_moment(text: str, page: Page, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment with which a line closes: "Submitted by Anna on Wed, 19/12/2012 - 16:03."."""
    last = text.split()[-MOST_WORDS:]
    return first_moment((" ".join(last[at:]) for at in range(len(last))), page, day_first=day_first)


def opening_moment(text: str, page: Page, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment with which a line opens, its hour with it: "13 December, 2010 - 13:42 sent by Anna"."""
    first = text.split()[:MOST_WORDS]
    opening = (" ".join(first[:end]) for end in range(len(first), 0, -1))
    moments = [found for said in opening if (found := moment_of_text(said, page, day_first=day_first))]
    return next((found for found in moments if isinstance(found.at, datetime)), next(iter(moments), None))


def epoch_moment(number: int) -> Moment | None:
    """Return the moment of an epoch number in seconds or milliseconds; it is in UTC."""
    seconds = number // 1000 if number >= MILLISECONDS else number
    try:
        return Moment(at=datetime.fromtimestamp(seconds, UTC), precision=Precision.SECOND)
    except (ValueError, OverflowError, OSError):
        return None


def page_day_first(texts: Iterable[str], page: Page) -> bool | None:
    """Say from the dates of a page's posts, in their order, whether the day comes first; None where nothing tells."""
    said = list(texts)
    return next((settled for sign in SIGNS if (settled := sign(said, page)) is not None), None)
