"""What is public is documented, and what the documents show is what happens."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_in_the_documents_leads_somewhere(document: Path) -> None:
    dead = [link for link in LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]

    assert not dead
