"""One odd page among many: what its reader cannot make sense of is one sentence, and all the others are read."""

import json
from datetime import date

import pytest
from packed import copy, har, letter, zipped
from test_pages import PAGES

from crawler.bodies.html_text import text_of
from crawler.dates.day_order import not_in_the_future
from crawler.dates.reading import parse_mail_date
from crawler.dates.shown import moment_of_text
from crawler.files import mail_files, pages
from crawler.joining import letters
from crawler.markup.addresses import join_url, split_url
from crawler.markup.json_text import moment_at
from crawler.markup.numbering import parse_int, shown_number
from crawler.markup.paging import paging_of
from crawler.markup.soup import parse_markup
from crawler.page import Page

PAGE = Page(source="page", text="")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12", 12),
        ("0", 0),
        ("٢٠", 20),
        ("²", None),
        ("1½", None),
        ("-1", None),
        ("", None),
        (None, None),
        ("9" * 17, None),
    ],
)
def test_a_whole_number_is_made_of_digits_and_few_of_them(said, number):
    assert parse_int(said) == number


def test_a_number_shown_with_thousands_of_digits_is_none():
    assert shown_number("#" + "9" * 5_000) is None
    assert shown_number("#4,841") == 4_841


def test_a_superscript_is_no_moment():
    assert moment_of_text("¹²³⁴⁵⁶⁷⁸⁹⁰", PAGE) is None


def test_a_list_that_starts_at_a_superscript_starts_at_one():
    assert text_of(parse_markup(Page(source="page", text='<ol start="²"><li>bells</li></ol>'))) == "1. bells"


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN"])
def test_a_moment_that_is_not_finite_is_none(number):
    assert moment_at(json.loads(f'{{"time": {number}}}'), "time", PAGE) is None


@pytest.mark.parametrize("address", ["http://[", "//[x", "https://[::1"])
def test_an_address_that_is_none_leads_nowhere(address):
    assert join_url("https://board.example/t/1", address) == ""
    assert split_url(address).netloc == ""


@pytest.mark.parametrize("year", ["9999", "2150", "1850"])
def test_a_letter_from_far_off_years_has_no_date(year):
    assert parse_mail_date(f"Fri, 31 Dec {year} 23:59:59 -1200") is None


def test_a_page_seen_on_the_last_of_all_days_can_be_read():
    assert not_in_the_future(["3/4/2021"], Page(source="page", text="", seen=date.max)) is None


class Odd:
    """A platform whose parser stumbles."""

    NAME = "odd"

    def parse_thread(self, page):
        raise LookupError(page.source)


def test_a_page_that_its_reader_stumbles_over_is_one_sentence_and_the_others_are_read(hand_over, monkeypatch):
    known = pages.best_match
    monkeypatch.setattr(pages, "best_match", lambda page: Odd() if "bells" in page.text else known(page))
    members = {"a.txt": copy("Chargers"), "b.html": b"<html><p>bells</p></html>", "c.txt": copy("Desks")}
    threads, problems = hand_over("all.zip", zipped(members))
    assert [thread.subject for thread in threads] == ["Chargers", "Desks"]
    (problem,) = problems
    assert problem.startswith("all.zip/b.html: ")
    assert "LookupError in odd" in problem


def test_a_recorded_page_that_its_reader_stumbles_over_is_said(hand_over, monkeypatch):
    monkeypatch.setattr(pages, "best_match", lambda page: Odd())
    threads, problems = hand_over(
        "wire.har", har(("https://board.example/t/1", 200, "text/html", {"text": "<p>bells</p>"}))
    )
    assert threads == []
    assert any("LookupError in odd" in problem for problem in problems)


def test_a_letter_that_its_reader_stumbles_over_leaves_the_others(hand_over, monkeypatch):
    known = mail_files.parse_letter

    def stumbling(message):
        if b"desks" in message:
            raise TypeError
        return known(message)

    monkeypatch.setattr(mail_files, "parse_letter", stumbling)
    threads, problems = hand_over("list.mbox", letter("ivo", "cables") + letter("ada", "desks"))
    assert [thread.subject for thread in threads] == ["cables"]
    (problem,) = problems
    assert problem.startswith("list.mbox, message 2: ")


def test_a_conversation_that_cannot_be_made_leaves_the_others(hand_over, monkeypatch):
    known = letters.thread_of

    def stumbling(letters, **told):
        if letters[0].subject == "desks":
            raise OverflowError
        return known(letters, **told)

    monkeypatch.setattr(letters, "thread_of", stumbling)
    threads, problems = hand_over("list.mbox", letter("ivo", "cables") + letter("ada", "desks"))
    assert [thread.subject for thread in threads] == ["cables"]
    assert len(problems) == 1


def test_a_page_of_more_pages_than_can_be_counted_tells_no_place():
    nines = "9" * 5_000
    page = Page(source="page", text=f'<html><nav class="PageNav" data-page="1" data-last="{nines}"></nav></html>')
    assert paging_of(page, address=None) is None


def test_a_post_that_links_to_another_programs_board_is_read_as_what_it_is():
    kept = (PAGES / "xenforo" / "second_page" / "thread.html").read_text("utf-8")
    link = '<a href="http://tower.example/ubbthreads/ubbthreads.php?Number=7">the old board</a>'
    linking = kept.replace('<div class="bbWrapper">', f'<div class="bbWrapper">{link} ')
    found = pages.read_page(Page(source="page", text=linking), source="page", path=None)
    assert found.thread.platform == "xenforo"
    assert found.thread.origins[0].reader == "xenforo"
    assert "the old board" in found.thread.posts[0].text
