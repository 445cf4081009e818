"""Extraction over processes and over a real Dask cluster: the same facts in the same order, whoever dies."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from itertools import chain, islice
from multiprocessing import active_children

import pytest

from extract import parallel
from extract.errors import ClusterUnreachable, WorkersDied
from extract.facts import PostFacts
from extract.json_lines import facts_json
from extract.parallel import Batch, batched, cluster, extract_here, extract_over, processes
from extract.pipeline import extract_posts
from extract.posts import PostText

POSTS = [
    PostText(
        id=str(number),
        text=f"We have {number + 300} students and {number % 7 + 2} technicians. Never buy {number} of it.",
    )
    for number in range(120)
]
SIZE = 4
"""Posts of a batch; there are then more batches than `extract_here` reads without other processes."""


@pytest.fixture(scope="module")
def alone() -> list[PostFacts]:
    """Return the facts as one process finds them."""
    return list(extract_posts(POSTS))


@pytest.fixture(scope="module")
def pool() -> Iterator[Executor]:
    """Open two processes."""
    with processes(2) as executor:
        yield executor


def test_processes_give_the_same_facts_in_the_same_order(pool: Executor, alone: list[PostFacts]) -> None:
    assert list(chain.from_iterable(extract_over(pool, batched(POSTS, SIZE), workers=2))) == alone


def test_many_posts_are_spread_by_themselves(alone: list[PostFacts], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "available_processors", lambda: 1)
    before = len(active_children())
    batches = extract_here(batched(POSTS, SIZE))
    found = list(chain.from_iterable(islice(batches, len(POSTS) // SIZE - 1)))

    assert len(active_children()) > before
    assert [*found, *chain.from_iterable(batches)] == alone


def test_only_a_few_batches_are_taken_ahead(pool: Executor) -> None:
    taken = 0

    def batches() -> Iterator[Batch]:
        nonlocal taken
        for batch in batched(POSTS, SIZE):
            taken += 1
            yield batch

    next(extract_over(pool, batches(), workers=2))

    assert taken == 8


def test_a_pool_whose_worker_died_says_so() -> None:
    with processes(1) as executor:
        worker = executor.submit(os.getpid).result()

        def batches() -> Iterator[Batch]:
            for number, batch in enumerate(batched(POSTS, SIZE)):
                if number == 2:
                    os.kill(worker, signal.SIGKILL)
                yield batch

        with pytest.raises(WorkersDied, match="its workers died"):
            list(extract_over(executor, batches(), workers=1))


def test_processes_end_with_a_parent_that_was_killed() -> None:
    program = (
        "from extract.parallel import processes\n"
        "import os, time\n"
        "if __name__ == '__main__':\n"
        "    with processes(1) as pool:\n"
        "        print(pool.submit(os.getpid).result(), flush=True)\n"
        "        time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 20
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(child)


def test_a_cluster_that_loses_a_worker_gives_the_same_facts(alone: list[PostFacts]) -> None:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, worker_dashboard_address=None
        ) as workers,
        cluster(workers.scheduler_address) as read,
    ):
        first = next(iter(workers.workers.values()))
        facts = chain.from_iterable(read(batched(POSTS, SIZE)))
        found = [next(facts)]
        os.kill(first.process.pid, signal.SIGKILL)
        found.extend(facts)

    lines = [json.dumps(facts_json(facts, post.text)) for facts, post in zip(found, POSTS, strict=True)]
    assert lines == [json.dumps(facts_json(facts, post.text)) for facts, post in zip(alone, POSTS, strict=True)]


def test_a_cluster_that_does_not_answer_is_a_clear_sentence() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ClusterUnreachable, match="check the scheduler's address"), cluster("127.0.0.1:1", timeout=1):
        pass


def _alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat", encoding="ascii") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
