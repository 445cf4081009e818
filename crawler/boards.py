"""The board programs that are read, each with what it was proved on: data in `boards.toml`, a table a platform."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from crawler.platforms import crawlable

PROOFS = ("the program itself", "real pages", "public templates", "public documentation", "no page seen")
"""What a parser can have been proved on, the strongest first; the last is no proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardProgram:
    """A board program, or mail: its platform's module, what of it is read, and how that is known.

    `goldens` counts the pages of the tests whose threads are held; `lists` says whether lists of threads are read, so
    that live boards can be crawled; `checked` is the day of the last proof.
    """

    platform: str
    program: str
    reads: str
    proved_on: str
    goldens: int
    lists: bool
    checked: date


@cache
def board_programs() -> tuple[BoardProgram, ...]:
    """Return every board program by its name."""
    declared = tomllib.loads(files("crawler").joinpath("boards.toml").read_text("utf-8"))
    crawled = crawlable()
    programs = (
        BoardProgram(
            platform=name,
            program=told["program"],
            reads=told["reads"],
            proved_on=told["proved_on"],
            goldens=told["goldens"],
            lists=name in crawled,
            checked=told["checked"],
        )
        for name, told in declared.items()
    )
    return tuple(sorted(programs, key=lambda each: each.program.casefold()))
