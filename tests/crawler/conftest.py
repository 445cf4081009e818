"""What several tests of reading ask for."""

import io
from pathlib import Path

import pytest

from crawler.sources import read_threads


@pytest.fixture
def hand_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def hand_over(name, content, *, copied_on=None):
        """Write a file and return the threads in it, and what could not be read of it in sentences."""
        Path(name).write_bytes(content)
        problems = []
        threads = list(read_threads([name], copied_on=copied_on, stdin=io.BytesIO(), on_problem=problems.append))
        return threads, [str(problem) for problem in problems]

    return hand_over
