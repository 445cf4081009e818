"""What several tests of reading ask for."""

import io
import shutil
from functools import partial
from pathlib import Path

import pytest
from hyperkitty_board import fill_archive, serving_archive
from mails import MAILS
from spirit_board import install_board, running_board

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
def new_hyperkitty(make_once, tmp_path_factory):
    """Return a function that serves a HyperKitty of its caller's own, with `mails.MAILS`."""

    def serve():
        filled = make_once("hyperkitty", lambda folder: fill_archive(folder, MAILS))
        return serving_archive(shutil.copytree(filled, tmp_path_factory.mktemp("hyperkitty") / "site"))

    return serve


@pytest.fixture(scope="session")
def hyperkitty(new_hyperkitty):
    """A HyperKitty with `mails.MAILS` that the tests of crawling share."""
    with new_hyperkitty() as archive:
        yield archive


@pytest.fixture(scope="session")
def running_spirit(make_once):
    """Return a function that fills a django-spirit of its caller's own with topics, in a directory, and serves it."""
    return partial(running_board, empty=make_once("spirit", install_board))
