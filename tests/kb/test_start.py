"""How commands start: each loads what it needs, and a pattern is made once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.cli import main

THREAD = Path(__file__).parents[2] / "kb" / "sample" / "copied" / "03-who-does-the-director-report-to.txt"
LOADED = """
import atexit, sys
from kb.cli import main
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
main()
"""
SERVED = """
import asyncio, sys
from pathlib import Path
from kb.serve import site, warm
asyncio.run(warm(site(Path("kb.db"))))
print(*sys.modules)
"""
COMPILED = """
import collections, json, sys
from re import _compiler
compiled, compile_one = collections.Counter(), _compiler.compile
def counting(pattern, flags=0):
    compiled[str(pattern), int(flags)] += 1
    return compile_one(pattern, flags)
_compiler.compile = counting
from extract.pipeline import load
for _ in map(load(), json.load(sys.stdin)): pass
json.dump([[number, pattern] for (pattern, _), number in compiled.items()], sys.stdout)
"""
HEAVY = {"bs4", "datasette", "numpy", "onnxruntime", "scrapy", "spacy", "sqlite_utils"}
"""Packages that take long to load; sqlite-utils brings numpy, where it is there."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a thread, a post, an advice and the database of the thread."""
    folder = tmp_path_factory.mktemp("start")
    (folder / "thread.txt").write_text(THREAD.read_text("utf-8"), "utf-8")
    (folder / "post.jsonl").write_text('{"id": "1", "text": "We have 2,400 students."}\n', "utf-8")
    (folder / "advice.jsonl").write_text('{"id": "1", "text": "Let coaches report to curriculum."}\n', "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        assert CliRunner().invoke(main, ["build", "-o", "kb.db", "thread.txt"]).exit_code == 0
    return folder


def loaded_by(command: str, folder: Path) -> set[str]:
    """Run a command and return the modules that its process has at its end."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *command.split()], cwd=folder, check=True, capture_output=True, text=True
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("--help", set()),
        ("boards", {"bs4"}),
        ("read thread.txt", {"bs4"}),
        ("extract post.jsonl", {"numpy", "onnxruntime", "spacy"}),
        ("distil advice.jsonl", {"numpy", "onnxruntime"}),
        ("build -o kb.db thread.txt", {"bs4", "numpy", "sqlite_utils"}),
        ("search kb.db superintendent", {"numpy", "onnxruntime", "sqlite_utils"}),
        ("export kb.db", {"numpy", "sqlite_utils"}),
        ("correct kb.db", {"numpy", "sqlite_utils"}),
    ],
)
def test_a_command_loads_nothing_heavy_that_it_does_not_need(command: str, needed: set[str], folder: Path) -> None:
    assert HEAVY & loaded_by(command, folder) == needed


def test_the_site_serves_and_searches_without_the_pipeline(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SERVED], cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert HEAVY & set(done.stdout.split()) == {"datasette", "numpy", "onnxruntime", "sqlite_utils"}


def test_no_pattern_is_compiled_twice() -> None:
    posts = json.dumps([THREAD.read_text("utf-8"), "We have 2,400 students and 3 technicians. Never skip a ticket."])
    done = subprocess.run(
        [sys.executable, "-c", COMPILED], input=posts, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    compiled = json.loads(done.stdout)
    assert len(compiled) > 800
    assert [pattern for number, pattern in compiled if number > 1 and len(pattern) > 20] == []
