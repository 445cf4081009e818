"""Django's habit of writing a moment ("Jan. 1, 2024, midnight", "5 a.m."), which several boards inherit."""

import re

from crawler.dates.reading import parse_moment
from crawler.items import Moment

_NAMED = {"midnight": "12:00 a.m.", "noon": "12:00 p.m."}
_NAME = re.compile(r"\b(midnight|noon)\s*$")
_FULL_HOUR = re.compile(r"(?<![:\d])(\d{1,2}) ([ap]\.m\.)")


def parse_django_moment(text: str) -> Moment | None:
    """Return the moment to the minute, without a zone since Django's format shows none; None where it is no date.

    A full hour drops its minutes ("5 a.m."), yet is known to the minute.
    """
    whole = _NAME.sub(lambda found: _NAMED[found[1]], text)
    return parse_moment(_FULL_HOUR.sub(r"\1:00 \2", whole))
