"""No pattern takes time without bound: one line of a post would then hold up a whole build.

A repeat whose turns can share out the same characters in many ways ("(?:\\d+|\\s)*" over "1111") tries all of them
before it fails: time doubles with every character. Every repeat of every pattern is taken out, followed by what cannot
follow, and run over a few dozen equal strings.

A pattern that begins anew at each of many equal characters ("\\s*,?x" over blanks) takes time that quadruples when the
text doubles. Every pattern of `extract` is run over such texts, in the way in which its module calls it.
"""

import importlib
import inspect
import math
import pkgutil
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import _lru_cache_wrapper, partial
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]  # the parser that `re` itself compiles with
from types import ModuleType
from typing import Any

from growth import grows_linearly, seconds

import crawler
import extract
import kb
from extract.components.sentence_borders import LONGEST_GAP
from extract.lazy_patterns import LazyPattern

NEVER = "\x07"
REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
SIGNS = " \t\n\u00a0,.-:;=…/&|+*•()\"'aA1"
WORDS = ["..", "Aa ", "A. ", "-a", "/a", "a,", "1, ", "and ", "aly ", "the "]
MEDIUM = 1_000
TURNS = 40
"""Turns of a long string in a text: a pattern that spans a few of them must not lack any in an eighth of the text."""
WORTH_A_LOOK = 0.0006
"""Seconds of a thread: what is quadratic takes more over a thousand characters, what is linear some hundredth of it."""
ADVERSE = ["Aa ", "A ", "aa ", "a", "1", "1,", "1 ", ".", ". ", "• ", "- ", "(", "a, "]
BLANKS = (" ", "\t")
PARTED = (" " * (LONGEST_GAP - 1) + "a", "\t" * (LONGEST_GAP - 1) + "a")
"""Blanks as a sentence can hold them; lines and signatures are read before there are sentences."""
BEFORE_SENTENCES = ("extract.layout", "extract.signatures", "extract.names", "extract.quantities", "extract.tokenizer")
STRINGS = [*SIGNS, *(f"{sign} " for sign in ",.-;&aA1"), *WORDS]


def our_patterns(*packages: ModuleType) -> dict[tuple[str, int], list[tuple[ModuleType, str]]]:
    """Return every pattern, with its flags, that modules keep, alone or in a container: which, and by what names."""
    kept: dict[tuple[str, int], list[tuple[ModuleType, str]]] = defaultdict(list)
    for package in packages:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                for called, one in patterns_in(value, name):
                    if isinstance(one.pattern, str):
                        kept[one.pattern, one.flags].append((module, called))
    return kept


def patterns_in(value: object, name: str, depth: int = 3) -> Iterator[tuple[str, re.Pattern[Any] | LazyPattern]]:
    """Yield the patterns that a named value is or holds, compiled yet or not, by what their module calls them.

    What a function without parameters makes once and keeps is a value as any other.
    """
    if isinstance(value, re.Pattern | LazyPattern):
        yield name, value
    elif isinstance(value, _lru_cache_wrapper) and not inspect.signature(value).parameters:
        yield from patterns_in(value(), f"{name}()", depth)
    elif depth and isinstance(value, dict):
        for key, one in value.items():
            yield from patterns_in(one, f'{name}["{key}"]', depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from patterns_in(one, name, depth - 1)
    elif depth and type(value).__module__.split(".")[0] in {"crawler", "extract", "kb"}:
        for part in {*getattr(value, "__dict__", ()), *getattr(type(value), "__slots__", ())}:
            yield from patterns_in(getattr(value, part, None), name, depth - 1)


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


def exponential(pattern: str, flags: int = 0) -> list[str]:
    """Return the strings over which a repeat of a pattern takes time without end."""
    tree = _parser.parse(pattern, flags)
    found = []
    for repeat in repeats_in(tree):
        alone = _compiler.compile(_parser.SubPattern(tree.state, [repeat, (_constants.LITERAL, ord(NEVER))]), flags)
        if has_no_end(alone, STRINGS):
            found += [string for string in STRINGS if has_no_end(alone, [string])]
    return found


def has_no_end(alone: re.Pattern[str], strings: Sequence[str]) -> bool:
    """Return whether a repeat goes on for a second over a few dozen characters of one of the strings."""

    def match_all() -> None:
        for string in strings:
            alone.match((string * 60)[:60])

    return seconds(match_all, 1) == math.inf


def is_quadratic(search: Callable[[str], object], string: str) -> bool:
    """Tell whether a search over a repeated string takes time that grows with its square; what is soon over never."""

    def work(size: int) -> None:
        search((string * size)[:size])

    return seconds(partial(work, MEDIUM), 1) > WORTH_A_LOOK and not grows_linearly(
        work, max(4 * MEDIUM, TURNS * len(string))
    )


def quadratic(pattern: str, flags: int, called: str, blanks: tuple[str, ...]) -> list[str]:
    """Return the strings over which a pattern takes time that grows with the square of the text."""
    search = getattr(re.compile(pattern, flags), called)
    return [string for string in (*blanks, *ADVERSE) if is_quadratic(search, string)]


def way_of_calling(kept: list[tuple[ModuleType, str]]) -> str:
    """Return "match" for a pattern that modules ask only what begins at one place, "search" for any other.

    A file of patterns is several modules', of which each calls some.
    """
    ways = set()
    for module, name in kept:
        calls = rf"\b{re.escape(name)}\.(match|fullmatch|search|finditer|findall|sub|split)\("
        ways.update(re.findall(calls, inspect.getsource(module)))
    return "match" if ways and ways <= {"match", "fullmatch"} else "search"


def test_a_repeat_that_shares_out_characters_in_many_ways_is_found() -> None:
    assert exponential(r"x(?:\d+|\s)*y") == ["1"]
    assert exponential(r"x(?:\d++|\s)*y") == []


def test_no_pattern_takes_time_that_doubles_with_every_character() -> None:
    patterns = our_patterns(crawler, extract, kb)
    assert len(patterns) > 800
    assert {pattern: strings for pattern, flags in patterns if (strings := exponential(pattern, flags))} == {}


def test_a_search_that_begins_anew_at_every_blank_is_found() -> None:
    assert quadratic(r"(?:\s|,)*x", 0, "search", BLANKS) == [" ", "\t"]
    assert quadratic(r"(?<!\s)(?:\s|,)*+x", 0, "search", BLANKS) == []


def test_no_pattern_of_extraction_takes_time_that_grows_with_the_square_of_the_text() -> None:
    found = {}
    for (pattern, flags), kept in our_patterns(extract).items():
        raw = any(module.__name__.startswith(BEFORE_SENTENCES) for module, _ in kept)
        if strings := quadratic(pattern, flags, way_of_calling(kept), BLANKS if raw else PARTED):
            found[f"{kept[0][0].__name__}.{kept[0][1]}"] = [string[:4] for string in strings]
    assert found == {}
