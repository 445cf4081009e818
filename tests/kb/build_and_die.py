"""A build in a process of its own that kills itself with SIGKILL at its Nth SQL statement; prints how many there were.

python build_and_die.py DATABASE THREADS [STATEMENT]
"""

import os
import signal
import sqlite3
import sys
from pathlib import Path

from made_threads import PlainExtractor, fixed_clock, made_thread, signed_thread

from kb.build import build
from kb.meaning.encoder import shipped_encoder

connect = sqlite3.connect
seen = 0


def traced_connect(*arguments: object, **options: object) -> sqlite3.Connection:
    connection = connect(*arguments, **options)
    connection.set_trace_callback(count)
    return connection


def count(_: str) -> None:
    global seen
    seen += 1
    if seen == fatal:
        os.kill(os.getpid(), signal.SIGKILL)


fatal = int(sys.argv[3]) if len(sys.argv) > 3 else 0
sqlite3.connect = traced_connect
short_form = signed_thread(
    20, ("Bo Lantern", "Cold Spring USD", "", "At Cold Spring we have 910 students. Always ask.")
)
build(
    Path(sys.argv[1]),
    [short_form, *(made_thread(number) for number in range(int(sys.argv[2])))],
    sources=["board"],
    extractor=PlainExtractor(),
    encoder=shipped_encoder,
    clock=fixed_clock,
)
sys.stdout.write(f"{seen}\n")
