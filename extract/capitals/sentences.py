"""Capitals of sentences: where one begins, in acronyms and grades of jobs, after courtesy titles."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.pattern_files import alternatives, listed, rows, word_set

_FULL_LINE = 50
"""Characters from which on a line that has no end may go on in the next."""
_ENDS = frozenset(".?!:;)]\"'")
_OPENS = re.compile(r"[\s>\"'(\[*•·–—~-]*(?:\d{1,2}[.)]\s+)?(?P<raised>[^\W\d_])")
_ITEM = re.compile(r"\s*(?:[-*•·+–—>#|]|\d{1,3}[.)])")
_NEXT = re.compile(r"[.?!][\"')\]]{0,3}\s{1,9}[\"'(\[]{0,3}(?P<raised>[^\W\d_])")
_WORD_BEFORE = re.compile(r"[^\W_]*$")
_LONGEST_WORD = 20
_ABBREVIATIONS = word_set("words", "abbreviations")
_COURTESY = re.compile(r"\b(?P<raised>(?:mr|mrs|ms|dr|st|ste)\.? [^\W\d_])")
_GRADE = re.compile(rf"\b{alternatives(listed('capitals', 'graded'))} (?P<raised>ii?i?|iv)(?:(?<=i[iv])s)?\b")
_WORDS_OF_SENTENCES = frozenset(("it", "is", "its"))
"""Words that are acronyms only among a title's words."""


def with_sentences(lines: Sequence[str]) -> list[str]:
    """Return lines in small letters with the capitals of their sentences."""
    return [_raised(line, _places(line, before)) for before, line in zip(("", *lines), lines, strict=False)]


def _places(line: str, before: str) -> Iterator[tuple[int, int]]:
    """Yield where capitals belong in a line, of which the line before it says whether it begins a sentence."""
    before = before.rstrip()
    goes_on = len(before) >= _FULL_LINE and before[-1] not in _ENDS and not _ITEM.match(line)
    if not goes_on and (opening := _OPENS.match(line)):
        yield opening.span("raised")
    for stop in _NEXT.finditer(line):
        word = line[max(0, stop.start() - _LONGEST_WORD) : stop.start()]
        if not _is_cut_short(word):
            yield stop.span("raised")
    for pattern in (_COURTESY, _GRADE, _acronym()):
        for match in pattern.finditer(line):
            yield match.start("raised"), match.end("raised")


def _is_cut_short(before: str) -> bool:
    """Return whether the last word before a full stop is an initial or an abbreviation, so that no sentence ends."""
    match = _WORD_BEFORE.search(before)
    word = match.group() if match else ""
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _raised(line: str, places: Iterator[tuple[int, int]]) -> str:
    """Return a line with capitals at some places; of a courtesy title only the first letters, of "ß" none."""
    letters = list(line)
    for start, end in places:
        initials = " " in line[start:end]
        for at in (start, end - 1) if initials else range(start, end):
            letters[at] = letters[at].upper() if len(letters[at].upper()) == 1 else letters[at]
    return "".join(letters)


@cache
def _acronym() -> re.Pattern[str]:
    """Return the acronyms of jobs, which are the first letters of a title's words, and of agencies."""
    shorts = {
        row["short"]
        for row in rows("title_abbreviations")
        if row["short"].isalpha() and row["short"] == "".join(word[0] for word in row["long"].split())
    }
    words = shorts.union(listed("title_words", "acronym"), listed("agencies", "agency")) - _WORDS_OF_SENTENCES
    return re.compile(rf"(?<![\w'])(?P<raised>{alternatives(words)})(?:s|'s)?(?![\w'])")
