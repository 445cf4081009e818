"""The same thread from two places is one thread with two origins; nothing looser is."""

import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from growth import grows_linearly

from crawler.drafts import Draft, finish_thread
from crawler.items import Author, Moment, Precision
from crawler.joining.mirrors import merge_mirrors
from crawler.sources import read_threads


def topic(host, texts, *, zone="Z", day="2024-02-01"):
    """Return a Discourse answer with a post an hour, at a host of its own."""
    posts = [
        {
            "id": number,
            "post_number": number,
            "username": f"u{number}",
            "created_at": f"{day}T{9 + number:02}:00:30.000{zone}",
            "cooked": f"<p>{text}</p>",
            "reply_to_post_number": 1 if number > 1 else None,
        }
        for number, text in enumerate(texts, start=1)
    ]
    post_stream = {"posts": posts, "stream": [post["id"] for post in posts]}
    return json.dumps({"id": host, "title": "Bells", "slug": f"bells-{host}", "post_stream": post_stream})


@pytest.fixture
def read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def _read(**files):
        for name, text in files.items():
            Path(name).write_text(text, encoding="utf-8")
        problems = []
        threads = list(read_threads(list(files), copied_on=None, stdin=io.BytesIO(), on_problem=problems.append))
        assert problems == []
        return threads

    return _read


FIVE = ["One bell.", "Two bells.", "Three bells.", "Four bells.", "Five bells."]


def test_a_thread_on_two_hosts_is_one_with_two_origins(read):
    (thread,) = read(a=topic(1, FIVE), b=topic(2, FIVE))
    assert [origin.source for origin in thread.origins] == ["a", "b"]
    assert [post.text for post in thread.posts] == FIVE


def test_four_posts_of_five_are_enough_and_the_edited_one_stands_once(read):
    (thread,) = read(a=topic(1, FIVE), b=topic(2, [*FIVE[:4], "Five bells, edited."]))
    assert [post.text for post in thread.posts] == FIVE


def test_three_posts_of_five_are_not_enough(read):
    assert len(read(a=topic(1, FIVE), b=topic(2, [*FIVE[:3], "Other.", "Another."]))) == 2


def test_the_fuller_copy_gives_the_words_and_what_only_the_other_has_is_added(read):
    six = [*FIVE, "Six bells."]
    (thread,) = read(a=topic(1, FIVE), b=topic(2, six))
    assert [post.text for post in thread.posts] == six
    assert [post.number for post in thread.posts] == list(range(1, 7))
    assert {post.reply_to for post in thread.posts[1:]} == {thread.posts[0].id}


def test_the_same_words_at_another_time_are_another_thread(read):
    assert len(read(a=topic(1, FIVE), b=topic(2, FIVE, day="2024-02-02"))) == 2


def test_the_same_moment_in_another_zone_is_the_same(read):
    later = topic(2, FIVE, zone="+00:00")
    assert len(read(a=topic(1, FIVE), b=later)) == 1


LETTER = """From mo@example.org Mon Feb  5 10:00:00 2024
From: Mo Larch <mo@example.org>
Date: Mon, 5 Feb 2024 10:00:00 +0100
Subject: {subject}
Message-ID: <{key}@example.org>

{words}

"""


def test_a_letter_in_two_mailboxes_is_one_post_of_two_origins(read):
    mailbox = LETTER.format(subject="Bells", key="a", words="One bell.")
    (thread,) = read(a=mailbox, b=mailbox)
    assert len(thread.posts) == 1
    assert [origin.source for origin in thread.origins] == ["a", "b"]


def test_letters_with_the_same_words_and_other_ids_stay_apart(read):
    first, second = (LETTER.format(subject=key, key=key, words="Thanks.") for key in ("ab", "cd"))
    assert len(read(a=first, b=second.replace("10:00:00 +0100", "11:00:00 +0100"))) == 2


def test_many_threads_are_compared_in_time_that_grows_with_their_number(read):
    def compare(size):
        assert len(read(**{f"{n}": topic(n, [f"Bell {n}.", "Thanks."]) for n in range(size)})) == size

    assert grows_linearly(compare, 120)


def test_letters_of_one_minute_with_the_same_words_and_other_ids_stay_apart(read):
    subjects = {"a": "Who runs the bells?", "b": "Clock repair", "c": "Who runs the bells?"}
    letters = [
        LETTER.format(subject=subject, key=key, words="See the attached note.") for key, subject in subjects.items()
    ]
    threads = read(box="".join(letters))
    assert [thread.subject for thread in threads] == list(subjects.values())


def test_letters_without_ids_under_other_subjects_stay_apart(read):
    letters = [
        LETTER.format(subject=subject, key="x", words="+1") for subject in ("Who runs the bells?", "Clock repair")
    ]
    without = [re.sub("Message-ID: .*\n", "", letter) for letter in letters]
    assert [len(thread.posts) for thread in read(box="".join(without))] == [1, 1]


def test_a_page_that_two_letters_look_like_loses_neither(read):
    first, second = (single("Bells", f"{key}@example.org", "+1") for key in "ab")
    page = single("Bells", None, "+1")
    together = list(merge_mirrors([first, page, second]))
    assert {post.message_id for thread in together for post in thread.posts} >= {"a@example.org", "b@example.org"}


def single(subject, key, words):
    posted = Moment(at=datetime(2024, 2, 5, 10, tzinfo=UTC), precision=Precision.MINUTE)
    draft = Draft(number=1, body=words, author=Author(name="Mo Larch"), posted=posted, message_id=key, address=key)
    return finish_thread([draft], subject=subject, platform="made", address=key or "page")
