"""What robots.txt closes stays out, what leads in a circle is said, and the other threads are whole."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from crawling import crawl, threads_in
from faulty_proxy import FaultyProxy, Plan, faulty_proxy
from hyperkitty_board import Archive, thread_path
from mails import MAILS

ROOTS = [mail for mail in MAILS if mail.answers is None]
CLOSED, LOOPING = ROOTS[4], ROOTS[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a crawl left: its output, what the board was asked for, and the Message-IDs that its archive gives."""

    done: subprocess.CompletedProcess[str]
    proxy: FaultyProxy
    found: set[str | None]


@pytest.fixture(scope="module")
def outcome(hyperkitty: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    archive = tmp_path_factory.mktemp("crawl") / "archive.warc.gz"
    with faulty_proxy(hyperkitty.origin, Plan(closed=(thread_path(CLOSED),), loops=(thread_path(LOOPING),))) as proxy:
        yield _crawled(proxy, hyperkitty, archive)


def _crawled(proxy: FaultyProxy, hyperkitty: Archive, archive: Path) -> Outcome:
    done = crawl(hyperkitty.list_address.replace(hyperkitty.origin, proxy.address), archive)
    found = {post.message_id for thread in threads_in(archive) for post in thread.posts}
    return Outcome(done=done, proxy=proxy, found=found)


def test_a_thread_that_robots_txt_closes_is_left_out(outcome: Outcome) -> None:
    closed = {mail.message_id for mail in MAILS if mail.root == CLOSED.message_id}

    assert outcome.found & closed == set()
    assert [path for path in outcome.proxy.asked() if path.startswith(thread_path(CLOSED))] == []


def test_a_thread_whose_page_leads_to_itself_is_said(outcome: Outcome) -> None:
    assert outcome.done.returncode == 1
    assert thread_path(LOOPING) in outcome.done.stderr


def test_all_other_threads_are_whole(outcome: Outcome) -> None:
    others = {mail.message_id for mail in MAILS if mail.root not in (CLOSED.message_id, LOOPING.message_id)}

    assert others - outcome.found == set()
