"""Threads that a page's JSON-LD describes, on boards that no platform knows."""

import json

import pytest
from cards import page_of, thread_of

from crawler.errors import NotAThread
from crawler.platforms import by_shape


def described(*, count, answers, kind="DiscussionForumPosting"):
    return {
        "@type": kind,
        "headline": "Moss on the north dial",
        "text": "It comes back every spring.",
        "author": {"name": "Jarl Pym"},
        "datePublished": "2021-05-12T17:20:00Z",
        "commentCount": count,
        "comment": [
            {"@type": "Comment", "text": said, "author": {"name": "Edda"}, "datePublished": "2021-05-13T08:02:00Z"}
            for said in answers
        ],
    }


def scripted(value):
    script = f'<title>Moss</title><script type="application/ld+json">{json.dumps(value)}</script>'
    return page_of('<div id="app"></div>', head=script)


def test_a_described_thread_says_how_many_of_its_posts_are_missing():
    thread = by_shape.parse_thread(scripted(described(count=4, answers=["A spatula.", "Or a brush.", "Soap."])))
    assert [found.text for found in thread.posts] == [
        "It comes back every spring.",
        "A spatula.",
        "Or a brush.",
        "Soap.",
    ]
    assert thread.notes[1:] == ("1 of the discussion's 5 posts were not handed over",)
    assert thread.confidence == 0.8


@pytest.mark.parametrize(
    "value",
    [
        described(count=40, answers=["A spatula."]),
        described(count=1, answers=["A spatula."], kind="NewsArticle"),
        {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Moss?", "text": "Why does moss grow?"}]},
        "no object",
    ],
    ids=["a tenth of the posts", "an article", "an FAQ", "a string"],
)
def test_what_describes_no_thread_or_a_small_part_of_one_is_refused(value):
    with pytest.raises(NotAThread, match="no posts are seen in it"):
        by_shape.parse_thread(scripted(value))


def test_json_that_is_broken_describes_nothing_and_the_markup_is_read():
    broken = '<title>Moss forum</title><script type="application/ld+json">{"@type": "Discussion</script>'
    assert len(thread_of("It comes back every spring.", "We use a spatula.", head=broken).posts) == 2


def test_a_description_settles_who_wrote_and_when():
    value = described(count=1, answers=["We send the youngest up with a wooden spatula."])
    script = f'<title>Moss</title><script type="application/ld+json">{json.dumps(value)}</script>'
    thread = thread_of("It comes back every spring.", "We send the youngest up with a wooden spatula.", head=script)
    assert [found.author.name for found in thread.posts] == ["Jarl Pym", "Edda"]
    assert str(thread.posts[1].posted.at) == "2021-05-13 08:02:00+00:00"
