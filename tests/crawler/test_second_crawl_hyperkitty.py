"""A second crawl of a mail archive fetches the threads to which mails came, not the whole archive again."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from crawling import crawl, threads_in
from faulty_proxy import faulty_proxy
from hyperkitty_board import Archive, Mail, thread_path
from mails import MAILS, OPENING, mail_in

CHANGED = (0, 9, 19)
"""Threads far down the list, which the new mails bring to its top."""
REQUESTS_AT_MOST = 12
"""robots.txt, the front page, two pages of the list, the three threads, and exports of what is new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What two crawls left, and which thread pages the second asked for."""

    archive: Path
    put_in: set[str]
    asked: list[str]
    pages: set[str]
    changed: set[str]


@pytest.fixture(scope="module")
def outcome(
    new_hyperkitty: Callable[[], AbstractContextManager[Archive]], tmp_path_factory: pytest.TempPathFactory
) -> Outcome:
    output = tmp_path_factory.mktemp("crawl") / "archive.warc.gz"
    with new_hyperkitty() as archive, faulty_proxy(archive.origin) as proxy:
        address = archive.list_address.replace(archive.origin, proxy.address)
        first = crawl(address, output)
        assert first.returncode == 0, first.stderr
        new = [new_mail(thread) for thread in CHANGED]
        archive.add(new)
        before = len(proxy.requests)
        second = crawl(address, output)
        assert second.returncode == 0, second.stderr
        asked = proxy.asked()[before:]
    return Outcome(
        archive=output,
        put_in={mail.message_id for mail in (*MAILS, *new)},
        asked=asked,
        pages={path.partition("?")[0] for path in asked if "/thread/" in path},
        changed={
            thread_path(mail) for mail in MAILS if mail.answers is None and mail.root in {each.root for each in new}
        },
    )


def new_mail(thread: int) -> Mail:
    """Return one more mail in a thread, newer than all others."""
    before = [mail for mail in MAILS if mail.root == f"{thread}.0@lists.example.org"]
    later = (OPENING.replace(month=6) - OPENING).days
    return mail_in(thread, len(before), before, days_later=later)


def test_the_threads_that_changed_are_fetched_and_no_other(outcome: Outcome) -> None:
    assert outcome.pages <= outcome.changed


def test_few_requests_are_made(outcome: Outcome) -> None:
    assert len(outcome.asked) <= REQUESTS_AT_MOST


def test_every_mail_old_and_new_is_in_the_archive(outcome: Outcome) -> None:
    assert {post.message_id for thread in threads_in(outcome.archive) for post in thread.posts} == outcome.put_in


def test_no_mail_is_in_it_twice(outcome: Outcome) -> None:
    found = [post.message_id for thread in threads_in(outcome.archive) for post in thread.posts]

    assert len(found) == len(set(found))
