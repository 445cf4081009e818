"""Wording: how two words of a title stand next to each other."""

from collections.abc import Sequence

from extract.words import Word
from extract.wrapping import JOINT


def adjacent(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether only a blank (or an abbreviation's full stop, or a wrapped line) stands between two words."""
    gap = text[words[at].end : words[at + 1].start]
    gap = gap.replace('"', "")
    return gap in {"", " "} or (gap[0] == " " and not gap[1:].strip(JOINT))


def same_line(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word stands in the line (and the cell) of the word before it."""
    gap = text[words[at - 1].end : words[at].start]
    return "\n" not in gap and "   " not in gap
