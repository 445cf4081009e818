"""The command `boards`: what is read, on what each parser was proved, and how many of its tests' pages hold."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from textwrap import wrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from crawler.boards import BoardProgram

HEADS = ("Program", "Proved on", "Goldens", "Lists", "Checked", "Reads")
WIDEST = 48
"""Columns for what is read, which goes on in the next line."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines instead: a line a board program.")
def boards(*, as_json: bool) -> None:
    """List the board programs: nothing in, how each is read out.

    “Proved on” says what the parser was run on. Goldens are pages in the program's markup whose threads the tests hold.
    “Lists” says whether lists of threads are read too, so that `threadwise crawl` can walk a live board. A program that
    is not here is read by the shape of its pages, or refused.

    \b
    Example:
        threadwise boards
    """
    from crawler.boards import board_programs

    programs = board_programs()
    for line in map(_line, programs) if as_json else _table(programs):
        click.echo(line)


def _line(program: "BoardProgram") -> str:
    return json.dumps({**asdict(program), "checked": program.checked.isoformat()}, ensure_ascii=False)


def _table(programs: Sequence["BoardProgram"]) -> Iterator[str]:
    rows = [HEADS, *map(_row, programs)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)]
        first, *further = wrap(row[-1], WIDEST)
        yield "  ".join([*cells, first])
        yield from (" " * (sum(widths) + 2 * len(widths)) + rest for rest in further)


def _row(program: "BoardProgram") -> tuple[str, ...]:
    lists = "yes" if program.lists else "no"
    day = program.checked.isoformat()
    return program.program, program.proved_on, f"{program.goldens:,}", lists, day, program.reads
