"""Dates as boards and mail programs write them, to a `Moment` that says how finely and how surely it is known.

A relative date ("3 days ago") is counted from the moment when the page looked like that. A zone is kept where it is
written and never guessed. "04-05-2019" is a date only where the whole page settles which number is the month.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from crawler.dates.clock import on_clock
from crawler.dates.jalali import in_gregorian
from crawler.dates.relative import day_of, relative_moment
from crawler.dates.words import in_english
from crawler.items import DateSource, Moment, Precision

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
LONGEST = 80
"""Characters past which nothing is a date."""

_DAY_WORD = re.compile(r"(?P<day>today|yesterday)(?:,?\s*(?:at\s+)?(?P<time>\d.*))?", re.I)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:(?P<year>(?:19|20)\d\d)|['’](?P<short>\d\d))"
_CLOCK_FIRST = re.compile(
    r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s+(?:UTC|GMT))?)[\s,·|-]+(?:on\s+)?(?P<day>\S.*?)(?P<zone>\s(?:UTC|GMT))?",
    re.I,
)
"""Matches "10:15 am on 5 May 2009", "14:02, 05.03.2009": the hour before the day."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_ALONE = re.compile(
    rf"(?:last )?(?P<weekday>{'|'.join(_WEEKDAYS)}|{'|'.join(day[:3] for day in _WEEKDAYS)}(?= \d))"
    r"(?:,?\s*(?:at\s+)?(?P<time>\d\d?[:.]\d\d.*|\d\d? ?[ap]\.?m\.?))?",
    re.I,
)
"""Matches "last Monday at 3:14 pm", "Tuesday, 14:05": a day of the past week."""
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.I)
_ASIDE = re.compile(r"\s+[@–—•·]\s+|\s*[()]|;(?= \d\d?:\d\d)")
"""What parts a day from its hour, or is round a zone."""
_HALF_BEFORE = re.compile(r"(?:(?P<am>上午|午前|오전)|下午|午後|오후) *(?P<clock>\d\d?:\d\d(?::\d\d)?)")
"""An hour after the word for its half of the day, as in Chinese, Japanese and Korean."""
_RAISED = re.compile(r"(?<=\d) (st|nd|rd|th)\b(?: (?=,))?", re.I)
"""What markup raises, with blanks round it: "Aug 3 rd , 2008"."""
_EASTERN_WEEKDAY = re.compile(
    r",? ?(?:周|週|星期)[一二三四五六日天]|"
    r"[(（](?:[月火水木金土日월화수목금토일]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)[)）]",
    re.I,
)
"""A weekday between a day and its hour: "2008/08/03(日) 21:14"."""
_EASTERN_CLOCK = re.compile(r"(\d\d?)[時时시] ?(\d\d?)[分분](?: ?(\d\d?)[秒초])?")
_FRENCH_CLOCK = re.compile(r"\b(\d\d?) ?[hH] ?(\d\d)(?: min)?\b")
_FORMS = (
    re.compile(
        r"(?P<year>(?:19|20)\d\d)(?:[-/.]|\. )(?P<month>\d\d?)(?:[-/.]|\. )(?P<day>\d\d?)"
        r"(?:\.?[T ,·|-]+(?:at )?(?P<rest>.*))?",
        re.I,
    ),
    re.compile(
        rf"(?P<name>{_MONTH})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s*{_YEAR}(?:[\s,·|-]+(?:at )?(?P<rest>.*))?", re.I
    ),
    re.compile(
        rf"(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s.-]+(?P<name>{_MONTH})\.?[\s,.-]+{_YEAR}"
        r"(?:[\s,·|-]+(?:at )?(?P<rest>.*))?",
        re.I,
    ),
    re.compile(
        rf"(?P<name>{_MONTH})\.?\s+(?P<day>\d\d?)\s+(?P<rest>\d\d?:\d\d(?::\d\d)?(?:\s+[A-Z]{{3,4}})?)\s+{_YEAR}", re.I
    ),
    re.compile(
        rf"(?P<year>(?:19|20)\d\d)\.?[\s,-]+(?P<name>{_MONTH})\.?[\s-]+(?P<day>\d\d?)"
        r"(?:\.?[\s,·|-]+(?:at )?(?P<rest>.*))?",
        re.I,
    ),
    re.compile(
        r"(?P<year>(?:19|20)\d\d) ?[年년] ?(?P<month>\d\d?) ?[月월] ?(?P<day>\d\d?) ?[日일]"
        r"(?: *(?:[月火水木金土日]曜?日?|[월화수목금토일]요?일?|(?:周|週|星期)[一二三四五六日天]))?"
        r"(?:[ ,]*(?P<rest>\d.*))?"
    ),
    re.compile(r"(?P<month>\d\d?) ?月 ?(?P<day>\d\d?), (?P<year>(?:19|20)\d\d)(?: (?P<rest>\d.*))?"),
    re.compile(rf"(?P<day>\d\d?)[\s.-]+(?P<name>{_MONTH})[\s.-]+(?P<short>\d\d)(?:,?\s+(?P<rest>\d\d?:.*))?", re.I),
    re.compile(rf"(?P<name>{_MONTH})[\s.-]+(?P<day>\d\d?)[\s-]+(?P<short>\d\d)(?:,?\s+(?P<rest>\d\d?:.*))?", re.I),
    re.compile(rf"(?P<name>{_MONTH})\.?,?\s+{_YEAR}", re.I),
    re.compile(rf"(?P<name>{_MONTH})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?(?:[\s,]+(?:at )?(?P<rest>\d\d?:.*))?", re.I),
    re.compile(rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?P<name>{_MONTH})\.?(?:[\s,]+(?:at )?(?P<rest>\d\d?:.*))?", re.I),
)
_NUMERIC = re.compile(
    r"(?P<a>\d\d?)(?P<sep>[-/.]|\. )(?P<b>\d\d?)(?P=sep)(?:(?P<year>(?:19|20)\d\d)|(?P<short>\d\d))"
    r"(?:\.?[\s,·|:-]+(?:at )?(?P<rest>.*))?",
    re.I,
)
"""Matches "3/8/2009 at 9:15", "03-08-09", "3. 8. 2009"."""
_YEARLESS = re.compile(r"(?P<a>\d\d)(?P<sep>[-/])(?P<b>\d\d),? (?P<rest>\d\d:\d\d(?::\d\d)?)")


def parse_moment(text: str, *, seen: datetime | date | None = None, day_first: bool | None = None) -> Moment | None:
    """Return the moment that the whole text names, or None where it names none or could name two.

    `seen` is when the page looked like this; without it relative dates and dates without a year are None.
    `day_first` settles 04-05-2019 (see `settle_day_first`).
    """
    text = " ".join(text.split()).strip(" .,|")
    if not text or len(text) > LONGEST:
        return None
    text = _RAISED.sub(r"\1", text)
    text = _HALF_BEFORE.sub(lambda found: f"{found['clock']} {'am' if found['am'] else 'pm'}", text)
    text = _EASTERN_CLOCK.sub(_clock_of_signs, _EASTERN_WEEKDAY.sub(" ", text))
    text = _FRENCH_CLOCK.sub(r"\1:\2", _ASIDE.sub(" ", in_gregorian(text) or text)).strip(" .,|")
    found = _in_words(text, seen, day_first)
    if (found is None or found.precision is Precision.DAY) and (english := in_english(text)):
        found = _in_words(english, seen, day_first) or found  # "3.8.2008 14:32 Uhr" has no zone by that name
    return found


def _clock_of_signs(found: re.Match[str]) -> str:
    """Return an hour written with signs, "21時5分", as a clock."""
    return ":".join(part.zfill(2) for part in found.groups() if part)


def _in_words(text: str, seen: datetime | date | None, day_first: bool | None) -> Moment | None:
    try:
        if found := _weekday(text, seen):
            return found
        text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
        if clock := _CLOCK_FIRST.fullmatch(text):
            text = f"{_WEEKDAY.sub('', clock['day'], count=1)}, {clock['clock']}{clock['zone'] or ''}"
        return relative_moment(text, seen) or _day_word(text, seen) or _absolute(text, seen, day_first)
    except (ValueError, OverflowError):  # the 31st of February, the year 0
        return None


def parse_mail_date(header: str) -> Moment | None:
    """Return the moment of a Date: header (RFC 5322) in the centuries of mail; one without a zone keeps none."""
    at = header_moment(header)
    if at is None:
        return parse_moment(header)
    return Moment(at=at, precision=Precision.SECOND) if 1900 < at.year < 2100 else None


def header_moment(header: str) -> datetime | None:
    """Return the moment of a header of mail or HTTP, None where it is none; one whose zone is unknown keeps none."""
    try:
        return parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def settle_day_first(texts: Iterable[str]) -> bool | None:
    """Say from all numeric dates of a page whether the day comes first; None where none settles it or two disagree."""
    votes = set()
    for text in texts:
        for a, b in re.findall(r"\b(\d\d?)[-/.](\d\d?)[-/.](?:(?:19|20)\d\d|\d\d)\b", text):
            if int(a) > 12 >= int(b):
                votes.add(True)
            elif int(b) > 12 >= int(a):
                votes.add(False)
    return votes.pop() if len(votes) == 1 else None


def _day_word(text: str, seen: datetime | date | None) -> Moment | None:
    found = _DAY_WORD.fullmatch(text)
    if found is None or seen is None:
        return None
    day = day_of(seen)
    day -= timedelta(days=found["day"].lower() == "yesterday")
    return on_clock(day, found["time"], DateSource.COMPUTED)


def _weekday(text: str, seen: datetime | date | None) -> Moment | None:
    """A weekday alone is the latest before the page's own day."""
    found = _WEEKDAY_ALONE.fullmatch(text)
    if found is None or seen is None:
        return None
    today = day_of(seen)
    wanted = next(at for at, name in enumerate(_WEEKDAYS) if name.startswith(found["weekday"].lower()))
    day = today - timedelta(days=(today.weekday() - wanted) % 7 or 7)
    return on_clock(day, found["time"], DateSource.COMPUTED)


def _absolute(text: str, seen: datetime | date | None, day_first: bool | None) -> Moment | None:
    for form in _FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = MONTHS[parts["name"].lower()] if parts.get("name") else int(parts["month"])
            if parts.get("day") is None:
                return Moment(at=date(_year(parts), month, 1), precision=Precision.MONTH)
            day = int(parts["day"])
            if parts.get("year") or parts.get("short"):
                return on_clock(date(_year(parts), month, day), parts.get("rest"), DateSource.STATED)
            return _without_year(month, day, parts.get("rest"), seen)
    if found := _NUMERIC.fullmatch(text):
        settled = day_first if found["short"] else _settled(found, day_first)
        if settled is None:
            return None
        day, month = _in_order(found, settled)
        return on_clock(date(_year(found.groupdict()), month, day), found["rest"], DateSource.STATED)
    if (found := _YEARLESS.fullmatch(text)) and (settled := _settled(found, day_first)) is not None:
        day, month = _in_order(found, settled)
        return _without_year(month, day, found["rest"], seen)
    return None


def _settled(found: re.Match[str], day_first: bool | None) -> bool | None:
    """Return whether the day comes first in a date of numbers: as the page settles it, else as its text allows."""
    return _obvious(int(found["a"]), int(found["b"]), found["sep"].strip()) if day_first is None else day_first


def _in_order(found: re.Match[str], day_first: bool) -> tuple[int, int]:
    """Return the day and the month of a date of numbers."""
    a, b = int(found["a"]), int(found["b"])
    return (a, b) if day_first else (b, a)


def _year(parts: dict[str, str | None]) -> int:
    if full := parts.get("year"):
        return int(full)
    short = int(parts["short"] or 0)
    return 2000 + short if short < 70 else 1900 + short


def _without_year(month: int, day: int, rest: str | None, seen: datetime | date | None) -> Moment | None:
    """A date without a year is the latest such day that is not after the page."""
    if seen is None:
        return None
    today = day_of(seen)
    year = today.year if (month, day) <= (today.month, today.day) else today.year - 1
    return on_clock(date(year, month, day), rest, DateSource.COMPUTED)


def _obvious(a: int, b: int, parted_by: str) -> bool | None:
    """Return whether the day comes first in a date that no other date explains; between dots it does everywhere."""
    if a == b or (parted_by == "." and b <= 12):
        return True
    return True if a > 12 else False if b > 12 else None
