r"""Required literals: strings of which every match of a pattern holds one, read off the pattern as it is written.

Groups are worked out from the inside: "(?:bought|rented) from" becomes a sign that stands for the two words, and then
" from". A sign, and a stretch without groups, is worked out once a process, as patterns name the same lists of words.
What the reading does not know, such as a condition, counts as something that may match anything.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import count
from typing import NamedTuple, TypeAlias

_Strings: TypeAlias = frozenset[str]

WIDTH = 3
"""Characters of the shortest needle: shorter strings are in every text."""
_ENOUGH = 5
"""Characters of a needle from which a longer one brings no more than a smaller number of them."""
_MOST = 48
"""Strings that a stretch of a pattern may spell."""
_NOTHING: _Strings = frozenset([""])
_FIRST_SIGN = "\U000f0000"
"""Signs are characters for private use, from here on."""
_signs = count(ord(_FIRST_SIGN))

_ATOM = re.compile(
    r"""\\(?:x[\da-fA-F]{2} | u[\da-fA-F]{4} | N\{[^}]+\} | .)  # an escape
    | \[\^?\]?(?:[^\]\\]|\\.)*+\]  # a class
    | (?![A-Za-z])[^\W\d_]  # a letter that re.IGNORECASE may take others for""",
    re.VERBOSE | re.DOTALL,
)
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[a-z]*(?:-[a-z]+)?:|>|(?P<looks><?[=!])))?(?P<inside>[^()]*)\)")
_ITEM = re.compile(
    rf"(?P<item>[^.^$*+?{{{_FIRST_SIGN}-\U0010ffff]+(?![*+?{{])|.)(?P<repeat>(?:[*+?]|\{{\d*,?\d*\}})[+?]?)?", re.DOTALL
)
_CONTROLS = {"n": "\n", "t": "\t"}


class _Part(NamedTuple):
    """A part of a pattern: all the strings that it matches (None: too many, or unknown), and its needles."""

    strings: _Strings | None
    needles: _Strings = _NOTHING


_ZERO_WIDTH, _ANYTHING = _Part(_NOTHING), _Part(None)
_signified: dict[str, _Part] = {}
"""What each sign stands for."""


def needles_of(pattern: str, flags: int = 0) -> frozenset[str] | None:
    """Return strings, in lower case, of which every match of a pattern holds at least one; None where none can be told.

    Of all its stretches that spell a few strings ("reports? to", "(?:we|they) are") the most telling one is taken.
    """
    if flags & re.VERBOSE:
        return None
    flat, groups = _ATOM.sub(_sign_of_atom, pattern), 1
    while groups:
        flat, groups = _GROUP.subn(_sign_of_group, flat)
    needles = _least(_alternatives(flat).needles)
    return needles if min(map(len, needles)) >= WIDTH else None


def _sign_of_atom(match: re.Match[str]) -> str:
    return _sign(match[0], _atom)


def _sign_of_group(match: re.Match[str]) -> str:
    """Return the sign of what a group matches; what it only looks at takes no room."""
    return _sign("" if match["looks"] else match["inside"], _alternatives)


@cache
def _sign(text: str, read: Callable[[str], _Part]) -> str:
    part, sign = read(text), chr(next(_signs))
    _signified[sign] = part
    return sign


def _atom(text: str) -> _Part:
    """Return what an escape, a class or a letter of another alphabet matches."""
    if text[0] == "[":
        return _spelling(_members(text[1:-1]))
    if text[0] != "\\" or text[1] in "sSwWdDN0123456789":
        return _ANYTHING
    if text[1] in "bBAZ":
        return _ZERO_WIDTH
    letter = chr(int(text[2:], 16)) if len(text) > 2 else _CONTROLS.get(text[1], text[1])
    return _ANYTHING if letter.isalpha() else _spelling(frozenset([letter]))


def _members(inside: str) -> _Strings | None:
    """Return the characters of a class, None where it names a range, a kind or all but some."""
    if inside[0] == "^" or "\\" in inside or "-" in inside[1:-1]:
        return None
    if any(letter.isalpha() and not letter.isascii() for letter in inside):
        return None
    return frozenset(inside.lower())


def _alternatives(text: str) -> _Part:
    """Return what a text without groups matches."""
    if text.startswith("?"):
        return _ANYTHING
    branches = [_sequence(branch) for branch in text.split("|")]
    needles = frozenset[str]().union(*(branch.needles for branch in branches))
    return _Part(_either([branch.strings for branch in branches]), _NOTHING if "" in needles else needles)


@cache
def _sequence(text: str) -> _Part:
    """Return what items in a row match; their needles are of all stretches the one whose shortest is longest."""
    run, known = _NOTHING, []
    for item, repeat in _ITEM.findall(text):
        part = _repeated(_item(item), repeat) if repeat else _item(item)
        longer = _joined(run, part.strings)
        if longer is None:
            known += [run, part.needles]
            run = part.strings or _NOTHING
        else:
            run = longer
    if not known:
        return _spelling(run)
    best = max([*known, run], key=_worth)
    return _Part(None, _NOTHING if "" in best else best)


def _item(item: str) -> _Part:
    if item in _signified:
        return _signified[item]
    if item in {"^", "$"}:
        return _ZERO_WIDTH
    return _ANYTHING if item == "." else _spelling(frozenset([item.lower()]))


def _repeated(part: _Part, repeat: str) -> _Part:
    if repeat[0] == "?":
        return _Part(_either([part.strings, _NOTHING]))
    return _ANYTHING if repeat.startswith(("*", "{0", "{,")) else _Part(None, part.needles)


def _spelling(strings: _Strings | None) -> _Part:
    return _Part(strings, _NOTHING if strings is None or "" in strings else strings)


def _either(several: list[_Strings | None]) -> _Strings | None:
    known = [strings for strings in several if strings is not None]
    return frozenset[str]().union(*known) if len(known) == len(several) else None


def _joined(strings: _Strings | None, following: _Strings | None) -> _Strings | None:
    if strings is None or following is None or len(strings) * len(following) > _MOST:
        return None
    return frozenset([first + second for first in strings for second in following])


def _worth(needles: _Strings) -> tuple[bool, int, int]:
    """Return what makes needles better than others, by their weakest; blanks count nothing: " at " is everywhere."""
    letters = min([len(needle) - needle.count(" ") for needle in needles])
    return min(map(len, needles)) >= WIDTH, min(letters, _ENOUGH), -len(needles)


def _least(needles: _Strings) -> _Strings:
    """Return needles without those that hold another one."""
    least: list[str] = []
    for needle in sorted(needles, key=len):
        if not any(map(needle.__contains__, least)):
            least.append(needle)
    return frozenset(least)
