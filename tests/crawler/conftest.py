"""What several tests of reading ask for."""

import io
from pathlib import Path

import pytest
from hyperkitty_board import running_archive
from mails import MAILS

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


@pytest.fixture(scope="session")
def hyperkitty(tmp_path_factory):
    """A HyperKitty with `mails.MAILS` that the tests of crawling share."""
    with running_archive(tmp_path_factory.mktemp("hyperkitty"), MAILS) as archive:
        yield archive
