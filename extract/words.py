"""Words: the words and marks of a text with their offsets, hyphens, slashes and abbreviating full stops inside them.

spaCy's tokens cut at every hyphen; a title's words do not ("on-site", "Programmer/Analyst", "Asst.").
"""

import re
from typing import NamedTuple

_WORD = re.compile(
    r"[^\W\d_]+(?:['’/-][^\W\d_]+)*"  # words
    r"|(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"  # numbers
    r"|\S"  # marks
)


class Word(NamedTuple):
    """A word, number or mark at characters `start` to `end`; `lower` is its text in lower case."""

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
    return [Word(word := match.group(), word.lower(), *match.span()) for match in found]
