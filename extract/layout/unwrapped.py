"""Unwrapped: the text of a post without what its way of being typed left in it: wrapped lines, two blanks after a stop.

A wrapping program breaks a line where the next word would not have fitted. Where a sentence visibly goes on in the next
line, that tells two bounds of the width: the line fits, and the line with the next word does not. Where all such breaks
of a post agree on a width, every other line that is full at it was broken too, whatever the next one begins with.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

from extract.joints import JOINT, SURPLUS
from extract.layout.source_lines import SourceLine, runs, split_lines
from extract.layout.wraps import OPEN_END, OPEN_WORD

_NARROWEST, _WIDEST = 50, 100
_FEWEST = 2
"""Breaks that must agree on a width, or full lines of the paragraph where there is only one; less may be chance."""
_STOPS = (".", "!", "?", ":", ";")
_SECOND_BLANK = re.compile(r"(?<=[.!?][ ])[ ](?=\S)")
_COLUMNS = re.compile(r"\S\s{3,}\S|\t|\|")
_MARK = re.compile(r"[^\w\s(\"'$]+|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)]|[QA]\d{0,2}[.:)]?")
"""A first word that may be a bullet, a number or a quotation's mark; a list has two."""
_KEY = re.compile(r"[^\s:a-z][^:.?!;]{0,48}:(?:\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """Characters at which lines were broken: at least the longest that fits, less than the shortest that does not."""

    fits: int
    breaks: int

    def fills(self, line: SourceLine, following: SourceLine) -> bool:
        """Return whether a line is full: its own words fit, and the next word would not have."""
        return _length(line) < self.breaks and _with_next(line, following) > self.fits


def unwrap_lines(text: str) -> str:
    """Return the text with one blank after a stop, and for a line end inside a wrapped paragraph; same length."""
    text = _SECOND_BLANK.sub(SURPLUS, text)
    lines = split_lines(text)
    blocks = runs([at for at, line in enumerate(lines) if line.body])
    width = _width(lines, blocks)
    if width is None:
        return text
    pieces: list[str] = []
    done = 0
    for at in _broken(lines, blocks, width):
        end, begin = lines[at].start + lines[at].lead + len(lines[at].body), lines[at + 1].content
        pieces += (text[done:end], " ", JOINT * (begin - end - 1))
        done = begin
    return "".join((*pieces, text[done:]))


def _width(lines: Sequence[SourceLine], blocks: Sequence[Sequence[int]]) -> Width | None:
    """Return the width on which all breaks inside a sentence agree, None where they do not."""
    pairs = [[(lines[at], lines[after]) for at, after in pairwise(block)] for block in blocks]
    telling = [[_goes_on(line, following) for line, following in block] for block in pairs]
    breaks = [pair for block, told in zip(pairs, telling, strict=True) for pair in compress(block, told)]
    if not breaks:
        return None
    width = Width(
        fits=max(_length(line) for line, _ in breaks),
        breaks=min(_with_next(line, following) for line, following in breaks),
    )
    if not _NARROWEST <= width.fits < min(width.breaks, _WIDEST):
        return None
    if len(breaks) < _FEWEST:
        block = next(block for block, told in zip(pairs, telling, strict=True) if any(told))
        if len(block) < _FEWEST or not all(width.fills(line, following) for line, following in block):
            return None
    return width


def _goes_on(line: SourceLine, following: SourceLine) -> bool:
    """Return whether a sentence visibly goes on from one line to the next."""
    if line.body.startswith(">") or line.body.endswith(_STOPS):
        return False
    return following.body[0].islower() or OPEN_WORD.search(line.body) is not None


def _broken(lines: Sequence[SourceLine], blocks: Sequence[Sequence[int]], width: Width) -> Iterator[int]:
    """Yield the lines with which the next one goes on."""
    for block in blocks:
        if any(_is_too_long(lines[at], width) for at in block):
            continue
        pairs = [(lines[at], lines[after]) for at, after in pairwise(block)]
        full = [width.fills(line, following) and _may_join(line, following) for line, following in pairs]
        marks = [_mark(lines[at]) for at in block]
        alike = Counter(marks)
        keyed = [_KEY.match(lines[at].body) is not None for at in block]
        plain = [one for one, mark, key in zip(full, marks[1:], keyed[1:], strict=True) if not (mark or key)]
        flows = sum(plain) * 2 > len(plain)
        for place in compress(range(len(pairs)), full):
            line, following = pairs[place]
            if mark := marks[place + 1]:
                goes_on = alike[mark] == 1 and not line.body.endswith(_STOPS)
            elif keyed[place + 1]:
                goes_on = (flows and not line.body.endswith(_STOPS)) or _goes_on(line, following)
            else:
                goes_on = flows or following.body[0].islower() or OPEN_END.search(line.body) is not None
            if goes_on:
                yield block[place]


def _may_join(line: SourceLine, following: SourceLine) -> bool:
    """Return whether two lines may be one: neither is a row, a quotation or a rule, and the first announces no list."""
    if _COLUMNS.search(line.body) or _COLUMNS.search(following.body) or line.body.endswith(":"):
        return False
    return not line.body.startswith(">") and any(map(str.isalnum, following.body))


def _is_too_long(line: SourceLine, width: Width) -> bool:
    """Return whether a line is longer than the width though it could have been broken."""
    return _length(line) >= width.breaks and " " in line.body[: width.fits]


def _mark(line: SourceLine) -> str | None:
    """Return the kind of mark with which a line begins, alike for all numbers; None where it begins with a word."""
    word = _first_word(line)
    return re.sub(r"\w+", "1", word) if _MARK.fullmatch(word) else None


def _first_word(line: SourceLine) -> str:
    return line.body.split(maxsplit=1)[0]


def _length(line: SourceLine) -> int:
    return line.lead + len(line.body)


def _with_next(line: SourceLine, following: SourceLine) -> int:
    return _length(line) + 1 + len(_first_word(following))
