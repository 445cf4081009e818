"""A crawl of a board in trouble loses nothing, waits as it is told to, and goes nowhere it may not."""

import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from crawling import WHOLE, crawl, threads_in
from faulty_proxy import Fault, FaultyProxy, Plan, faulty_proxy
from spirit_board import RunningBoard
from topics import comments_of, comments_read, topics_of

TOPICS = topics_of((25 if number % 20 == 4 else 1 for number in range(45)), category="In trouble")
CLOSED, LOOPING = 7, 31
SILENCE = 25.0
"""Seconds; longer than a crawl waits for an answer."""
PLAN = Plan(
    seed=6,
    round_length=40,
    faults=(Fault.BUSY, Fault.BUSY, Fault.FLOOD, Fault.RESET, Fault.STALL, Fault.CUT),
    stall_seconds=SILENCE if WHOLE else 1.0,
    closed=(f"/topic/{CLOSED + 1}/",),
    loops=(f"/topic/{LOOPING + 1}/",),
)
"""Of 40 requests two are answered 503, one is reset, one comes late, one breaks off, and three in a row get 429."""
LONGEST_CHAIN = 25
"""Redirects that a reader may follow before it sees that there is no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a crawl through the proxy left."""

    archive: Path
    proxy: FaultyProxy
    done: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def outcome(running_spirit: RunningBoard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    archive = tmp_path_factory.mktemp("crawl") / "board.warc.gz"
    with running_spirit(tmp_path_factory.mktemp("spirit"), TOPICS) as board, faulty_proxy(board, PLAN) as proxy:
        done = crawl(proxy.address, archive)
        yield Outcome(archive=archive, proxy=proxy, done=done)


@pytest.mark.parametrize("fault", list(Fault))
def test_the_board_was_in_trouble_of_each_kind(fault: Fault, outcome: Outcome) -> None:
    assert fault in {request.fault for request in outcome.proxy.requests}


def test_nothing_that_can_be_had_is_lost(outcome: Outcome) -> None:
    open_topics = [topic for number, topic in enumerate(TOPICS) if number not in (CLOSED, LOOPING)]

    assert comments_read(threads_in(outcome.archive)) == comments_of(open_topics)


def test_nothing_is_asked_before_a_wait_is_over(outcome: Outcome) -> None:
    assert outcome.proxy.early_requests() == []


def test_no_address_is_asked_again_but_for_a_fault(outcome: Outcome) -> None:
    good = (None,) if WHOLE else (None, Fault.STALL)
    right = Counter(request.path for request in outcome.proxy.requests if request.fault in good)

    assert [path for path, count in right.items() if count > 1] == []


def test_nothing_is_asked_that_robots_txt_forbids(outcome: Outcome) -> None:
    assert [path for path in outcome.proxy.asked() if path.startswith(PLAN.closed)] == []


def test_nothing_is_asked_before_robots_txt_is_known(outcome: Outcome) -> None:
    known = next(n for n, request in enumerate(outcome.proxy.requests) if request.status == 200)

    assert {request.path for request in outcome.proxy.requests[: known + 1]} == {"/robots.txt"}


def test_a_way_without_an_end_is_left_and_said(outcome: Outcome) -> None:
    assert outcome.done.returncode == 1
    assert f"{outcome.proxy.address}{PLAN.loops[0]}" in outcome.done.stderr
    assert sum(path.startswith(PLAN.loops) for path in outcome.proxy.asked()) <= LONGEST_CHAIN


def test_nothing_else_is_said_to_be_missing(outcome: Outcome) -> None:
    missing = [line for line in outcome.done.stderr.splitlines() if "/topic/" in line]

    assert [line for line in missing if not any(path in line for path in (*PLAN.loops, *PLAN.closed))] == []
