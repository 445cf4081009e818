"""The moment that an element of a page shows: by its attributes where they hold one, else by its words."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from bs4 import Tag

from crawler.dates import parse_moment, settle_day_first
from crawler.items import Moment, Precision
from crawler.page import Page
from crawler.soup import attribute, words

ATTRIBUTES = ("datetime", "date", "data-timestamp", "data-time", "title", "content")
MILLISECONDS = 100_000_000_000
"""From here on a number of the epoch counts milliseconds: as seconds it would be the year 5138."""
MOST_WORDS = 10
"""Words of a line that can be its closing date."""

_ISO = re.compile(r"\"((?:19|20)\d\d)-(\d\d)-(\d\d)[T\"]")
_SIGN = re.compile(r"\b\d\d?([-/.])\d\d?\1(?:(?:19|20)\d\d|\d\d)\b")
_NUMERIC = re.compile(r"\b(\d\d?)[-/.](\d\d?)[-/.]((?:19|20)\d\d)\b")


def moment_shown(element: Tag | None, page: Page, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment of a `time` element (or one like it), the element's own or the first inside it that holds one.

    A number in an attribute is seconds of the epoch. None where there is no element, or nothing in it is a date.
    """
    if element is None:
        return None
    for holder in (element, *element.select("time, abbr, [title], [datetime], [date], [data-timestamp], [data-time]")):
        for name in ATTRIBUTES:
            said = attribute(holder, name)
            if said and (found := moment_said(said, page, day_first=day_first)):
                return found
    return moment_said(words(element), page, day_first=day_first)


def moment_said(text: str, page: Page, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment that a text or an epoch number names, counted from the page's own moment where it must be."""
    if text.isdigit() and 9 <= len(text) <= 13:
        return epoch_moment(int(text))
    return parse_moment(text, seen=page.seen, day_first=day_first)


def first_moment(texts: Iterable[str], page: Page, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment of the first text that names one."""
    return next((found for text in texts if (found := moment_said(text, page, day_first=day_first))), None)


def closing_moment(text: str, page: Page, *, day_first: bool | None = None) -> Moment | None:
    """Return the moment with which a line closes: "Submitted by Anna on Wed, 19/12/2012 - 16:03."."""
    last = text.split()[-MOST_WORDS:]
    return first_moment((" ".join(last[at:]) for at in range(len(last))), page, day_first=day_first)


def epoch_moment(number: int) -> Moment | None:
    """Return the moment of an epoch number in seconds or milliseconds; it is in UTC."""
    seconds = number / 1000 if number >= MILLISECONDS else number
    try:
        return Moment(at=datetime.fromtimestamp(int(seconds), UTC), precision=Precision.SECOND)
    except (ValueError, OverflowError, OSError):
        return None


def page_day_first(texts: Iterable[str], page: Page) -> bool | None:
    """Say from the dates that a page shows whether the day stands first; None where nothing settles it.

    Where no number is past 12, the page's own ISO dates (JSON-LD, `meta`) may tell which of the two days is meant.
    """
    said = list(texts)
    settled = settle_day_first(said)
    if settled is not None:
        return settled
    signs = {sign for text in said for sign in _SIGN.findall(text)}
    if signs == {"."}:  # no language writes the month first with full stops
        return True
    stated = {(int(year), int(month), int(day)) for year, month, day in _ISO.findall(page.text)}
    votes = set()
    for a, b, year in (found.groups() for text in said for found in _NUMERIC.finditer(text)):
        day_first, month_first = (int(year), int(b), int(a)), (int(year), int(a), int(b))
        if (day_first in stated) != (month_first in stated):
            votes.add(day_first in stated)
    return votes.pop() if len(votes) == 1 else None
