"""Which file the readers of a database have open, while others are moved over it: a connection stays with its own."""

import asyncio
import contextlib
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from datasette.app import Datasette

from kb.site.caching import clear_caches

_PATIENCE = 5.0
"""Seconds that readers wait for each other, at most; one of them may be busy."""


def file_at(path: Path) -> object:
    """Return what tells a file from another one of the same name, None where there is none."""
    with contextlib.suppress(OSError):
        state = path.stat()
        return (state.st_dev, state.st_ino)
    return None


async def open_all(datasette: Datasette, name: str) -> None:
    """Have every reader of a database open its file now, and none later, when another one may be in its place.

    Datasette opens a connection for each of its threads when the thread is first asked for something; so all of them
    are asked at once, and wait for each other.
    """
    readers = datasette.setting("num_sql_threads")
    met = threading.Barrier(readers, timeout=_PATIENCE)

    def meet(_: sqlite3.Connection) -> None:
        with contextlib.suppress(threading.BrokenBarrierError):
            met.wait()

    database = datasette.get_database(name)
    await asyncio.gather(*(database.execute_fn(meet) for _ in range(readers)))


async def reopen(datasette: Datasette, name: str) -> None:
    """Have every reader of a database open its file again; what is being read ends with the former file.

    Datasette keeps a connection for each of its threads, so the threads are new.
    """
    database, readers = datasette.get_database(name), datasette.executor
    former, database._all_file_connections = database._all_file_connections, []
    datasette.executor = ThreadPoolExecutor(max_workers=datasette.setting("num_sql_threads"))
    await asyncio.to_thread(readers.shutdown)
    clear_caches()
    for connection in former:
        connection.close()
