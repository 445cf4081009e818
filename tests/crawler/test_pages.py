"""Every page in `pages/PLATFORM/CASE/` reads as its `thread.json` says.

A case without `thread.json` gets one and fails once, so that a person reads it before it counts.
"""

import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from crawler.lines import line_of, thread_of_line
from crawler.platforms import platforms
from crawler.sources import read_threads

PAGES = Path(__file__).parent / "pages"
GOLDEN = "thread.json"
CASES = sorted(folder.relative_to(PAGES).as_posix() for folder in PAGES.glob("*/*") if folder.is_dir())
COPIED_ON = date(2024, 3, 15)


@pytest.mark.parametrize("case", CASES)
def test_a_page_reads_as_its_golden_says(case, tmp_path, monkeypatch):
    golden = PAGES / case / GOLDEN
    inputs = tmp_path / "in"
    shutil.copytree(PAGES / case, inputs, ignore=shutil.ignore_patterns(GOLDEN))
    monkeypatch.chdir(tmp_path)
    problems = []
    threads = list(read_threads(["in"], copied_on=COPIED_ON, stdin=io.BytesIO(), on_problem=problems.append))
    assert problems == []
    found = [json.loads(line_of(thread)) for thread in threads]
    if not golden.exists():
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{golden} was missing and is now written: read it, then run again")
    assert found == json.loads(golden.read_text(encoding="utf-8"))
    assert [thread_of_line(line_of(thread), source="golden", number=1) for thread in threads] == threads


@pytest.mark.parametrize("platform", platforms(), ids=lambda platform: platform.__name__.rsplit(".", 1)[-1])
def test_every_platform_has_a_page(platform):
    name = platform.__name__.rsplit(".", 1)[-1]
    assert any(case.startswith(f"{name}/") for case in CASES)
