"""What the tests of the knowledge base share: a way to build, and the program as a person runs it."""

import os
import subprocess
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from program import PROGRAM
from running import Build, Run, Typed, build_plainly

from kb.cli import main


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Return where a database goes."""
    return tmp_path / "kb.db"


@pytest.fixture
def keep(database: Path) -> Build:
    """Return a function that builds the database from threads, with the plain extractor."""
    return partial(build_plainly, database)


@pytest.fixture
def threadwise(tmp_path: Path) -> Run:
    """Return a function that runs the program in an empty folder, with nothing of our environment."""

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [PROGRAM, *arguments],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a function that runs a command in this process, in an empty folder: quick, for what needs no other."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return run
