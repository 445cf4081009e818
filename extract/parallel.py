"""Parallel: extraction over the processors of one machine, or over the machines of a Dask cluster.

Both are a `concurrent.futures.Executor`: a process pool here, the cluster's own there. Batches of posts go out, at
most some ahead, and their facts come back in the order of the posts. A worker loads the pipeline once and keeps no
other state, so a batch that is lost with its worker can be given to another one.
"""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import import_module
from itertools import chain, islice
from typing import Any, TypeAlias

from spacy.language import Language

from extract.errors import ClusterUnreachable, WorkersDied
from extract.facts import PostFacts
from extract.pipeline import extract_posts, load
from extract.posts import PostText
from extract.processors import available_processors

Batch: TypeAlias = tuple[PostText, ...]
Facts: TypeAlias = tuple[PostFacts, ...]

LOCAL = "local"
"""The address that means: a cluster of this machine's own processors, started for the occasion."""

_WORTH_PROCESSES = 24
"""Batches that one process reads sooner than others would have loaded the pipeline."""
_AHEAD = 4
"""Batches a worker that may wait or be at work before the first of them is asked for."""
_RETRIES = 5


def extract_batch(batch: Batch) -> Facts:
    """Return the facts of each post; a worker's whole task."""
    return tuple(extract_posts(batch, _pipeline()))


def extract_here(batches: Iterable[Batch]) -> Iterator[Facts]:
    """Yield the facts of each batch, read by this process, and by others too where there are many."""
    stream = iter(batches)
    yield from map(extract_batch, islice(stream, _WORTH_PROCESSES))
    rest = next(stream, None)
    if rest is None:
        return
    with processes() as executor:
        yield from extract_over(executor, chain([rest], stream), workers=available_processors())


def extract_over(executor: Executor, batches: Iterable[Batch], *, workers: int) -> Iterator[Facts]:
    """Yield the facts of each batch in order, read by an executor's `workers`.

    Raises WorkersDied when the executor lost its workers and does not bring up others.
    """
    waiting: deque[Future[Facts]] = deque()
    try:
        for batch in batches:
            waiting.append(executor.submit(extract_batch, batch))
            if len(waiting) >= _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenExecutor as error:
        raise WorkersDied from error
    finally:
        for future in waiting:
            future.cancel()


@contextmanager
def processes(workers: int | None = None) -> Iterator[Executor]:
    """Open a pool of processes, one a processor; they end with it, and with this process however that ends."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers or available_processors(), context, _end_with_parent) as pool:
        yield pool


@contextmanager
def cluster(address: str, timeout: float = 15) -> Iterator[Callable[[Iterable[Batch]], Iterator[Facts]]]:
    """Connect to a Dask cluster by its scheduler's address, or start one here (`LOCAL`); yields what reads batches.

    `timeout` is how many seconds the scheduler may take to answer. A batch whose worker dies goes to another worker,
    by Dask's own retries. Raises ClusterUnreachable.
    """
    try:
        distributed: Any = import_module("distributed")  # it ships no types
    except ImportError:
        raise ClusterUnreachable(address, "Dask is not installed", "install threadwise[dask]") from None
    with ExitStack() as opened:
        try:
            if address == LOCAL:
                scheduler = opened.enter_context(
                    distributed.LocalCluster(
                        n_workers=available_processors(), threads_per_worker=1, host="127.0.0.1", dashboard_address=None
                    )
                )
            client = opened.enter_context(
                distributed.Client(scheduler if address == LOCAL else address, timeout=timeout)
            )
        except (OSError, ValueError) as error:
            raise ClusterUnreachable(address, str(error).splitlines()[0], "check the scheduler's address") from None
        executor = client.get_executor(retries=_RETRIES, pure=False)

        def read(batches: Iterable[Batch]) -> Iterator[Facts]:
            try:
                yield from extract_over(executor, batches, workers=max(1, len(client.nthreads())))
            except distributed.KilledWorker as error:
                raise WorkersDied from error

        yield read


def batched(posts: Iterable[PostText], size: int = 16) -> Iterator[Batch]:
    """Yield the posts in batches of at most `size`, in order."""
    stream = iter(posts)
    while batch := tuple(islice(stream, size)):
        yield batch


@cache
def _pipeline() -> Language:
    return load()


def _end_with_parent() -> None:
    """End this process when its parent does, even if that was killed and could not say so."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
