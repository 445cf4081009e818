"""Day or month first: what a page tells of the order in which it writes its dates, the surest sign first.

Each sign is weighed alone and says nothing where it could mean both; a date of which only one reading is possible
decides at once. Nothing is taken from a page's language: one language writes both orders.
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from crawler.dates.reading import parse_moment, settle_day_first
from crawler.dates.relative import day_of
from crawler.page import Page

Sign = Callable[[Sequence[str], Page], bool | None]

_SEPARATOR = re.compile(r"\b\d\d?([-/.])\d\d?\1(?:(?:19|20)\d\d|\d\d)\b")
_DATE = re.compile(r"\b(\d\d?)[-/.](\d\d?)[-/.]((?:19|20)\d\d)\b")
_OWN_DATE = re.compile(r"\b(\d\d?)[-/.](\d\d?)(?:[-/]|\.(?=(?:19|20)\d\d\b))((?:19|20)?\d\d)\b")
"""The same in the posts themselves, where the century may be left out; but "1.8.26" may be a version."""
_WITH_CLOCK = re.compile(r"\b\d\d?([-/.])\d\d?\1(?:19|20)\d\d(?=,?\s{1,3}(?:-\s|at\s)?\d\d?:\d\d)")
_ISO = re.compile(r"\"((?:19|20)\d\d-\d\d-\d\d)[T\"]")
_EPOCH = re.compile(r"(?<!\d)1\d{9}(?!\d)")
DAYS_RUN = 4
"""Numbers that run while the other stays, from which on they are days: four months hold the same day by no chance."""
_DAY = timedelta(days=1)
_ZONES = range(-14 * 60, 14 * 60 + 1, 15)
"""Minutes by which clocks may be ahead of UTC."""
_FRENCH = re.compile(r"\b\d\d?[-/.]\d\d?[-/.](?:(?:19|20)\d\d|\d\d)\D{1,5}\d\d?h\d\d\b")
_YEAR_FIRST = re.compile(r"\b(?:19|20)\d\d([-/.])\d\d?\1\d\d?\b")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(rf"\b({'|'.join(_WEEKDAYS)})[a-z]{{0,6}}\.?,?\s+(?=\d)", re.IGNORECASE)


def own_dates(texts: Sequence[str], page: Page) -> bool | None:
    """A date of the posts with a number past 12."""
    return settle_day_first(texts)


def full_stops(texts: Sequence[str], page: Page) -> bool | None:
    """No language writes the month first with full stops."""
    return True if {sign for text in texts for sign in _SEPARATOR.findall(text)} == {"."} else None


def french_clock(texts: Sequence[str], page: Page) -> bool | None:
    """Who writes an hour as 14h32 writes the day first."""
    return True if any(map(_FRENCH.search, texts)) else None


def other_dates(texts: Sequence[str], page: Page) -> bool | None:
    """Dates with a clock elsewhere on the page, as only the board writes them: edits, last visits, latest posts."""
    return settle_day_first(found[0] for found in _WITH_CLOCK.finditer(page.text))


def stated_days(texts: Sequence[str], page: Page) -> bool | None:
    """A day that the page states as ISO, of which one reading is that day or, in another zone, its neighbour."""
    stated = {day for said in _ISO.findall(page.text) if (day := _iso(said))}
    settled = _settled((by_day in stated) - (by_month in stated) for by_day, by_month in _readings(texts))
    if settled is not None:
        return settled
    near = {day + shift for day in stated for shift in (-_DAY, _DAY)}
    return _settled((by_day in near) - (by_month in near) for by_day, by_month in _readings(texts))


def stated_seconds(texts: Sequence[str], page: Page) -> bool | None:
    """A moment that the page states in seconds of the epoch, of which one reading is the clock in some zone."""
    stated = {int(said) // 60 for said in _EPOCH.findall(page.text)}
    readings = ([parse_moment(text, day_first=first) for first in (True, False)] for text in texts) if stated else ()
    votes = []
    for by_day, by_month in readings:
        if by_day and by_month and by_day != by_month:
            votes.append(_is_stated(by_day.at, stated) - _is_stated(by_month.at, stated))
    return _settled(votes)


def weekdays(texts: Sequence[str], page: Page) -> bool | None:
    """The name of the day beside the date fits one reading."""
    votes = []
    for text in texts:
        if named := _WEEKDAY.search(text):
            wanted = _WEEKDAYS.index(named[1].lower())
            for by_day, by_month in _readings([text[named.end() :]]):
                votes.append((by_day.weekday() == wanted) - (by_month.weekday() == wanted))
    return _settled(votes)


def not_in_the_future(texts: Sequence[str], page: Page) -> bool | None:
    """One reading lies after the moment when the page looked like that."""
    if page.seen is None:
        return None
    last = day_of(page.seen)
    return _settled((by_day - _DAY <= last) - (by_month - _DAY <= last) for by_day, by_month in _readings(texts))


def order_of_posts(texts: Sequence[str], page: Page) -> bool | None:
    """The posts follow each other in time in one reading, and go to and fro in the other."""
    readings = list(_readings(texts))
    by_day, by_month = ([reading[at] for reading in readings] for at in (0, 1))
    if _rises(by_day) and _to_and_fro(by_month):
        return True
    return False if _rises(by_month) and _to_and_fro(by_day) else None


def within_a_month(texts: Sequence[str], page: Page) -> bool | None:
    """One number stays where the other runs: days of one month, not the same day of so many months."""
    pairs = {tuple(map(int, found.groups())) for text in texts for found in _OWN_DATE.finditer(text)}
    votes = []
    for year in {year for _, _, year in pairs}:
        firsts, seconds = ({pair[at] for pair in pairs if pair[2] == year} for at in (0, 1))
        if 1 in {len(firsts), len(seconds)} and max(len(firsts), len(seconds)) >= DAYS_RUN:
            votes.append(1 if len(seconds) == 1 else -1)
    return _settled(votes)


def days_elsewhere(texts: Sequence[str], page: Page) -> bool | None:
    """Any date of the page, as of members' joining; people write dates too, so this is asked last."""
    return settle_day_first(found[0] for found in _DATE.finditer(page.text))


def year_first(texts: Sequence[str], page: Page) -> bool | None:
    """A board that writes the year first writes the month before the day, also where it leaves out the year."""
    return False if any(map(_YEAR_FIRST.search, texts)) and not any(map(_SEPARATOR.search, texts)) else None


SIGNS: tuple[Sign, ...] = (
    own_dates,
    full_stops,
    french_clock,
    other_dates,
    stated_days,
    stated_seconds,
    weekdays,
    not_in_the_future,
    order_of_posts,
    within_a_month,
    days_elsewhere,
    year_first,
)


def _readings(texts: Sequence[str]) -> Iterator[tuple[date, date]]:
    """Yield each date that can be read in two ways: with the day first, with the month first."""
    for a, b, said in (map(int, found.groups()) for text in texts for found in _OWN_DATE.finditer(text)):
        year = said if said > 99 else said + (2000 if said < 70 else 1900)
        if a != b and max(a, b) <= 12 and min(a, b) >= 1:
            yield date(year, b, a), date(year, a, b)


def _settled(votes: Iterator[int] | Sequence[int]) -> bool | None:
    """Return whether the day comes first where all votes that are cast (1 for the day, -1 for the month) agree."""
    cast = {vote for vote in votes if vote}
    return cast.pop() > 0 if len(cast) == 1 else None


def _iso(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _is_stated(clock: datetime | date, stated: Container[int]) -> bool:
    """Return whether a clock shows one of the moments, in minutes of the epoch, in some zone."""
    if not isinstance(clock, datetime):
        return False
    shown = int(clock.replace(tzinfo=UTC).timestamp()) // 60
    return any(shown - ahead in stated for ahead in _ZONES)


def _rises(days: Sequence[date]) -> bool:
    return all(earlier <= later for earlier, later in pairwise(days))


def _to_and_fro(days: Sequence[date]) -> bool:
    return not _rises(days) and not _rises(days[::-1])
