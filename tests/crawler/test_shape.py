"""Boards that no platform knows: what a golden of one page cannot say."""

import re
import time

import pytest
from cards import TEXT, page_of, post, thread_of

from crawler.joining.pages import ThreadPage, join_pages
from crawler.platforms import by_shape


def test_a_name_stands_between_the_number_and_the_moment_of_one_heading():
    said = (
        ("ada", "It stands still. Somebody wrote of it <a href='https://example.org/dial'>in the old list</a>."),
        ("brand.b", "The moss came back after the rain, as it does every year."),
        (
            "cleo",
            "We saw it.</span><b>Code:</b><span>The mirror at <a href='/moss'>the weir</a> shows the moss better.",
        ),
    )
    cards = "".join(
        f'<div class="post"><h4>#{number}8 - {name} - Wed Mar 0{number}, 2005 8:25 am</h4>'
        f'<div class="postbody"><span class="postbody">{text}</span></div></div>'
        for number, (name, text) in enumerate(said, start=1)
    )
    thread = by_shape.parse_thread(page_of(cards))
    assert [entry.author.name for entry in thread.posts] == ["ada", "brand.b", "cleo"]
    assert thread.posts[2].text.startswith("We saw it.")


def test_a_thread_says_that_it_was_told_by_its_shape_and_how_sure_that_is():
    thread = thread_of("It comes back every spring, whatever we do.", "We send the youngest up with a spatula.")
    assert thread.platform == "by shape"
    assert 0.6 <= thread.confidence < 1
    assert thread.notes == (
        f"no platform knows this board: its posts were told by their shape (confidence {thread.confidence:.2f})",
    )


def test_the_pages_of_one_thread_are_one_thread():
    pages = [
        thread_of("It comes back every spring.", "We use a spatula.", url="https://pendulum.example/topic/7"),
        thread_of("Never metal, please.", "Nor a wire brush.", url="https://pendulum.example/topic/7?page=2"),
    ]
    (joined,) = join_pages(ThreadPage(thread=page) for page in pages)
    assert [found.text for found in joined.posts][-2:] == ["Never metal, please.", "Nor a wire brush."]


def test_a_thousand_posts_are_read_once_each_and_soon():
    cards = "".join(
        post(f"Edda{number % 90}", f"Answer number {number} of many.", number=number) for number in range(1_000)
    )
    begun = time.process_time()
    thread = by_shape.parse_thread(page_of(cards))
    assert len(thread.posts) == 1_000
    assert time.process_time() - begun < 15


def test_replies_nested_two_hundred_deep_are_read_without_recursion():
    opened = "".join(
        f'<div class="reply" id="r{number}"><a class="username" href="/user/{number}">Edda{number}</a> '
        f'<time datetime="2021-05-12T17:20:00Z">12 May</time><div class="said">This is answer {number}.</div>'
        for number in range(200)
    )
    thread = by_shape.parse_thread(page_of(opened + "</div>" * 200))
    numbers = [int(re.sub(r"\D", "", found.text)) for found in thread.posts]
    assert numbers == list(range(200))


def test_an_advertisement_among_the_posts_is_no_post():
    cards = [
        post("Edda", "It comes back every spring.", number=1),
        post("Sponsored", "Buy our moss killer now!", number=2),
    ]
    thread = by_shape.parse_thread(page_of("".join([*cards, post("Jarl", "We use a wooden spatula.", number=3)])))
    assert [found.author.name for found in thread.posts] == ["Edda", "Jarl"]


@pytest.mark.parametrize("name", ["user77", "member-1849", "Guest_4"])
def test_a_name_may_be_a_label_with_a_number(name):
    thread = by_shape.parse_thread(page_of(post(name, TEXT) + post("Edda", TEXT, number=2)))
    assert [each.author.name for each in thread.posts] == [name, "Edda"]


def test_the_heading_that_calls_itself_a_forum_is_not_the_subject():
    headings = "<h1>The pendulum makers' forum</h1><h2>Moss on it</h2>"
    title = "<title>The pendulum makers' forum - Moss on it</title>"
    cards = post("Edda", TEXT) + post("Brand", TEXT, number=2)
    assert by_shape.parse_thread(page_of(headings + cards, head=title)).subject == "Moss on it"


def test_a_title_of_the_boards_name_alone_leaves_the_subject_to_the_way_back():
    headings = (
        '<h1>Pendulum</h1><h1><a href="../index.html">Forums</a> » <a href="../clocks">Clocks</a> » Moss on it</h1>'
    )
    cards = post("Edda", TEXT) + post("Brand", TEXT, number=2)
    found = by_shape.parse_thread(
        page_of(headings + cards, head="<title>Pendulum</title>", url="https://a.org/forum/1")
    )
    assert found.subject == "Moss on it"
