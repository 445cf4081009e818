"""What the tests of the knowledge base share: a way to build, and the program as a person runs it."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_threads import PlainExtractor, fixed_clock
from running import PROGRAM, Build, Run, Typed

from crawler.items import Thread
from kb.build import Built, build
from kb.cli import main
from kb.meaning.encoder import shipped_encoder


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Return where a database goes."""
    return tmp_path / "kb.db"


@pytest.fixture
def keep(database: Path) -> Build:
    """Return a function that builds the database from threads, with the plain extractor."""

    def run(threads: Iterable[Thread], *, extractor: PlainExtractor | None = None, **options: object) -> Built | None:
        arguments = {"sources": ["board"], "encoder": shipped_encoder, "clock": fixed_clock, **options}
        return build(database, threads, extractor=extractor or PlainExtractor(), **arguments)

    return run


@pytest.fixture
def threadwise(tmp_path: Path) -> Run:
    """Return a function that runs the program in an empty folder, with nothing of our environment."""

    def run(*arguments: str, stdin: str | bytes = "", timeout: float = 120) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [str(PROGRAM), *arguments],
            cwd=tmp_path,
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return run


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a function that runs a command in this process, in an empty folder: quick, for what needs no other."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return run
