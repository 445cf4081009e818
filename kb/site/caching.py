"""Caches what was loaded from a database until its file changes: the first page, districts, what search asks."""

import asyncio
import contextlib
import sqlite3
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from functools import wraps
from pathlib import Path
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

from kb.bands import BANDS

MOST = len(BANDS) + 1
"""Results that are kept of each loader, by its parameters: one for each size band and one for all sizes."""

LOOKED_AT_EVERY = 5.0
"""Seconds between two looks at whether a database's file has changed."""

_cleared = 0
"""How often every cache was cleared."""

Parameters = ParamSpec("Parameters")
Loaded = TypeVar("Loaded")


def cached(
    load: Callable[Concatenate[sqlite3.Connection, Parameters], Loaded],
) -> Callable[Concatenate[sqlite3.Connection, Parameters], Loaded]:
    """Return a loader that loads again only after the database's file has changed; nobody may change what it returns.

    In a transaction, and without a file, it loads each time. What it keeps is of the database that was asked last,
    the only one that a site shows, and of one state of it: an index of all vectors is no small thing to keep twice.
    """
    known: OrderedDict[object, Loaded] = OrderedDict()
    known_of: object = None
    lock = Lock()

    @wraps(load)
    def loaded(connection: sqlite3.Connection, /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Loaded:
        nonlocal known_of
        path = _path(connection)
        if path is None or connection.in_transaction:
            return load(connection, *args, **kwargs)
        key = (args, tuple(sorted(kwargs.items())))
        with lock:
            state = (path, _state(path), _cleared)
            if known_of != state:
                known.clear()
                known_of = state
            if key not in known:
                known[key] = load(connection, *args, **kwargs)
            known.move_to_end(key)
            while len(known) > MOST:
                known.popitem(last=False)
            return known[key]

    return loaded


def clear_caches() -> None:
    """Have every loader load again, though no file has changed: another one was read under its name until now."""
    global _cleared
    _cleared += 1


async def changes(path: Path, every: float = LOOKED_AT_EVERY) -> AsyncIterator[None]:
    """Yield at once, and again each time that a database's file has changed and was left alone for `every` seconds.

    A build writes often before it ends, and what is loaded in between would be loaded for nobody.
    """
    told = seen = _state(str(path))
    yield
    while True:
        await asyncio.sleep(every)
        last, seen = seen, _state(str(path))
        if last == seen != told:
            told = seen
            yield


def _path(connection: sqlite3.Connection) -> str | None:
    return next((file for _, name, file in connection.execute("pragma database_list") if name == "main"), "") or None


def _state(path: str) -> object:
    """Return what changes with every write: the moment and the length of the file, and of its log if it has any."""
    states = []
    for name in (path, f"{path}-wal"):
        with contextlib.suppress(OSError):
            state = Path(name).stat()
            states += [(state.st_ino, state.st_mtime_ns, state.st_size)] if state.st_size else []
    return tuple(states)
