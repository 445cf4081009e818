"""Names on boards that no platform knows: what may stand in one, and what is no part of it."""

import pytest
from cards import TEXT, page_of, post

from crawler.platforms import by_shape


@pytest.mark.parametrize("name", ["user77", "member-1849", "Guest_4"])
def test_a_name_may_be_a_label_with_a_number(name):
    thread = by_shape.parse_thread(page_of(post(name, TEXT) + post("Edda", TEXT, number=2)))
    assert [each.author.name for each in thread.posts] == [name, "Edda"]


def test_names_may_hold_dots():
    thread = by_shape.parse_thread(page_of(post("pym...jarl", TEXT) + post("ed...da", TEXT, number=2)))
    assert [each.author.name for each in thread.posts] == ["pym...jarl", "ed...da"]


def test_where_a_long_name_may_break_is_no_part_of_it():
    quoted = f"<blockquote><b>Pendulumma\u200bker wrote:</b><br>{TEXT}</blockquote>"
    cards = post("Pendulumma\u200bker", TEXT) + post("Brand", f"{quoted}{TEXT}", number=2)
    first, second = by_shape.parse_thread(page_of(cards)).posts
    assert (first.author.name, second.quotes[0].author) == ("Pendulummaker", "Pendulummaker")


def test_the_joiners_of_a_script_are_part_of_a_name_and_signs_that_nobody_sees_are_none():
    cards = "".join(
        post(name, TEXT, number=at) for at, name in enumerate(("میر\u200cزاده", "\u200b", "Brand"), start=1)
    )
    authors = [each.author for each in by_shape.parse_thread(page_of(cards)).posts]
    assert [author and author.name for author in authors] == ["میر\u200cزاده", None, "Brand"]
