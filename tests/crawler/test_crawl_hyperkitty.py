"""A crawl of a real HyperKitty brings every message with its author, its moment, and its text."""

import pytest
from crawling import crawl, threads_in
from hyperkitty_board import Archive
from mails import MAILS

from crawler.items import Post, Thread

ASKED_BESIDE = 12
"""robots.txt, the front page, the pages of the list, and the exports of its months."""
PUT_IN = {mail.message_id: mail for mail in MAILS}


@pytest.fixture(scope="module")
def outcome(hyperkitty: Archive, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Thread], list[str]]:
    """Return the threads that came back, and the paths that the server was asked for."""
    output = tmp_path_factory.mktemp("crawl") / "archive.warc.gz"
    before = len(hyperkitty.requests())
    done = crawl(hyperkitty.address, output)
    assert done.returncode == 0, done.stderr
    return threads_in(output), hyperkitty.requests()[before:]


@pytest.fixture(scope="module")
def posts(outcome: tuple[list[Thread], list[str]]) -> dict[str, Post]:
    return {str(post.message_id): post for thread in outcome[0] for post in thread.posts}


def test_every_message_is_found_once(outcome: tuple[list[Thread], list[str]]) -> None:
    found = [post.message_id for thread in outcome[0] for post in thread.posts]

    assert sorted(map(str, found)) == sorted(PUT_IN)


def test_messages_stand_in_their_threads(outcome: tuple[list[Thread], list[str]]) -> None:
    read = {thread.subject: {post.message_id for post in thread.posts} for thread in outcome[0]}
    put_in: dict[str, set[str]] = {}
    for mail in MAILS:
        put_in.setdefault(mail.thread, set()).add(mail.message_id)

    assert read == put_in


def test_every_author_is_right(posts: dict[str, Post]) -> None:
    read = {key: post.author and post.author.name for key, post in posts.items()}

    assert read == {key: mail.author for key, mail in PUT_IN.items()}


def test_every_moment_is_right_with_its_zone(posts: dict[str, Post]) -> None:
    read = {key: post.posted and (post.posted.at.isoformat()) for key, post in posts.items()}

    assert read == {key: mail.posted.isoformat() for key, mail in PUT_IN.items()}


def test_every_text_is_right_and_parted_from_what_it_quotes(posts: dict[str, Post]) -> None:
    read = {key: (post.text, " ".join(quote.text for quote in post.quotes)) for key, post in posts.items()}

    assert read == {key: (mail.text, mail.quotes) for key, mail in PUT_IN.items()}


def test_every_quotation_has_its_author(posts: dict[str, Post]) -> None:
    read = {key: [quote.author for quote in post.quotes] for key, post in posts.items()}

    assert read == {key: [PUT_IN[mail.answers].author] if mail.answers else [] for key, mail in PUT_IN.items()}


def test_the_server_is_asked_once_a_thread_and_little_more(outcome: tuple[list[Thread], list[str]]) -> None:
    assert len(outcome[1]) <= len({mail.thread for mail in MAILS}) + ASKED_BESIDE
    assert len(set(outcome[1])) == len(outcome[1])
