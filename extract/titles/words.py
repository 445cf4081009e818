"""Words: the words and marks of a text with their offsets, and what is between two of them.

spaCy's tokens cut at every hyphen; a title's words hold their hyphens and slashes ("on-site", "Programmer/Analyst").
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from extract.joints import without_joints

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # acronyms with full stops
    r"|[^\W\d_]+(?:['’/-][^\W\d_]+)*"  # words
    r"|(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"  # numbers
    r"|\S"  # marks
)


class Word(NamedTuple):
    """A word, number or mark at characters `start` to `end`; `lower` is its text in lower case ("it" of "I.T.")."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Words(list[Word]):
    """Words of a text, in order, with that text; `heads` are acronyms that the post itself introduces for titles."""

    __slots__ = ("heads", "text")

    def __init__(self, words: Iterable[Word], text: str, heads: frozenset[str] = frozenset()) -> None:
        super().__init__(words)
        self.text = text
        self.heads = heads

    def gap(self, one: int, other: int) -> str:
        """Return what is between a word and a later one."""
        return self.text[self[one].end : self[other].start]

    def adjacent(self, at: int) -> bool:
        """Return whether only a blank (a shortened word's full stop, a wrapped line) is between a word and the next."""
        return without_joints(self.gap(at, at + 1).replace('"', "")) in {"", " "}

    def same_line(self, at: int) -> bool:
        """Return whether a word is in the line (and the cell) of the word before it."""
        gap = self.gap(at - 1, at)
        return "\n" not in gap and "   " not in gap

    def past_point(self, at: int) -> int:
        """Return the place after a word, and after the full stop that cuts it short."""
        return at + 2 if at + 1 < len(self) and self[at + 1].text == "." else at + 1

    def opens_line(self, at: int) -> bool:
        """Return whether a word is the first of all, or of its line."""
        return at == 0 or "\n" in self.gap(at - 1, at)


def match_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words, numbers and marks between two offsets."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(word := match.group(), _lowered(word), *match.span()) for match in found]


def _lowered(word: str) -> str:
    """Return a word in lower case, an acronym without its full stops."""
    return word.lower() if len(word) == 1 else word.lower().replace(".", "") if word[0].isalpha() else word
