"""Opens the file of a database anew, once another one was moved over it: connections stay with the file they opened."""

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from datasette.app import Datasette

from kb.site.remembering import forget_all


def file_at(path: Path) -> object:
    """Return what tells a file from another one of the same name, None where there is none."""
    with contextlib.suppress(OSError):
        state = path.stat()
        return (state.st_dev, state.st_ino)
    return None


async def reopen(datasette: Datasette, name: str) -> None:
    """Have every reader of a database open its file again; what is being read ends with the former file.

    Datasette keeps a connection for each of its threads, so the threads are new.
    """
    database, readers = datasette.get_database(name), datasette.executor
    former, database._all_file_connections = database._all_file_connections, []
    datasette.executor = ThreadPoolExecutor(max_workers=datasette.setting("num_sql_threads"))
    await asyncio.to_thread(readers.shutdown)
    forget_all()
    for connection in former:
        connection.close()
