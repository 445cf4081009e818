"""A build, in a process of its own, that kills this process with SIGKILL at its Nth SQL statement."""

import os
import signal
import sqlite3
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from made_threads import PlainExtractor, fixed_clock, made_thread, signed_thread

from kb.build import build
from kb.meaning.encoder import shipped_encoder

THREADS = 6
SHORT_FORM = ("Bo Lantern", "Cold Spring USD", "", "At Cold Spring we have 910 students. Always ask.")


def build_and_die(database: Path, fatal: int | None, told: Connection) -> None:
    """Build the same threads each time; tell how many statements it took, or die at the statement `fatal`."""
    connect, statements = sqlite3.connect, count(1)

    def traced(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.set_trace_callback(live_or_die)
        return connection

    def live_or_die(_: str) -> None:
        if next(statements) == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    sqlite3.connect = traced
    build(
        database,
        [signed_thread(20, SHORT_FORM), *map(made_thread, range(THREADS))],
        sources=["board"],
        extractor=PlainExtractor(),
        encoder=shipped_encoder,
        clock=fixed_clock,
    )
    told.send(next(statements) - 1)
