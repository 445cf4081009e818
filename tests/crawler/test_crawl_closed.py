"""What robots.txt closes stays out of exports too, what leads in a circle comes by its export; pages do without one."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from crawling import crawl, threads_in
from faulty_proxy import FaultyProxy, Plan, faulty_proxy
from hyperkitty_board import LIST, Archive, thread_path
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


def test_a_thread_whose_page_leads_to_itself_comes_by_its_export(outcome: Outcome) -> None:
    assert outcome.done.returncode == 0, outcome.done.stderr
    assert {mail.message_id for mail in MAILS if mail.root == LOOPING.message_id} <= outcome.found


def test_all_other_threads_are_whole(outcome: Outcome) -> None:
    others = {mail.message_id for mail in MAILS if mail.root != CLOSED.message_id}

    assert others - outcome.found == set()


@pytest.fixture(scope="module")
def without_exports(hyperkitty: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    archive = tmp_path_factory.mktemp("crawl") / "archive.warc.gz"
    closed = (f"/archives/list/{LIST}/export/",)
    with faulty_proxy(hyperkitty.origin, Plan(closed=closed, loops=(thread_path(LOOPING),))) as proxy:
        yield _crawled(proxy, hyperkitty, archive)


def test_where_robots_txt_closes_exports_pages_bring_the_threads(without_exports: Outcome) -> None:
    assert {mail.message_id for mail in MAILS if mail.root != LOOPING.message_id} == without_exports.found
    assert [path for path in without_exports.proxy.asked() if "/export/" in path] == []


def test_a_thread_whose_page_leads_to_itself_is_said(without_exports: Outcome) -> None:
    assert without_exports.done.returncode == 1
    assert thread_path(LOOPING) in without_exports.done.stderr
