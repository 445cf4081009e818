"""Dates of the Iranian calendar, put into the Gregorian one: "1394/11/27, 00:31", "۲۷ بهمن ۱۳۹۴".

Years from 1370 to 1409 are 1991 to 2030; the years of the lunar calendar in the same decades begin at 1411, so that
no date can be of both.
"""

import re
from datetime import date, timedelta

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip

_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_YEAR = r"(?P<year>13[789]\d|140\d)"
_FORMS = (
    re.compile(rf"(?<!\d){_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<day>\d\d?)\s+(?P<name>{'|'.join(MONTHS)})\s+{_YEAR}(?!\d)"),
)
_FIRST = date(1600, 3, 20)
"""The first day of 979, with which a cycle of 33 years begins."""


def in_gregorian(text: str) -> str | None:
    """Return the text with its Iranian date as an ISO one and with plain digits; None where it has no such date."""
    plain = text.translate(_DIGITS).replace("ي", "ی")
    for form in _FORMS:
        if found := form.search(plain):
            name = found.groupdict().get("name")
            month = MONTHS.index(name) + 1 if name else int(found["month"])
            day = int(found["day"])
            if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
                return None
            said = gregorian_day(int(found["year"]), month, day).isoformat()
            return f"{plain[: found.start()]}{said}{plain[found.end() :]}"
    return None


def gregorian_day(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of an Iranian one, by the cycle of 33 years with eight leap years that holds today."""
    cycles, place = divmod(year - 979, 33)
    leap_days = cycles * 8 + (place + 3) // 4
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _FIRST + timedelta(days=365 * (year - 979) + leap_days + before + day - 1)
