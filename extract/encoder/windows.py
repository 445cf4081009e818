"""Windows: stretches of whole lines, short enough for the encoder, that together cover what it is asked to read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.encoder.wordpiece import WordPieces

MOST_PIECES = 250
"""Pieces of a window, without the two that open and close it."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `start` to `end` of a doc as pieces, each with its token's mark (`extract.encoder.marks`).

    `first[i]` is where the pieces of token `start + i` begin.
    """

    start: int
    end: int
    pieces: tuple[int, ...]
    marks: tuple[int, ...]
    first: tuple[int, ...]


def cut_windows(tokens: Sequence[str], marks: Sequence[int], vocabulary: WordPieces) -> Iterator[Window]:
    """Yield windows that cover all tokens once, in order: as many whole lines as fit, a longer line in parts."""
    pieces = list(map(vocabulary.pieces, tokens))
    sizes = list(map(len, pieces))
    start = size = 0
    for line_start, line_end in _lines(tokens):
        line = sum(sizes[line_start:line_end])
        if size and size + line > MOST_PIECES:
            yield _window(pieces, marks, start, line_start, vocabulary)
            start, size = line_start, 0
        size += line
        while size > MOST_PIECES:
            end = start
            taken = 0
            while taken + sizes[end] <= MOST_PIECES:
                taken += sizes[end]
                end += 1
            yield _window(pieces, marks, start, end, vocabulary)
            start, size = end, size - taken
    if size:
        yield _window(pieces, marks, start, len(tokens), vocabulary)


def _lines(tokens: Iterable[str]) -> Iterator[tuple[int, int]]:
    start = end = 0
    for end, token in enumerate(tokens, start=1):
        if "\n" in token:
            yield start, end
            start = end
    if start < end:
        yield start, end


def _window(
    pieces: Sequence[Sequence[int]], marks: Sequence[int], start: int, end: int, vocabulary: WordPieces
) -> Window:
    """Return the window of tokens `start` to `end`, whose `pieces` and marks are given token by token."""
    laid, marked, first = [vocabulary.classify], [0], []
    for of_token, mark in zip(pieces[start:end], marks[start:end], strict=True):
        first.append(len(laid))
        laid.extend(of_token)
        marked.extend([mark] * len(of_token))
    return Window(start, end, (*laid, vocabulary.separate), (*marked, 0), tuple(first))
