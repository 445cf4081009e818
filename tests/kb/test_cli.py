"""The commands as a person types them."""

import base64
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import jsonschema
import pytest
from database_rows import ids_of, query, rows_of
from growth import grows_linearly
from made_threads import made_thread
from program import PROGRAM
from running import Build, Run, Typed

from crawler.lines import line_of
from extract import parallel
from kb.cli import main
from kb.exporting.schema import KINDS

COPIED = """Topic Thread

Expand all | Collapse all

Staffing in small districts

  • 1.  Staffing in small districts

    Posted 5 days ago

    We have about 850 students. How is your department organised?

    Wanda Oakes
    Director of Technology
    Pinewater Public Schools
    Pinewater OH
    (330) 555-0142

  • 2.  RE: Staffing in small districts

    Posted 3 days ago

    We have 1,400 students in 3 schools. I have 2 technicians, and both report to me.
    You should never let the help desk live in a hallway.

    Amos Teal
    Technology Coordinator
    Harrow Flats ISD
    Harrow Flats TX
    (254) 555-0177
"""


def lines(*numbers: int) -> str:
    return "".join(line_of(made_thread(number)) + "\n" for number in numbers)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_each_command_says_what_goes_in_what_comes_out_and_shows_an_example(typed: Typed, name: str) -> None:
    done = typed(name, "--help")

    assert done.exit_code == 0
    assert " in, " in done.stdout
    assert "Example" in done.stdout
    assert f"threadwise {name}" in done.stdout.split("Example")[1]
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize("name", sorted(main.commands))
def test_each_option_is_explained(name: str) -> None:
    options = [one for one in main.commands[name].params if isinstance(one, click.Option)]

    assert [one.name for one in options if not one.help and one.name not in ("what", "form")] == []


def test_the_version_is_told(typed: Typed) -> None:
    assert typed("--version").stdout.startswith("threadwise 0.")


def test_a_copied_thread_goes_the_whole_way(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "thread.txt").write_text(COPIED, "utf-8")

    built = typed("build", "-o", "kb.db", "--copied-on", "2026-03-20", "thread.txt")
    again = typed("build", "-o", "kb.db", "--copied-on", "2026-03-20", "thread.txt")

    assert (built.exit_code, built.stderr) == (0, "")
    assert built.stdout == "kb.db: threads: 1 added\n"
    assert again.stdout == "kb.db: nothing changed (1 thread)\n"
    structures = query(
        tmp_path / "kb.db", "select organization, state, enrollment, as_of from structures_browse order by enrollment"
    )
    assert structures == [
        ("Pinewater Public Schools", "OH", 850, "2026-03-15"),
        ("Harrow Flats ISD", "TX", 1400, "2026-03-17"),
    ]
    assert query(tmp_path / "kb.db", "select title, count from positions_browse") == [("technician", 2.0)]
    assert "never let the help desk" in repr(query(tmp_path / "kb.db", "select statement from recommendations"))


def test_what_a_stage_prints_is_what_the_next_one_reads(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "thread.txt").write_text(COPIED, "utf-8")

    read = typed("read", "thread.txt")
    extracted = typed("extract", "-", stdin=read.stdout)
    distilled = typed("distil", "-", stdin=extracted.stdout)

    assert [done.exit_code for done in (read, extracted, distilled)] == [0, 0, 0]
    assert len(json.loads(read.stdout)["posts"]) == 2
    assert len(extracted.stdout.splitlines()) == 2
    assert "hallway" in json.loads(distilled.stdout.splitlines()[0])["statement"]


def test_extract_reads_a_file_and_standard_input_alike(typed: Typed, tmp_path: Path) -> None:
    post = json.dumps({"id": "a", "text": "We have 1,200 students.", "extra": 1}) + "\n"
    (tmp_path / "posts.jsonl").write_text(post, "utf-8")

    done = typed("extract", stdin=post)

    assert done.stdout == typed("extract", "posts.jsonl").stdout
    assert json.loads(done.stdout)["structures"][0]["enrollment"]["min"] == 1200
    assert "extra" not in json.loads(done.stdout)


def test_the_lines_of_read_build_the_same_as_the_source(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "thread.txt").write_text(COPIED, "utf-8")
    read = typed("read", "--copied-on", "2026-03-20", "thread.txt").stdout

    typed("build", "-o", "direct.db", "--copied-on", "2026-03-20", "thread.txt")
    typed("build", "-o", "piped.db", "-", stdin=read)

    assert rows_of(tmp_path / "piped.db") == rows_of(tmp_path / "direct.db")


def test_the_sample_is_a_source_and_changes_no_other_id(typed: Typed, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "thread.txt").write_text(COPIED, "utf-8")
    typed("build", "-o", "alone.db", "--copied-on", "2026-03-20", "thread.txt")
    shutil.copy(sample, tmp_path / "both.db")

    done = typed("build", "-o", "both.db", "--copied-on", "2026-03-20", "--sample", "thread.txt")

    assert done.exit_code == 0
    tables = ("threads", "posts", "structures", "advice")
    alone, both = (ids_of(tmp_path / name, *tables) for name in ("alone.db", "both.db"))
    assert all(alone[table] < both[table] for table in tables)
    assert query(tmp_path / "both.db", "select distinct source from threads order by 1") == [
        ("sample",),
        ("thread.txt",),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_printed_without_a_database(typed: Typed, kind: str) -> None:
    schema = json.loads(typed("export", "--schema", "--what", kind).stdout)

    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "threads.jsonl").write_text(lines(*range(300)), "utf-8")

    command = f"'{PROGRAM}' read threads.jsonl | head -n 1"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.parametrize("part", ["x", base64.b64encode(bytes(range(255))).decode()], ids=["a letter", "a blob"])
def test_a_thread_of_endless_words_is_built_in_linear_time(typed: Typed, tmp_path: Path, part: str) -> None:
    def build_threads_of_a_word(size: int) -> None:
        thread = json.loads(lines(1))
        post, word = thread["posts"][0], (part * size)[:size]
        thread |= {"board": word, "subject": word, "url": word, "posts": [post]}
        post |= {"author": {"name": word}, "text": word, "signature": word, "subject": word}
        (tmp_path / "long.jsonl").write_text(json.dumps(thread), "utf-8")
        assert typed("build", "-o", f"{size}.db", "long.jsonl").exit_code == 0

    assert grows_linearly(build_threads_of_a_word, 40_000)


def test_a_source_whose_name_is_no_utf_8_is_built_and_pruned(typed: Typed, tmp_path: Path) -> None:
    name = "bad\udcff.txt"
    (tmp_path / name).write_text(lines(1, 2), "utf-8")
    typed("build", "-o", "kb.db", name)
    (tmp_path / name).write_text(lines(2), "utf-8")

    done = typed("build", "-o", "kb.db", "--prune", name)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "kb.db: threads: 1 unchanged, 1 removed\n"


@pytest.mark.parametrize("command", ["export kb.db --what threads", "read threads.jsonl"])
def test_a_reader_that_reads_nothing_ends_the_program_as_a_shell_expects(
    keep: Build, tmp_path: Path, command: str
) -> None:
    (tmp_path / "threads.jsonl").write_text(lines(*range(30)), "utf-8")
    keep(map(made_thread, range(30)))

    script = f"{{ '{PROGRAM}' {command}; echo $? >&2; }} | true"
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stderr == "141\n"


@pytest.mark.parametrize(
    ("command", "said"),
    [("extract", ""), ("read -", "standard input: it is empty; hand over a file with a thread in it\n")],
)
def test_a_closed_standard_input_is_an_empty_one(tmp_path: Path, command: str, said: str) -> None:
    script = f"'{PROGRAM}' {command} <&-"
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("", said)


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_an_explanation_is_coloured_on_a_terminal_unless_it_is_asked_not_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
) -> None:
    posts = tmp_path / "posts.jsonl"
    posts.write_text('{"id": "a", "text": "We have 2,400 students."}\n', "utf-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal, shown = pty.openpty()

    with open(shown, "w", encoding="utf-8") as output:
        monkeypatch.setattr(sys, "stdout", output)
        with pytest.raises(SystemExit) as left:
            main(["extract", "--explain", str(posts)])

    explanation = b"".join(_read_to_the_end(terminal))
    assert left.value.code == 0
    assert b"2,400" in explanation
    assert (b"\x1b[" in explanation) == coloured


def _read_to_the_end(terminal: int) -> Iterator[bytes]:
    """Yield what was written to a terminal that nobody writes to any more, and close it."""
    with suppress(OSError):  # Linux says so where others say that nothing is left
        while written := os.read(terminal, 4096):
            yield written
    os.close(terminal)


def test_evaluate_prints_a_row_a_field(typed: Typed, tmp_path: Path) -> None:
    enrollment = {"min": 1200, "max": 1200, "approx": False}
    gold = {"id": "a", "text": "We have 1,200 students.", "structures": [{"enrollment": enrollment}], "advice": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", "utf-8")

    done = typed("evaluate", "gold.jsonl")

    assert done.exit_code == 0
    assert any(line.split()[:4] == ["enrollment", "1.000", "1.000", "1.000"] for line in done.stdout.splitlines())


def test_pruning_through_the_command_line(typed: Typed, tmp_path: Path) -> None:
    source = tmp_path / "threads.jsonl"
    source.write_text(lines(1, 2), "utf-8")
    typed("build", "-o", "kb.db", "threads.jsonl")
    source.write_text(lines(2), "utf-8")

    done = typed("build", "-o", "kb.db", "--prune", "./threads.jsonl")

    assert done.stdout == "kb.db: threads: 1 unchanged, 1 removed\n"
    assert query(tmp_path / "kb.db", "select subject from threads") == [(made_thread(2).subject,)]


def test_a_build_on_a_cluster_gives_the_same_rows(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "available_processors", lambda: 1)
    (tmp_path / "threads.jsonl").write_text(lines(*range(12)), "utf-8")

    spread = typed("build", "threads.jsonl", "-o", "spread.db", "--dask", "local")
    alone = typed("build", "threads.jsonl", "-o", "alone.db")

    assert (spread.exit_code, alone.exit_code) == (0, 0), spread.stderr + alone.stderr
    assert spread.stdout.replace("spread", "alone") == alone.stdout
    assert rows_of(tmp_path / "spread.db") == rows_of(tmp_path / "alone.db")


def test_a_cluster_that_is_not_there_is_one_clear_sentence(threadwise: Run, tmp_path: Path) -> None:
    (tmp_path / "threads.jsonl").write_text(lines(1), "utf-8")

    done = threadwise("extract", "threads.jsonl", "--dask", "nowhere at all")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "nowhere at all" in done.stderr
