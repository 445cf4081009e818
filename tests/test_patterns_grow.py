"""No pattern takes time that doubles with every character: one line of a post would then hold up a whole build.

A repeat whose turns can share out the same characters in many ways ("(?:\\d+|\\s)*" over "1111") tries all of them
before it fails. Every repeat of every pattern is taken out, followed by what cannot follow, and run over a few dozen
equal strings.
"""

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # the parser that `re` itself compiles with
from types import FrameType
from typing import Any

import crawler
import extract
import kb
from extract.needles import LazyPattern

NEVER = "\x07"
REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
SECONDS = 2.0
SIGNS = " \t\n\u00a0,.-:;=…/&|+*•()\"'aA1"
WORDS = ["..", "Aa ", "A. ", "-a", "/a", "a,", "1, ", "and ", "aly ", "the "]
STRINGS = [*SIGNS, *(f"{sign} " for sign in ",.-;&aA1"), *WORDS]


def our_patterns() -> set[tuple[str, int]]:
    """Return every pattern that a module keeps by a name of its own, alone or in a container, with its flags."""
    kept: set[tuple[str, int]] = set()
    for package in (crawler, extract, kb):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(found.name)).values():
                kept.update((one.pattern, one.flags) for one in patterns_in(value) if isinstance(one.pattern, str))
    return kept


def patterns_in(value: object, depth: int = 3) -> Iterator[re.Pattern[Any] | LazyPattern]:
    """Yield the patterns that a value is or holds, compiled yet or not."""
    if isinstance(value, re.Pattern | LazyPattern):
        yield value
    elif depth and isinstance(value, dict):
        for one in value.values():
            yield from patterns_in(one, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from patterns_in(one, depth - 1)
    elif depth and type(value).__module__.split(".")[0] in {"crawler", "extract", "kb"}:
        for name in {*getattr(value, "__dict__", ()), *getattr(type(value), "__slots__", ())}:
            yield from patterns_in(getattr(value, name, None), depth - 1)


def repeats_in(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the repeats of a parsed pattern, innermost ones too, whose turns may differ in length."""
    for operation, value in parsed:
        if operation in REPEATS:
            if value[1] > 8 and (value[2].getwidth()[0] != value[2].getwidth()[1] or len(value[2]) == 1):
                yield operation, value
            yield from repeats_in(value[2])
        elif operation is _constants.SUBPATTERN:
            yield from repeats_in(value[3])
        elif operation is _constants.BRANCH:
            for branch in value[1]:
                yield from repeats_in(branch)
        elif operation in {_constants.ASSERT, _constants.ASSERT_NOT}:
            yield from repeats_in(value[1])


def grows(pattern: re.Pattern[str], words: str) -> bool:
    """Tell whether a pattern that cannot match does not find that out in time."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        pattern.match(words)
    except TimeoutError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return False


def exponential(pattern: str, flags: int = 0) -> list[str]:
    """Return the strings over which a repeat of a pattern takes time without end."""
    tree = _parser.parse(pattern, flags)
    found = []
    for repeat in repeats_in(tree):
        alone = _compiler.compile(_parser.SubPattern(tree.state, [repeat, (_constants.LITERAL, ord(NEVER))]), flags)
        found += [string for string in STRINGS if grows(alone, (string * 60)[:60])]
    return found


def test_a_repeat_that_shares_out_characters_in_many_ways_is_found() -> None:
    assert exponential(r"x(?:\d+|\s)*y") == ["1"]
    assert exponential(r"x(?:\d++|\s)*y") == []


def test_no_pattern_takes_time_that_doubles_with_every_character() -> None:
    patterns = our_patterns()
    assert len(patterns) > 800
    started = time.monotonic()
    assert {pattern: strings for pattern, flags in patterns if (strings := exponential(pattern, flags))} == {}
    assert time.monotonic() - started < 300
