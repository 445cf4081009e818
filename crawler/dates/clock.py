"""The clock beside a day: "3:14 pm", "14:32:05 CET", "9:00 +0200", to the moment with its zone where one is named."""

import re
from datetime import date, datetime, time, timedelta, timezone

from crawler.items import DateSource, Moment, Precision

ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "msd": 4, "brt": -3, "brst": -2, "kst": 9, "hkt": 8,
}  # fmt: skip
_MOSCOW_IN_SUMMER = (date(2011, 3, 27), date(2014, 10, 26))
"""From when until when Moscow's clocks were on summer time all year, and called it MSK."""

_TIME = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>(?:UTC|GMT)?\s*[+-]\d\d:?\d\d|(?:UTC|GMT)\s*[+-]\d{1,2}|[A-Z]{1,4}\b)?|(?P<bare>\d{1,2})\s*(?P<bare_half>[ap]\.?m\.?)",
    re.I,
)
"""Matches "3:14 pm", "14:32:05 CET", "9.00 +0200", "3pm"."""


def on_clock(day: date, said: str | None, how: DateSource) -> Moment | None:
    """Return the moment of a day that a clock names, None where the words are no clock; without words the day alone.

    Where a zone is named that is not known, neither is the hour: the day alone is left.
    """
    if not said:
        return Moment(at=day, precision=Precision.DAY, how=how)
    found = _TIME.fullmatch(said.strip())
    if found is None:
        return None
    hour = int(found["hour"] or found["bare"])
    half = (found["half"] or found["bare_half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = _zone(found["zone"], day)
    if found["zone"] and zone is None:
        return Moment(at=day, precision=Precision.DAY, how=how)
    precision = Precision.SECOND if found["second"] else Precision.MINUTE if found["minute"] else Precision.HOUR
    clock = time(hour, int(found["minute"] or 0), int(found["second"] or 0), tzinfo=zone)
    return Moment(at=datetime.combine(day, clock), precision=precision, how=how)


def _zone(name: str | None, day: date) -> timezone | None:
    if not name:
        return None
    if offset := re.search(r"([+-])(\d\d?)(?::?(\d\d))?$", name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    named = name.strip().lower()
    if named == "msk" and _MOSCOW_IN_SUMMER[0] <= day < _MOSCOW_IN_SUMMER[1]:
        named = "msd"
    hours = ZONES.get(named)
    return None if hours is None else timezone(timedelta(hours=hours))
