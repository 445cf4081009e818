"""Dates counted back from when the page looked like that: "20 days ago", "16h ago", "1 hour, 5 minutes ago"."""

import re
from datetime import date, datetime, timedelta

from crawler.items import DateSource, Moment, Precision

UNITS = {
    "second": Precision.MINUTE,
    "minute": Precision.MINUTE,
    "hour": Precision.HOUR,
    "day": Precision.DAY,
    "week": Precision.MONTH,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
}
"""How finely "N units ago" is known: a rounded week says no more than the month."""
SHORT_UNITS = {
    "s": "second", "sec": "second", "m": "minute", "min": "minute", "h": "hour", "hr": "hour", "d": "day", "w": "week",
    "wk": "week", "mo": "month", "y": "year", "yr": "year",
}  # fmt: skip

_UNIT = "|".join([*UNITS, *sorted(SHORT_UNITS, key=len, reverse=True)])
_AGO = re.compile(
    rf"(?:about |over |almost |posted )?(?P<n>\d{{1,4}}|an?|one|last)\s*(?P<unit>{_UNIT})s?\.?(?:\s+ago)?", re.I
)
"""Matches "about 3 days ago", "an hour", "2h"."""
_PART = rf"(\d{{1,4}})\s*({_UNIT})s?\.?"
_AGO_IN_PARTS = re.compile(rf"(?:{_PART}(?:,\s*|\s+and\s+|\s+))+{_PART}\s+ago", re.I)


def relative_moment(text: str, seen: datetime | date | None) -> Moment | None:
    """Return what the whole text counts back from `seen`, as fine as its last unit; None where it counts nothing."""
    if text.lower() in {"just now", "now", "moments ago"}:
        return _computed(seen, timedelta(0), Precision.MINUTE)
    if _AGO_IN_PARTS.fullmatch(text):
        return _before(seen, [(int(n), _unit(unit)) for n, unit in re.findall(_PART, text, re.I)])
    found = _AGO.fullmatch(text)
    if found is None or (found["unit"].lower() in UNITS and not text.lower().endswith("ago") and found["n"] != "last"):
        return None
    return _before(seen, [(int(found["n"]) if found["n"].isdigit() else 1, _unit(found["unit"]))])


def day_of(seen: datetime | date) -> date:
    """Return the day on which a page looked like that, from which its "today" is counted."""
    return seen.date() if isinstance(seen, datetime) else seen


def _unit(written: str) -> str:
    return SHORT_UNITS.get(written.lower(), written.lower())


def _before(seen: datetime | date | None, parts: list[tuple[int, str]]) -> Moment | None:
    """Return the moment so many units before `seen`; months and years are counted by the calendar."""
    finest = parts[-1][1]
    months = sum(number * (12 if unit == "year" else 1) for number, unit in parts if unit in {"month", "year"})
    rest = sum(
        (timedelta(**{f"{unit}s": number}) for number, unit in parts if unit not in {"month", "year"}), timedelta(0)
    )
    if not months:
        return _computed(seen, rest, UNITS[finest])
    if seen is None:
        return None
    counted = _months_before(seen, months, UNITS[finest])
    return counted if not rest else Moment(at=counted.at - rest, precision=Precision.MONTH, how=DateSource.COMPUTED)


def _computed(seen: datetime | date | None, before: timedelta, precision: Precision) -> Moment | None:
    if seen is None:
        return None
    if isinstance(seen, datetime) and precision in {Precision.MINUTE, Precision.HOUR}:
        return Moment(at=(seen - before).replace(microsecond=0), precision=precision, how=DateSource.COMPUTED)
    day = day_of(seen)
    coarse = precision if precision is Precision.MONTH else Precision.DAY
    return Moment(at=day - before, precision=coarse, how=DateSource.COMPUTED)


def _months_before(seen: datetime | date, months: int, precision: Precision) -> Moment:
    year, month = divmod(seen.year * 12 + seen.month - 1 - months, 12)
    day = min(seen.day, 28)
    return Moment(at=date(year, month + 1, day), precision=precision, how=DateSource.COMPUTED)
