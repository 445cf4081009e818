"""The clock that a page shows: from it "Today" is counted, not from the day on which the page was kept."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from crawler.dates.kept_clock import kept_clock
from crawler.dates.page_clock import shown_clock
from crawler.page import Page
from crawler.sources import read_threads

CLOCK = datetime(2024, 3, 10, 15, 14)


def clock_of(body):
    return shown_clock(Page(source="page", text=f"<html><body>{body}</body></html>"))


@pytest.mark.parametrize(
    "body",
    [
        "<p>It is currently Sun Mar 10, 2024 3:14 pm</p>",
        "<b>Time is now:</b> 10th March 2024 - 03:14 PM",
        "<p>Aktuelle Zeit: So 10. Mär 2024, 15:14</p>",
        "<p>Nous sommes le Dim 10 Mar 2024 15:14</p>",
        "<p>Текущее время: 10 мар 2024, 15:14</p>",
        "<p>GMT+8, 2024-3-10 15:14, Processed in 0.02 second(s)</p>",
    ],
)
def test_boards_say_what_time_it_is(body):
    assert clock_of(body) == CLOCK


def test_simple_machines_says_it_above_the_posts_and_without_a_word():
    post = '<td class="windowbg"><div id="subject_7">Moss</div><div>March 01, 2024, 10:00:00 AM</div></td>'
    assert clock_of(f"<span>March 10, 2024, 03:14:00 PM</span>{post}") == CLOCK
    assert clock_of(post) is None


@pytest.mark.parametrize("body", ["It is currently out of stock.", "Current time: 04-05-2019", "Es ist 15:14 Uhr.", ""])
def test_a_page_without_a_clock_has_none(body):
    assert clock_of(body) is None


def test_a_clock_that_a_post_quotes_is_not_that_of_the_page():
    own, quoted = (
        "<p>It is currently Sun Mar 10, 2024 3:14 pm</p>",
        "<p>It said: Current time: 3 May 2001 10:00 UTC</p>",
    )
    assert clock_of(quoted + own) == clock_of(own + quoted) == CLOCK


NOTE = "<!-- Mirrored from moss.example by HTTrack Website Copier/3.x [XR&CO'2014], Sun, 10 Mar 2024 15:14:00 GMT -->"


@pytest.mark.parametrize("clock", ["<span>March 10, 2024, 03:14:00 PM</span>", NOTE])
def test_today_is_the_day_of_the_page(clock, tmp_path):
    post = (
        '<table><tr><td class="windowbg"><table><tr>'
        '<td rowspan="2"><b><a href="?action=profile;u={key}">{name}</a></b></td>'
        '<td><div id="subject_{key}"><a href="?topic=1.msg{key}#msg{key}">Moss</a></div>'
        '<div class="smalltext">« <b>on:</b> <b>Today</b> at {time} »</div>'
        '<div class="post">{said}</div></td></tr></table></td></tr></table>'
    )
    posts = post.format(key=7, name="Edda", time="09:03:11 AM", said="It is back.") + post.format(
        key=8, name="Brand", time="10:00:00 AM", said="Brush it off."
    )
    saved = tmp_path / "topic.html"
    saved.write_text(
        f"<html><head><title>Moss</title></head><body>{clock}{posts}"
        '<a href="http://www.simplemachines.org/">Powered by SMF 1.1.19</a></body></html>',
        encoding="utf-8",
    )
    (thread,) = read_threads([str(saved)], copied_on=date(2026, 1, 1), stdin=BytesIO(), on_problem=lambda problem: None)
    assert [post.posted.at for post in thread.posts] == [datetime(2024, 3, 10, 9, 3, 11), datetime(2024, 3, 10, 10)]


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        "<!--\n     FILE ARCHIVED ON 15:14:00 Mar 10, 2024 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 8:00 -->",
        "<!--\n Page saved with SingleFile \n url: https://moss.example/t/7 \n"
        " saved date: Sun Mar 10 2024 16:14:00 GMT+0100 (Central European Standard Time)\n-->",
    ],
)
def test_programs_that_keep_pages_say_when(note):
    assert kept_clock(Page(source="page", text=f"<html>{note}<body>Moss</body></html>")) == CLOCK.replace(tzinfo=UTC)


@pytest.mark.parametrize("note", ["", "<!-- Mirrored from moss.example -->", "<p>It was archived on 10 Mar 2024</p>"])
def test_a_page_of_which_no_program_says_when_it_was_kept_has_no_such_moment(note):
    assert kept_clock(Page(source="page", text=f"<html>{note}<body>Moss</body></html>")) is None
