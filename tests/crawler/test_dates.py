from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.dates import parse_mail_date, parse_moment, settle_day_first
from crawler.items import DateSource, Precision

SEEN = date(2024, 3, 15)


@pytest.mark.parametrize(
    ("written", "at", "precision"),
    [
        ("20 days ago", date(2024, 2, 24), Precision.DAY),
        ("a day ago", date(2024, 3, 14), Precision.DAY),
        ("yesterday", date(2024, 3, 14), Precision.DAY),
        ("yesterday at 3:05 PM", datetime(2024, 3, 14, 15, 5), Precision.MINUTE),
        ("2 weeks ago", date(2024, 3, 1), Precision.MONTH),
        ("3 months ago", date(2023, 12, 15), Precision.MONTH),
        ("2 years ago", date(2022, 3, 15), Precision.YEAR),
        ("5 hours ago", date(2024, 3, 15), Precision.DAY),
        ("Jan 12", date(2024, 1, 12), Precision.DAY),
        ("Dec 12", date(2023, 12, 12), Precision.DAY),
    ],
)
def test_what_needs_the_day_of_the_page_is_computed_from_it(written, at, precision):
    found = parse_moment(written, seen=SEEN)
    assert (found.at, found.precision, found.how) == (at, precision, DateSource.COMPUTED)
    assert parse_moment(written) is None


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("Jan 12 '25", date(2025, 1, 12)),
        ("January 12th, 2025", date(2025, 1, 12)),
        ("12. January 2025", date(2025, 1, 12)),
        ("2025-01-12", date(2025, 1, 12)),
        ("2025-01-12T08:30:00Z", datetime(2025, 1, 12, 8, 30, tzinfo=UTC)),
        ("Sunday, January 12, 2025 at 12:05 AM", datetime(2025, 1, 12, 0, 5)),
        ("Tue Jan 12, 2021 3:14 pm", datetime(2021, 1, 12, 15, 14)),
        ("01-28-2024 15:30", datetime(2024, 1, 28, 15, 30)),
        ("28/01/2024", date(2024, 1, 28)),
        ("12 Jan 2025 10:00 EST", datetime(2025, 1, 12, 10, tzinfo=timezone(timedelta(hours=-5)))),
    ],
)
def test_absolute_dates_are_read_with_the_zone_that_is_written_and_no_other(written, at):
    found = parse_moment(written)
    assert found.at == at
    assert getattr(found.at, "tzinfo", None) == getattr(at, "tzinfo", None)
    assert found.how is DateSource.STATED


def test_a_date_of_two_meanings_needs_the_page():
    assert parse_moment("04-05-2019") is None
    assert parse_moment("04-05-2019", day_first=True).at == date(2019, 5, 4)
    assert settle_day_first(["04-05-2019", "11-16-2005"]) is False
    assert settle_day_first(["04-05-2019", "16-11-2005"]) is True
    assert settle_day_first(["04-05-2019"]) is None
    assert settle_day_first(["16-11-2005", "11-16-2005"]) is None


@pytest.mark.parametrize("written", ["31 February 2024", "99-99-2024", "12 posts", "never", "", "6-8 p.m.", "x" * 500])
def test_no_date_is_none(written):
    assert parse_moment(written, seen=SEEN) is None


def test_a_mail_date_keeps_its_zone_or_has_none():
    assert parse_mail_date("Mon, 5 Feb 2024 10:00:00 -0600").at.utcoffset() == timedelta(hours=-6)
    assert parse_mail_date("Mon, 5 Feb 2024 10:00:00").at.tzinfo is None
    assert parse_mail_date("someday") is None


@given(st.integers(0, 400))
def test_n_days_ago_lies_n_days_before_the_page(days):
    assert parse_moment(f"{days} days ago", seen=SEEN).at == SEEN - timedelta(days=days)


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_none(text):
    parse_moment(text, seen=SEEN)
    parse_mail_date(text)
