"""Puts other words where people's names are in a text, and says where each character went.

Pure. A full name is found everywhere, in any case; its parts (Wren, Abelard) only in the conversations in which that
person takes part, as written, in capitals, or in small letters where somebody is greeted, named or signs. Rather one
word too many is replaced than one name too few: a Will who takes part costs "Will it last?" its first word.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crawler.identity import fold
from kb.person_names import NOBODY
from kb.privacy.edits import Edit, Edited, edited

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s.,'’_-]{0,3}")
"""What may be between two words of one name."""

_NO_NAMES = frozenset({"dr", "mr", "mrs", "ms", "miss", "prof", "rev", "sr", "jr", "ii", "iii", "phd", "edd", "cetl"})
"""Words beside a name that are none."""

_BEFORE_NAMES = frozenset({"hi", "hello", "hey", "dear", "thanks", "you", "with", "as", "what", "like", "ask"})
"""Words after which a part of a name in small letters is one: "thanks wren", "as wren says"."""

_SHORTEST_PART = 2


@dataclass(slots=True)
class Index:
    """Names by their words in small letters, with the words as written and what replaces them.

    `lengths` tells how many words the names have that begin with a word, the longest first.
    """

    names: dict[tuple[str, ...], tuple[tuple[str, ...], str]]
    lengths: dict[str, list[int]]


class Names:
    """The names of everybody known, and what replaces each."""

    def __init__(self, instead: Mapping[str, str]) -> None:
        """Take each name with the words that replace it."""
        self._instead = instead
        self._full = _index((form, words) for name, words in instead.items() for form in _full_forms(name))

    def parts(self, names: Sequence[str]) -> Index:
        """Return the parts of the names of those who take part in a conversation, for `edit`."""
        return _index((part, self._instead[name]) for name in names if name in self._instead for part in _parts(name))

    def edit(self, text: str, parts: Index | None = None) -> Edited:
        """Return the text with every full name replaced, and every part of the names that `parts` holds."""
        words = list(_WORD.finditer(text))
        edits = []
        place = 0
        while place < len(words):
            found = _match(text, words, place, self._full, _in_any_case)
            if not found and parts and words[place][0].casefold() in parts.lengths:
                is_same = _in_any_case if _is_named(text, words, place) else _as_written
                found = _match(text, words, place, parts, is_same)
            if found:
                length, instead = found
                edits.append(Edit(start=words[place].start(), end=words[place + length - 1].end(), words=instead))
            place += found[0] if found else 1
        return edited(text, edits)


def _match(
    text: str,
    words: Sequence[re.Match[str]],
    place: int,
    index: Index,
    is_same: Callable[[re.Match[str], str], bool],
) -> tuple[int, str] | None:
    """Return how many words from this place are a name, and what replaces them."""
    for length in index.lengths.get(words[place][0].casefold(), ()):
        here = words[place : place + length]
        name, instead = index.names.get(tuple(word[0].casefold() for word in here), ((), ""))
        together = all(_BETWEEN.fullmatch(text, before.end(), after.start()) for before, after in pairwise(here))
        if name and together and all(map(is_same, here, name)):
            return len(name), instead
    return None


def _is_named(text: str, words: Sequence[re.Match[str]], place: int) -> bool:
    """Return whether a word is where a person is spoken to or signs: after a greeting, or first on its line."""
    if place == 0:
        return True
    before = words[place - 1]
    return before[0].casefold() in _BEFORE_NAMES or "\n" in text[before.end() : words[place].start()]


def _in_any_case(word: re.Match[str], name: str) -> bool:
    return word[0].casefold() == name.casefold()


def _as_written(word: re.Match[str], name: str) -> bool:
    return word[0] in (name, name.upper())


def _index(forms: Iterable[tuple[tuple[str, ...], str]]) -> Index:
    """Return the index of names; of two people with one name the first stays."""
    names: dict[tuple[str, ...], tuple[tuple[str, ...], str]] = {}
    lengths: dict[str, set[int]] = defaultdict(set)
    for words, instead in forms:
        folded = tuple(word.casefold() for word in words)
        names.setdefault(folded, (words, instead))
        lengths[folded[0]].add(len(folded))
    return Index(names=names, lengths={word: sorted(those, reverse=True) for word, those in lengths.items()})


def _full_forms(name: str) -> Iterator[tuple[str, ...]]:
    words = _name_words(name)
    if len(words) > 1:
        yield words
        yield (words[0], words[-1])
        yield (words[-1], *words[:-1])
    elif words and not (words[0].isalpha() and words[0].istitle()):
        yield words  # a board's handle, unlike a bare first name, is one person's everywhere


def _parts(name: str) -> Iterator[tuple[str, ...]]:
    if fold(name) in NOBODY:
        return
    for part in name.split():
        words = tuple(word for word in _WORD.findall(part) if word.casefold() not in _NO_NAMES)
        if sum(map(len, words)) >= _SHORTEST_PART:
            yield words


def _name_words(name: str) -> tuple[str, ...]:
    if fold(name) in NOBODY:
        return ()
    return tuple(word for word in _WORD.findall(name) if word.casefold() not in _NO_NAMES)
