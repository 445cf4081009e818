"""Measures what each command costs before it has done much: one post, one thread, one question.

Told are processor seconds (user and system, worker processes among them) as the median of some rounds that run every
command once. A busy machine lengthens even these, so compare under the same load.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import kb

THREADWISE = str(Path(sys.executable).parent / "threadwise")
SAMPLE = Path(kb.__file__).parent / "sample"
PAGE = "repair-numbers-please.html"
FILES = {
    "thread.txt": (SAMPLE / "copied" / "03-who-does-the-director-report-to.txt").read_text(encoding="utf-8"),
    "post.jsonl": '{"id": "1", "text": "We have 2,400 students and 3 technicians, who report to the Director."}\n',
    "gold.jsonl": '{"id": "1", "text": "We have 2,400 students.", "structures": []}\n',
    "advice.jsonl": '{"id": "1", "text": "Let coaches report to curriculum."}\n{"id": "2", "text": "Use tickets."}\n',
}
COMMANDS = {
    "--version": "--version",
    "--help": "--help",
    "boards": "boards",
    "read, one thread": "read thread.txt",
    "extract, one post": "extract post.jsonl",
    "evaluate, one post": "evaluate gold.jsonl",
    "distil, two advices": "distil advice.jsonl",
    "build, one thread": "build -o new.db thread.txt",
    "build, nothing new": "build -o kb.db thread.txt",
    "search": "search kb.db superintendent",
    "search, for a figure": "search kb.db who reports to the superintendent",
    "export": "export kb.db",
    "correct, the list": "correct kb.db",
    "forget, one post": "forget copy.db --yes --post bace6c85b862",
    "crawl, one page": "crawl BOARD -o new.warc.gz --contact nobody@example.org --allow-private --delay 0",
}
SERVE = "serve, to the first page"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    seconds: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place, board() as address:
        folder = Path(place)
        for name, text in FILES.items():
            (folder / name).write_text(text, encoding="utf-8")
        seconds_of(folder, COMMANDS["build, nothing new"].split())
        for _ in range(rounds):
            for stale in folder.glob("new.*"):
                stale.unlink()
            shutil.copy(folder / "kb.db", folder / "copy.db")
            for name, command in COMMANDS.items():
                seconds[name].append(seconds_of(folder, command.replace("BOARD", address).split()))
            seconds[SERVE].append(seconds_to_first_page(folder))
    for name, measured in seconds.items():
        print(f"{name:26} {statistics.median(measured):6.2f} s")


def seconds_of(folder: Path, command: list[str]) -> float:
    """Run a command in a folder and return its processor seconds. Raises CalledProcessError where it refuses."""
    process = subprocess.Popen([THREADWISE, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and command[0] != "crawl":
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime


def seconds_to_first_page(folder: Path) -> float:
    """Serve until the address is printed, which is when the first page was answered, and return the seconds so far."""
    with subprocess.Popen([THREADWISE, "serve", "kb.db", "--port", "0"], cwd=folder, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.terminate()
        _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime


@contextmanager
def board() -> Iterator[str]:
    """Serve the sample's saved pages on this machine; yields the address of one."""
    handler = partial(_Silent, directory=str(SAMPLE / "saved"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{PAGE}"
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep quiet: the table is all that is printed."""


if __name__ == "__main__":
    main()
