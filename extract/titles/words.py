"""Words: the words and marks of a text with their offsets, and whether two of them are neighbours.

spaCy's tokens cut at every hyphen; a title's words hold their hyphens and slashes ("on-site", "Programmer/Analyst").
"""

import re
from collections.abc import Sequence
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


def match_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words, numbers and marks between two offsets."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(word := match.group(), _lowered(word), *match.span()) for match in found]


def _lowered(word: str) -> str:
    """Return a word in lower case, an acronym without its full stops."""
    return word.lower() if len(word) == 1 else word.lower().replace(".", "") if word[0].isalpha() else word


def adjacent(text: str, words: Sequence[Word], at: int) -> bool:
    """Return whether only a blank (or an abbreviation's full stop, or a wrapped line) comes between two words."""
    gap = text[words[at].end : words[at + 1].start]
    return without_joints(gap.replace('"', "")) in {"", " "}


def same_line(text: str, words: Sequence[Word], at: int) -> bool:
    """Return whether a word is in the line (and the cell) of the word before it."""
    gap = text[words[at - 1].end : words[at].start]
    return "\n" not in gap and "   " not in gap
