"""What is public is documented, and what the documents show is what happens."""

import doctest
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kb.cli import main

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
SESSION = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def sessions() -> list[object]:
    """Return each document that shows a console session, with all its sessions in order."""
    found = ((document, SESSION.findall(document.read_text("utf-8"))) for document in DOCUMENTS)
    return [pytest.param(blocks, id=document.name) for document, blocks in found if blocks]


@pytest.mark.parametrize("blocks", sessions())
def test_a_console_session_in_the_documents_prints_what_it_shows(blocks: list[str], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs" / "examples", tmp_path, dirs_exist_ok=True)
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    checker = doctest.OutputChecker()
    for block in blocks:
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = step.partition("\n")
            done = subprocess.run(
                command, shell=True, cwd=tmp_path, env=environment, text=True, check=False,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
            flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            assert checker.check_output(expected.replace("…", "..."), done.stdout.replace("…", "..."), flags), (
                f"$ {command}\nshown:\n{expected}\nprinted:\n{done.stdout}"
            )


def test_the_python_document_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "docs" / "examples", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)

    done = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False)

    assert done.attempted > 9
    assert not done.failed


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_in_the_documents_leads_somewhere(document: Path) -> None:
    dead = [link for link in LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]

    assert not dead


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_documented_and_helps_with_an_example(command: str) -> None:
    helped = main.commands[command].help or ""

    assert f"threadwise {command}" in helped
    assert re.search(rf"^\| `{command}\b", (ROOT / "docs" / "command-line.md").read_text("utf-8"), re.MULTILINE)


def test_the_schema_document_is_what_the_code_makes() -> None:
    make = runpy.run_path(str(ROOT / "docs" / "make.py"))

    assert (ROOT / "docs" / "schema.md").read_text("utf-8") == make["schema_document"]()


def test_the_boards_document_is_what_the_code_makes() -> None:
    make = runpy.run_path(str(ROOT / "docs" / "make.py"))

    assert (ROOT / "docs" / "boards.md").read_text("utf-8") == make["boards_document"]()


@pytest.mark.parametrize("record", sorted((ROOT / "docs" / "decisions").glob("0*.md")), ids=lambda path: path.stem)
def test_every_decision_record_is_listed_and_says_its_price(record: Path) -> None:
    assert record.name in (record.parent / "README.md").read_text("utf-8")
    assert all(f"**{part}.**" in record.read_text("utf-8") for part in ("Context", "Decision", "Price"))


@pytest.mark.parametrize("package", ["crawler", "extract", "kb"])
def test_contributing_says_where_every_module_and_package_is(package: str) -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    modules = {path.name for path in (ROOT / package).glob("*.py")} - {"__init__.py"}
    packages = {f"{path.parent.name}/" for path in (ROOT / package).glob("*/__init__.py")}

    assert [name for name in sorted(modules | packages) if f"`{name}" not in contributing] == []
