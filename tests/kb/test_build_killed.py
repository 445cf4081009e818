"""A build that is killed with SIGKILL at any moment, and then run again, ends as if nothing had happened."""

import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from build_and_die import build_and_die
from database_rows import query, rows_of
from made_threads import made_thread
from program import PROCESSES, PROGRAM
from running import Typed

from crawler.lines import line_of

MOMENTS = [0.01, 0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 0.98, 1.0]
"""When to kill, as a share of all SQL statements: creating tables, writing threads, distilling, closing the run."""


def build(database: Path, fatal: int | None = None) -> tuple[int | None, int]:
    """Build in a process of its own; return its exit code, and how many SQL statements it told, 0 where it died."""
    hearing, telling = PROCESSES.Pipe(duplex=False)
    with hearing:
        with telling:
            process = PROCESSES.Process(target=build_and_die, args=(database, fatal, telling))
            process.start()
        process.join()
        return process.exitcode, hearing.recv() if process.exitcode == 0 else 0


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, int]:
    """Return the rows of a build that nobody disturbs, and how many SQL statements it took."""
    database = tmp_path_factory.mktemp("undisturbed") / "kb.db"
    exit_code, statements = build(database)
    assert exit_code == 0
    return rows_of(database), statements


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_run_again_gives_the_same_rows(
    database: Path, undisturbed: tuple[object, int], moment: float
) -> None:
    rows, statements = undisturbed
    assert build(database, max(1, round(moment * statements)))[0] == -signal.SIGKILL

    assert build(database)[0] == 0

    assert rows_of(database) == rows
    assert query(database, "pragma integrity_check") == [("ok",)]
    assert [path.name for path in database.parent.iterdir()] == ["kb.db"]


def test_a_build_killed_again_and_again_still_arrives(database: Path, undisturbed: tuple[object, int]) -> None:
    rows, statements = undisturbed
    for share in (0.2, 0.2, 0.2):
        assert build(database, round(share * statements))[0] == -signal.SIGKILL

    assert build(database)[0] == 0

    assert rows_of(database) == rows


def test_the_program_itself_survives_a_kill_while_it_writes(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "threads.jsonl").write_text(
        "".join(line_of(made_thread(number)) + "\n" for number in range(8)), "utf-8"
    )
    command = [str(PROGRAM), "build", "threads.jsonl", "-o", "killed.db"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and written(tmp_path / "killed.db") < 2:
            time.sleep(0.005)
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert written(tmp_path / "killed.db") < 8

    for name in ("killed.db", "whole.db"):
        assert typed("build", "threads.jsonl", "-o", name).exit_code == 0

    assert rows_of(tmp_path / "killed.db") == rows_of(tmp_path / "whole.db")


def written(database: Path) -> int:
    """Return how many threads another process has written so far."""
    try:
        return len(query(database, "select id from threads")) if database.exists() else 0
    except sqlite3.OperationalError:
        return 0
