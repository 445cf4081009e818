"""The abbreviations of the field, so that a search for one form finds the other: "MSP" and "managed service provider".

`abbreviations.jsonl` holds them: `short`, in `long` its full forms, and in `means` its meaning where the words do not
tell. Common words ("IT", "tech") are left out. Numbers have two forms: "3000", "3,000".
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from kb.data_files import rows

Form = tuple[str, ...]
"""Words in small letters, one after the other."""

_NUMBER = re.compile(r"[1-9]\d{3,8}|[1-9]\d{0,2}(?:,\d{3})+", re.ASCII)


def readings(words: Sequence[str]) -> tuple[tuple[Form, ...], ...]:
    """Return what was typed part by part, each part with all its forms, the typed one first.

    A part is one word, or the words of a long form; of several that begin at a word the longest counts.
    """
    parts = []
    place = 0
    while place < len(words):
        length = next((each for each in _lengths(words[place]) if _forms(words[place : place + each])), 1)
        typed = tuple(words[place : place + length])
        parts.append((typed, *_forms(typed)))
        place += length
    return tuple(parts)


def in_full(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words with each abbreviation that stands for one thing alone spelled out, as what it means."""
    spelled: list[str] = []
    for typed, *others in readings(words):
        if typed in _meant():
            spelled += _meant()[typed]
            continue
        meanings = {tuple(word.removesuffix("s") for word in form) for form in others if len(form) > 1}
        spelled += others[0] if len(typed) == 1 and len(meanings) == 1 else typed
    return tuple(spelled)


def _forms(words: Sequence[str]) -> tuple[Form, ...]:
    """Return the other forms of what was typed, also of its plural; none where it has none."""
    typed = tuple(words)
    if len(typed) == 1 and _NUMBER.fullmatch(typed[0]):
        return ((typed[0].replace(",", "") if "," in typed[0] else f"{int(typed[0]):,}",),)
    return _table().get(typed) or _table().get((*typed[:-1], typed[-1].removesuffix("s")), ())


def _lengths(word: str) -> Sequence[int]:
    """Return how many words the forms have that begin with a word, the longest first."""
    return _beginnings().get(word) or _beginnings().get(word.removesuffix("s"), ())


@cache
def _table() -> Mapping[Form, tuple[Form, ...]]:
    forms: defaultdict[Form, list[Form]] = defaultdict(list)
    for row in rows(__package__, "abbreviations"):
        short = (row["short"],)
        for long in (tuple(each.split()) for each in row["long"]):
            forms[short].append(long)
            forms[long].append(short)
    return {form: tuple(dict.fromkeys(others)) for form, others in forms.items()}


@cache
def _meant() -> Mapping[Form, Form]:
    """Return what forms mean whose own words do not tell: "1:1" is about devices of students."""
    return {
        tuple(form.split()): tuple(row["means"].split())
        for row in rows(__package__, "abbreviations")
        if "means" in row
        for form in (row["short"], *row["long"])
    }


@cache
def _beginnings() -> Mapping[str, Sequence[int]]:
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for form in _table():
        lengths[form[0]].add(len(form))
    return {word: sorted(those, reverse=True) for word, those in lengths.items()}
