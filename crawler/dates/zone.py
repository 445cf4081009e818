"""The zone that a page names for all its times: "All times are GMT -5", "Alle Zeiten sind UTC + 1 Stunde"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bs4 import Tag

from crawler.items import DateSource, Moment
from crawler.markup.soup import attribute, words

LONGEST = 240
"""Characters of an element past which it is no line of a page's foot."""

_SAID = re.compile(
    r"(?:^|\s)(?:UTC|GMT|WEZ)(?:\s*(?P<sign>[+\-\u2212])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)?"
    r"(?P<summer>\s*(?:[^\W\d]+\s*)?\[[^\]]{1,30}\])?(?=$|[\s.,;])"
)
"""Matches "UTC - 5", "GMT +1 [DST]", as in a page's "All times are UTC - 5"."""


def zone_at_foot(soup: Tag, selector: str) -> tzinfo | None:
    """Return the zone that the last fitting element names (see `zone_said`)."""
    return zone_said(soup.select(selector))


def zone_said(elements: Sequence[Tag]) -> tzinfo | None:
    """Return the zone that the last of the elements that does so names; None where none does.

    A place in the title ("Europe/Berlin") tells each date's own offset; a number is the offset of all times of the
    page, and a word in brackets after it ("[ DST ]") says that the hour of summer time is added.
    """
    for element in reversed(elements):
        said = words(element)
        found = _SAID.search(said) if len(said) <= LONGEST else None
        if found is None:
            continue
        for titled in element.select("[title]"):
            if place := _place(attribute(titled, "title") or ""):
                return place
        minutes = int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
        if minutes > 14 * 60:
            return None
        offset = timedelta(minutes=minutes if found["sign"] == "+" else -minutes, hours=1 if found["summer"] else 0)
        return timezone(offset) if offset else UTC
    return None


def in_zone(moment: Moment | None, zone: tzinfo | None) -> Moment | None:
    """Return a moment that the page states by the clock in the zone that the page names; others as they are."""
    if moment is None or zone is None or not isinstance(moment.at, datetime) or moment.at.tzinfo is not None:
        return moment
    if moment.how is not DateSource.STATED:
        return moment
    at = moment.at.replace(tzinfo=zone)
    offset = at.utcoffset()
    return replace(moment, at=at.replace(tzinfo=timezone(offset) if offset is not None else zone))


def _place(name: str) -> tzinfo | None:
    if "/" not in name:
        return None
    try:
        return ZoneInfo(name.replace(" ", "_"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
