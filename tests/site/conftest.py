"""Databases for the site's tests: a small fictional community, and the ones that are nearly or wholly empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import staffed_districts
from browser import launch
from community import fill
from datasette.app import Datasette
from opened_sites import close
from playwright.sync_api import Browser, sync_playwright

from kb.database.store import open_to_write
from kb.keeping.derived import save_derived
from kb.serve import site


@pytest.fixture(scope="session")
def community(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five threads: facts of every kind, disagreement, quotes, markup in words, dates of every precision."""
    path = tmp_path_factory.mktemp("community") / "kb.db"
    with open_to_write(path) as opened:
        fill(opened.db)
        with opened.db.atomic():
            save_derived(opened.db)
    return path


@pytest.fixture(scope="session")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten districts that tell how they are staffed, six of them of one size, and what their people advise."""
    path = tmp_path_factory.mktemp("staffed") / "kb.db"
    with open_to_write(path) as opened:
        staffed_districts.fill(opened.db)
        with opened.db.atomic():
            save_derived(opened.db)
    return path


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base without a thread."""
    path = tmp_path_factory.mktemp("empty") / "kb.db"
    with open_to_write(path):
        pass
    return path


@pytest.fixture(scope="session")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One thread with one post that states nothing: no author, no date, no fact."""
    path = tmp_path_factory.mktemp("single") / "kb.db"
    with open_to_write(path) as opened:
        opened.db["threads"].insert(
            {
                "id": "t0",
                "subject": "Anyone?",
                "platform": "text",
                "source": "a.txt",
                "posts": 1,
                "notes": "[]",
                "content_hash": "0",
                "extractor_version": "0",
            }
        )
        opened.db["posts"].insert(
            {
                "id": "p0",
                "thread_id": "t0",
                "number": 1,
                "text": "Is anyone there?",
                "quotes": "[]",
                "attachments": "[]",
            }
        )
    return path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real browser, gone with its module: while it is there, no test of that module or a later one can be async."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def staffed_site(staffed: Path) -> Iterator[Datasette]:
    """The site over the districts that tell how they are staffed."""
    datasette = site(staffed)
    yield datasette
    close(datasette)


@pytest.fixture
def app(community: Path) -> Iterator[Datasette]:
    """The site over the community."""
    datasette = site(community)
    yield datasette
    close(datasette)
