"""`boards.toml` says of every platform what it reads and on what it was proved, and says nothing that is not so."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.boards import PROOFS, board_programs
from crawler.mail.letters import NAME as MAIL
from crawler.platforms import platforms

THREADWISE = Path(sys.executable).parent / "threadwise"
PAGES = Path(__file__).parent / "pages"
PROGRAMS = board_programs()


def test_every_platform_is_declared_and_nothing_else():
    modules = {platform.__name__.rsplit(".", 1)[-1] for platform in platforms()}
    assert {program.platform for program in PROGRAMS} == {*modules, MAIL}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.platform)
def test_what_is_declared_is_so(program):
    cases = [case for case in (PAGES / program.platform).iterdir() if case.is_dir()]
    assert program.goldens == len(cases) > 0
    assert all((case / "thread.json").exists() for case in cases)
    assert program.proved_on in PROOFS
    assert program.program
    assert program.reads


def test_lists_are_read_where_a_platform_can_be_crawled():
    crawled = {platform.__name__.rsplit(".", 1)[-1] for platform in platforms() if hasattr(platform, "parse_board")}
    assert {program.platform for program in PROGRAMS if program.lists} == crawled


def test_the_command_prints_a_table_and_a_line_of_json_each():
    table, lines = (
        subprocess.run([THREADWISE, "boards", *more], capture_output=True, text=True, check=True).stdout.splitlines()
        for more in ([], ["--json"])
    )
    assert len(lines) == len(PROGRAMS)
    assert {line.split("  ")[0].rstrip() for line in table} >= {program.program for program in PROGRAMS}
    spirit = next(found for found in map(json.loads, lines) if found["platform"] == "spirit")
    assert (spirit["proved_on"], spirit["lists"]) == ("the program itself", True)
