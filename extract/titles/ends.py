"""Title ends: whether the field of work after a title's head ends the title, or a list goes on with it."""

import re
from collections.abc import Sequence

from extract.titles.vocabulary import vocabulary
from extract.titles.words import Word, Words

_MARKS = frozenset([".", "(", ";", ")", "—", "–", "-", ":", "|", ">", "="])
_TIMES = re.compile(r"[x×]\d", re.IGNORECASE)
"""The number of holders after a title: "x3"."""
_JOINS = frozenset(["and", "plus", "&", "+"])
_FEWEST_WORDS = 2


def closes(words: Words, end: int) -> bool:
    """Return whether the domain after a comma ends the title: no number, comma-list or further head goes on."""
    if end + 1 >= len(words) or not words.same_line(end + 1):
        return True
    after = words[end + 1]
    return after.text in _MARKS or after.lower in vocabulary("ender") or bool(_TIMES.match(after.text))


def goes_on(words: Words, end: int, named: Sequence[Word]) -> bool:
    """Return whether the sentence goes on after a field: with the next of a list, in small letters, or with a number.

    "I am Manager, Technical Services, in the basement", "(Manager, Systems & Facilities 1.0 /" and "a Manager, Networks
    and three techs" name one title that ends there.
    """
    if end + 1 >= len(words):
        return False
    after = words[end + 1]
    beyond = words[end + 2] if end + 2 < len(words) else None
    if after.lower in _JOINS and beyond is not None and (beyond.lower in vocabulary("opener") or beyond.text.isdigit()):
        return True
    if len(named) < _FEWEST_WORDS:
        return False
    if after.text == "," and beyond is not None and beyond.lower in {"a", "an"}:
        return True
    if after.text[0].isdigit():
        return beyond is None or beyond.text in {"/", "|", "(", ")"} or not words.same_line(end + 2)
    listed = vocabulary("opener") | vocabulary("modifier") - vocabulary("stop") | vocabulary("head") | {"and", "plus"}
    return after.text == "," and beyond is not None and beyond.text.islower() and beyond.lower not in listed


def ends_phrase(words: Words, end: int) -> bool:
    """Return whether the noun phrase ends here: a mark, a small word or the line's end follows."""
    if end + 1 >= len(words) or not words.same_line(end + 1):
        return True
    after = words[end + 1]
    return not after.text[0].isalpha() or after.lower in vocabulary("stop") or after.lower in vocabulary("ender")


def on_assignment(words: Words, at: int) -> bool:
    """Return whether "on special assignment" is at `at`, which belongs to the title before it."""
    phrase = [word.lower for word in words[at : at + 3]]
    return phrase == ["on", "special", "assignment"] and all(words.same_line(at + step) for step in (1, 2))
