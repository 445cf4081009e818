"""The readers that `crawl.py` compares: how each is installed and called, and what it says it found."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Protocol

KEY = re.compile(r"This is answer (\d+) to question (\d+)\.")
THREADWISE = Path(sys.executable).parent / "threadwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A post as a reader gives it; `message_id` is found by the post's own words, since not every reader gives it."""

    message_id: str
    author: str
    posted: datetime | None


class Reader(Protocol):
    """A program that reads the archive: its name, and the pip requirements that it needs beside Threadwise's."""

    name: str
    requirements: Sequence[str]

    def commands(self, binaries: Path, address: str, folder: Path) -> list[list[str]]:
        """Return the command lines that read the list at `address` into `folder`, one after the other."""
        ...

    def found(self, folder: Path) -> Iterator[Found]:
        """Yield the posts that it wrote there."""
        ...


class Threadwise:
    """Threadwise itself: a crawl, and a reading of its archive."""

    name = "Threadwise"
    requirements: Sequence[str] = ()

    def commands(self, binaries: Path, address: str, folder: Path) -> list[list[str]]:
        archive = str(folder / "archive.warc.gz")
        polite = ["--contact", "benchmark@example.invalid", "--allow-private", "--delay", "0"]
        return [
            [str(THREADWISE), "crawl", address, "-o", archive, *polite],
            ["sh", "-c", f"'{THREADWISE}' read '{archive}' > '{folder / 'threads.jsonl'}'"],
        ]

    def found(self, folder: Path) -> Iterator[Found]:
        for thread in _lines(folder / "threads.jsonl"):
            for post in thread["posts"]:
                author = (post["author"] or {}).get("name", "")
                posted = datetime.fromisoformat(post["posted"]) if post["posted"] else None
                yield from _known(post["text"], author, posted)


class ForumDl:
    """forum-dl 0.3.0, which wants a pydantic before 2."""

    name = "forum-dl 0.3.0"
    requirements = ("forum-dl==0.3.0", "pydantic<2")

    def commands(self, binaries: Path, address: str, folder: Path) -> list[list[str]]:
        return [[str(binaries / "forum-dl"), "--quiet", "-f", "jsonl", "-o", str(folder / "posts.jsonl"), address]]

    def found(self, folder: Path) -> Iterator[Found]:
        for line in _lines(folder / "posts.jsonl"):
            if line["type"] == "post":
                post = line["item"]
                yield from _known(post["content"], post["author"], datetime.fromisoformat(post["creation_time"]))


class Perceval:
    """perceval 1.6.1, told since when there are mails: it asks from 1970 on."""

    name = "perceval 1.6.1"
    requirements = ("perceval==1.6.1",)

    def __init__(self, since: datetime) -> None:
        self._since = since

    def commands(self, binaries: Path, address: str, folder: Path) -> list[list[str]]:
        places = ["--json-line", "-o", str(folder / "mails.jsonl"), "--mboxes-path", str(folder / "mailboxes")]
        return [[str(binaries / "perceval"), "hyperkitty", address, "--from-date", f"{self._since:%Y-%m-%d}", *places]]

    def found(self, folder: Path) -> Iterator[Found]:
        for line in _lines(folder / "mails.jsonl"):
            mail = line["data"]
            author = " ".join(mail["From"].partition("<")[0].strip(' "').split())
            yield from _known(mail["body"]["plain"], author, parsedate_to_datetime(mail["Date"]))


def install(reader: Reader, folder: Path) -> Path | None:
    """Make a throw-away environment for a reader; return where its commands are, or None where it cannot be had."""
    made = folder / "environment"
    if not reader.requirements:
        return made
    subprocess.run([sys.executable, "-m", "venv", made], check=True, capture_output=True)
    pip: list[str | Path] = [made / "bin" / "python", "-m", "pip", "install", "--quiet", *reader.requirements]
    done = subprocess.run(pip, env=environment_of(reader), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{reader.name} cannot be had: {(done.stderr.strip() or 'pip failed').splitlines()[-1]}")
        return None
    return made / "bin"


def environment_of(reader: Reader) -> Mapping[str, str]:
    """Return the variables that a reader runs with: for others, without the paths of our modules."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH" or not reader.requirements}


def _known(text: str, author: str, posted: datetime | None) -> Iterator[Found]:
    if keys := KEY.findall(text):
        place, thread = keys[-1]
        yield Found(message_id=f"{thread}.{place}@lists.example.org", author=author, posted=posted)


def _lines(path: Path) -> Iterator[Any]:
    if path.exists():
        with path.open(encoding="utf-8") as file:
            for line in file:
                if line.endswith("\n"):
                    yield json.loads(line)
